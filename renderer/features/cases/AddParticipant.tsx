import { Anchor, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '#shared/domain/case-file';
import { personRole } from '#shared/domain/code-lists';
import type { Id } from '#shared/domain/id';
import { familyFirst, type PersonName } from '#shared/domain/person';
import { useKeys } from '../../lib/keys';
import { useCommand } from '../../lib/useCommand';
import { CodeSelect } from '../../ui/CodeSelect';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { PersonPicker } from '../../ui/casework/PersonPicker';
import { Panel } from './Panel';

/** Adds somebody to a case: found in the registry first, then their part in it. */
export function AddParticipant(props: { file: CaseFile; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const { t: shared } = useTranslation('casework');
  const { t: common } = useTranslation();
  const [chosen, setChosen] = useState<{ personId: Id; name: PersonName } | null>(null);
  const [role, setRole] = useState<(typeof personRole.codes)[number]>('relative');
  const add = useCommand('cases.addParticipant', {
    refreshes: ['cases.read', 'cases.list', 'desk.read', 'persons.read'],
  });
  const submit = () => {
    if (chosen === null || add.isPending) return;
    add.mutate({ caseId: props.file.id, personId: chosen.personId, role }, { onSuccess: props.onClose });
  };
  useKeys([{ keys: 'mod+Enter', label: t('participant.add'), run: submit }]);
  return (
    <Panel title={t('participant.title')}>
      <Stack gap="sm" maw={640}>
        {chosen === null ? (
          <PersonPicker
            mayDescribe={false}
            autoFocus
            except={props.file.participants.map(({ personId }) => personId)}
            onPick={(picked) => picked.personId !== null && setChosen(picked)}
          />
        ) : (
          <>
            <div>
              {t('participant.chosen')}
              {shared('colon')}
              <strong>{familyFirst(chosen.name)}</strong>{' '}
              <Anchor component="button" type="button" size="sm" onClick={() => setChosen(null)}>
                {t('participant.other')}
              </Anchor>
            </div>
            <CodeSelect
              label={t('participant.role')}
              list={personRole}
              autoFocus
              value={role}
              onChange={(code) => code && setRole(code)}
            />
          </>
        )}
        <FailureAlert failure={add.error} />
        <Group gap="xs">
          {chosen !== null && (
            <Button onClick={submit} loading={add.isPending} rightSection={<KeyHint keys="mod+Enter" />}>
              {t('participant.add')}
            </Button>
          )}
          <Button variant="default" onClick={props.onClose}>
            {common('cancel')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
