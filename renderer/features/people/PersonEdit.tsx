import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#shared/domain/person';
import { CallFailed, call } from '../../lib/call';
import { useKeys } from '../../lib/keys';
import { useCommand } from '../../lib/useCommand';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { Notice } from '../../ui/Notice';
import { ConflictScreen } from '../../ui/casework/ConflictScreen';
import { EditAddresses } from './EditAddresses';
import { EditContacts } from './EditContacts';
import { EditIdentity, EditNames } from './EditIdentity';
import { problemsOf, wordsOfPerson, type PersonPart, type PersonWords } from './person-words';
import { usePersonConflictFields } from './usePersonConflictFields';

const FORMS = { identity: EditIdentity, names: EditNames, addresses: EditAddresses, contacts: EditContacts };

/** Changes one part of a record in place. When somebody saved the record meanwhile, both versions are shown. */
export function PersonEdit(props: { person: Person; part: PersonPart; onDone: () => void }) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const [base, setBase] = useState(props.person);
  const [words, setWords] = useState(() => wordsOfPerson(props.person));
  const [unclear, setUnclear] = useState<ReadonlySet<string>>(new Set());
  const [wasAsked, setAsked] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const [newest, setNewest] = useState<Person | null>(null);
  const save = useCommand('persons.change', { refreshes: ['persons.read', 'persons.search', 'cases.read'] });
  const conflictFields = usePersonConflictFields();

  const problems = problemsOf(base.id, base.version, words);
  const mayNot = problems.length > 0 || unclear.size > 0;
  const isChanged = JSON.stringify(words) !== JSON.stringify(wordsOfPerson(base));

  const store = async (chosen: PersonWords, version: number) => {
    try {
      await save.mutateAsync({ id: base.id, version, ...chosen });
      props.onDone();
    } catch (error) {
      if (!(error instanceof CallFailed) || error.failure.code !== 'CONFLICT') return;
      // The refusal of this reading is shown by the conflict not being shown: the words stay, saving can be tried again.
      const read = await call('persons.read', { personId: base.id }).catch(() => null);
      if (read) setNewest(read.person);
    }
  };
  const submit = () => {
    setAsked(true);
    if (mayNot || save.isPending || newest) return;
    if (isChanged) void store(words, base.version);
    else props.onDone();
  };
  const leave = () => (isChanged ? setLeaving(true) : props.onDone());
  useKeys([
    { keys: 'mod+Enter', label: t('edit.save'), run: submit },
    { keys: 'Escape', label: common('cancel'), run: leave },
  ]);

  if (newest) {
    return (
      <ConflictScreen
        versions={{ base: wordsOfPerson(base), mine: words, theirs: wordsOfPerson(newest) }}
        theirsBy={t('conflict.someone')}
        theirsAt={newest.updatedAt}
        fields={conflictFields}
        isBusy={save.isPending}
        onSettle={(chosen) => {
          setWords(chosen);
          setBase(newest);
          setNewest(null);
          void store(chosen, newest.version);
        }}
      />
    );
  }

  const Form = FORMS[props.part];
  return (
    <Stack gap="md">
      <Form
        words={words}
        change={(changes) => setWords((now) => ({ ...now, ...changes }))}
        problems={wasAsked ? problems : []}
        onUnclear={(field, isUnclear) =>
          setUnclear((now) => {
            const next = new Set(now);
            if (isUnclear) next.add(field);
            else next.delete(field);
            return next;
          })
        }
      />
      {wasAsked && mayNot && <Notice tone="attention">{t('edit.problem')}</Notice>}
      {save.error?.failure.code !== 'CONFLICT' && <FailureAlert failure={save.error} onRetry={submit} />}
      <Group gap="xs">
        <Button onClick={submit} loading={save.isPending} rightSection={<KeyHint keys="mod+Enter" />}>
          {t('edit.save')}
        </Button>
        <Button variant="default" onClick={leave}>
          {common('cancel')}
        </Button>
        {isChanged && (
          <Text size="sm" c="dimmed">
            {t('edit.unsaved')}
          </Text>
        )}
      </Group>
      <ConfirmDialog
        opened={isLeaving}
        title={t('edit.leaveTitle')}
        confirmLabel={t('edit.leaveConfirm')}
        tone="attention"
        onConfirm={props.onDone}
        onClose={() => setLeaving(false)}
      >
        {t('edit.leaveText')}
      </ConfirmDialog>
    </Stack>
  );
}
