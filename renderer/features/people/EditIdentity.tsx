import { ActionIcon, Button, Checkbox, Group, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { gender, identityStatus, nameKind, spokenLanguage } from '#shared/domain/code-lists';
import { CodeSelect } from '../../ui/CodeSelect';
import { BirthInput } from '../../ui/casework/BirthInput';
import { FieldRow, Fields } from '../../ui/casework/Section';
import { changedAt, withoutAt, type EditPart } from './person-words';

/** Birth, gender, language and how sure the identity is. */
export function EditIdentity({ words, change, onUnclear }: EditPart) {
  const { t } = useTranslation('people');
  return (
    <Fields>
      <BirthInput
        autoFocus
        value={words.birth}
        onChange={(birth) => change({ birth })}
        onUnclear={(isUnclear) => onUnclear('birth', isUnclear)}
      />
      <FieldRow>
        <CodeSelect
          label={t('page.gender')}
          list={gender}
          value={words.gender}
          onChange={(code) => change({ gender: code ?? 'not_stated' })}
        />
        <TextInput
          label={t('page.pronoun')}
          maxLength={40}
          value={words.pronoun}
          onChange={(event) => change({ pronoun: event.currentTarget.value })}
        />
      </FieldRow>
      <FieldRow>
        <CodeSelect
          label={t('page.language')}
          list={spokenLanguage}
          value={words.language}
          onChange={(code) => change({ language: code ?? 'unknown' })}
        />
        <CodeSelect
          label={t('page.identityStatus')}
          list={identityStatus}
          value={words.identity}
          onChange={(code) => change({ identity: code ?? 'unknown' })}
        />
      </FieldRow>
      <Checkbox
        label={t('page.interpreterNeeded')}
        checked={words.needsInterpreter}
        onChange={(event) => change({ needsInterpreter: event.currentTarget.checked })}
      />
      <Textarea
        label={t('page.accommodation')}
        autosize
        minRows={2}
        maxLength={2000}
        value={words.accommodation}
        onChange={(event) => change({ accommodation: event.currentTarget.value })}
      />
    </Fields>
  );
}

/** The names of a person, each with its kind. */
export function EditNames({ words, change, problems }: EditPart) {
  const { t } = useTranslation('people');
  const { t: shared } = useTranslation('casework');
  const { names } = words;
  return (
    <Fields>
      {names.map((name, index) => (
        // A name has no identity but its place: the list only grows at its end.
        // oxlint-disable-next-line react/no-array-index-key
        <Group
          key={index}
          gap="xs"
          align="flex-end"
          wrap="nowrap"
          role="group"
          aria-label={t('edit.nameN', { n: index + 1 })}
        >
          <div style={{ flex: 1, minWidth: 0 }}>
            <FieldRow>
              <CodeSelect
                label={t('edit.nameKind')}
                list={nameKind}
                value={name.kind}
                onChange={(kind) => kind && change({ names: changedAt(names, index, { kind }) })}
              />
              <TextInput
                label={t('edit.family')}
                autoFocus={index === 0}
                maxLength={120}
                value={name.family}
                error={problems.includes('names') && index === 0 ? shared('person.nameNeeded') : undefined}
                onChange={(event) =>
                  change({ names: changedAt(names, index, { family: event.currentTarget.value }) })
                }
              />
              <TextInput
                label={t('edit.given')}
                maxLength={120}
                value={name.given}
                onChange={(event) =>
                  change({ names: changedAt(names, index, { given: event.currentTarget.value }) })
                }
              />
            </FieldRow>
          </div>
          {names.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('edit.removeName')}
              onClick={() => change({ names: withoutAt(names, index) })}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={names.length >= 20}
          onClick={() => change({ names: [...names, { kind: 'alias', family: '', given: '' }] })}
        >
          {t('edit.addName')}
        </Button>
      </div>
    </Fields>
  );
}
