import { Button, Stack } from '@mantine/core';
import { IconFolderPlus, IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Intake } from '#shared/domain/intake';
import { useKeys } from '../../lib/keys';
import { KeyHint } from '../../ui/KeyHint';
import { AttachIntake } from './AttachIntake';
import { OpenCaseForm } from './OpenCaseForm';

/** What to do with a request: open a case from it, or join it to one. */
export function DecideIntake(props: { intake: Intake }) {
  const [act, setAct] = useState<'open' | 'attach' | null>(null);
  const close = () => setAct(null);
  return (
    <div>
      {act === null && <Choices onChoose={setAct} />}
      {act === 'open' && <OpenCaseForm intake={props.intake} onCancel={close} />}
      {act === 'attach' && <AttachIntake intake={props.intake} onCancel={close} />}
    </div>
  );
}

function Choices(props: { onChoose: (act: 'open' | 'attach') => void }) {
  const { t } = useTranslation('intakes');
  useKeys([{ keys: 'mod+Enter', label: t('page.open'), run: () => props.onChoose('open') }]);
  return (
    <Stack gap="xs">
      <Button
        onClick={() => props.onChoose('open')}
        leftSection={<IconFolderPlus size={18} aria-hidden />}
        rightSection={<KeyHint keys="mod+Enter" />}
      >
        {t('page.open')}
      </Button>
      <Button
        variant="default"
        onClick={() => props.onChoose('attach')}
        leftSection={<IconLink size={18} aria-hidden />}
      >
        {t('page.attach')}
      </Button>
    </Stack>
  );
}
