import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Birth } from '#shared/domain/calendar-day';
import { gender as genders } from '#shared/domain/code-lists';
import type { NewPerson, Person } from '#shared/domain/person';
import { useKeys } from '../../lib/keys';
import { useLanguage } from '../../lib/language';
import { searchedName } from '../../lib/searched-name';
import { useCommand } from '../../lib/useCommand';
import { FailureAlert } from '../FailureAlert';
import { KeyHint } from '../KeyHint';
import { BirthInput } from './BirthInput';
import './words';

/** A new record in four answers, after a search that did not find the person; the rest is written on the person's page. */
export function QuickPerson(props: {
  searched: string;
  onCreated: (person: Person) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('casework');
  return (
    <Modal opened onClose={props.onClose} title={t('person.createTitle')} size="md">
      <Body {...props} />
    </Modal>
  );
}

function Body(props: { searched: string; onCreated: (person: Person) => void; onClose: () => void }) {
  const { t } = useTranslation('casework');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const [id] = useState(() => crypto.randomUUID());
  const [name, setName] = useState(() => searchedName(props.searched));
  const [birth, setBirth] = useState<Birth | null>(null);
  const [isBirthUnclear, setBirthUnclear] = useState(false);
  const [gender, setGender] = useState<NewPerson['gender']>('not_stated');
  const [wasAsked, setAsked] = useState(false);
  const family = useRef<HTMLInputElement>(null);
  const create = useCommand('persons.create');
  const isNameless = name.family.trim() === '' && name.given.trim() === '';

  const submit = () => {
    setAsked(true);
    if (isNameless) return family.current?.focus();
    if (isBirthUnclear || create.isPending) return;
    create.mutate(
      {
        id,
        names: [{ kind: 'usual', ...name }],
        birth,
        gender,
        pronoun: '',
        language: 'unknown',
        needsInterpreter: false,
        accommodation: '',
        identity: 'declared',
        addresses: [],
        contactPoints: [],
      },
      { onSuccess: props.onCreated },
    );
  };
  useKeys([{ keys: 'mod+Enter', label: t('person.createTitle'), run: submit }]);

  return (
    <Stack gap="sm">
      <TextInput
        ref={family}
        data-autofocus
        label={t('person.family')}
        value={name.family}
        onChange={(event) => setName({ ...name, family: event.currentTarget.value })}
        error={wasAsked && isNameless ? t('person.nameNeeded') : undefined}
        maxLength={120}
      />
      <TextInput
        label={t('person.given')}
        value={name.given}
        onChange={(event) => setName({ ...name, given: event.currentTarget.value })}
        maxLength={120}
      />
      <BirthInput value={birth} onChange={setBirth} onUnclear={setBirthUnclear} />
      <Select
        label={t('person.gender')}
        allowDeselect={false}
        data={genders.codes.map((code) => ({ value: code, label: genders.labelOf(code, language) }))}
        value={gender}
        onChange={(code) => setGender(genders.codes.find((one) => one === code) ?? 'not_stated')}
      />
      <FailureAlert failure={create.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={props.onClose}>
          {common('cancel')}
        </Button>
        <Button onClick={submit} loading={create.isPending} rightSection={<KeyHint keys="mod+Enter" />}>
          {t('person.create')}
        </Button>
      </Group>
    </Stack>
  );
}
