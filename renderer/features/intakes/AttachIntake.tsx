import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseLine } from '#shared/domain/case-file';
import { situationType } from '#shared/domain/code-lists';
import type { Intake } from '#shared/domain/intake';
import { familyFirst } from '#shared/domain/person';
import { useKeys } from '../../lib/keys';
import { useLanguage } from '../../lib/language';
import { navigate } from '../../lib/location';
import { useCommand } from '../../lib/useCommand';
import { useQueryOf } from '../../lib/useQueryOf';
import { DataList } from '../../ui/DataList';
import { EmptyState } from '../../ui/EmptyState';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';

/** Joins a request to a case that is already under way, chosen among those where this account writes. */
export function AttachIntake(props: { intake: Intake; onCancel: () => void }) {
  const { t } = useTranslation('intakes');
  const { t: shared } = useTranslation('casework');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 150);
  const [chosen, setChosen] = useState<CaseLine | null>(null);
  const cases = useQueryOf(
    'cases.list',
    { scope: 'writable', text: asked, withClosed: false, limit: 20 },
    { keepPrevious: true },
  );
  const attach = useCommand('cases.attachIntake', {
    refreshes: ['intakes.list', 'intakes.read', 'cases.list', 'cases.read', 'desk.read', 'persons.read'],
  });
  const submit = () => {
    if (chosen === null || attach.isPending) return;
    attach.mutate(
      { caseId: chosen.id, intakeId: props.intake.id },
      { onSuccess: (file) => navigate(`/cases/${file.id}`) },
    );
  };
  useKeys([
    ...(chosen
      ? [{ keys: 'mod+Enter', label: t('attach.confirm', { number: chosen.number }), run: submit }]
      : []),
    { keys: 'Escape', label: common('cancel'), run: props.onCancel },
  ]);

  return (
    <Stack gap="sm">
      <Title order={2}>{t('attach.title')}</Title>
      <FailureAlert failure={attach.error} />
      <Group gap="xs">
        {chosen && (
          <Button onClick={submit} loading={attach.isPending} rightSection={<KeyHint keys="mod+Enter" />}>
            {t('attach.confirm', { number: chosen.number })}
          </Button>
        )}
        <Button variant="default" onClick={props.onCancel}>
          {common('cancel')}
        </Button>
      </Group>
      <FailureAlert failure={cases.error} />
      <DataList<CaseLine>
        label={t('attach.title')}
        items={cases.data?.lines ?? []}
        {...(cases.data ? { total: cases.data.total } : {})}
        keyOf={(line) => line.id}
        currentKey={chosen?.id ?? null}
        search={{ text, onChange: setText, label: t('attach.search') }}
        autoFocus
        onOpen={setChosen}
        row={(line) => (
          <div>
            <div>{line.person ? familyFirst(line.person) : shared('case.nobody')}</div>
            <Text size="sm" c="dimmed">
              {line.number} · {situationType.labelOf(line.category, language)}
            </Text>
          </div>
        )}
        empty={cases.data ? <EmptyState title={t('attach.empty')}>{t('attach.emptyText')}</EmptyState> : null}
      />
    </Stack>
  );
}
