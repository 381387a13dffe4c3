import { Button, Group, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/domain/id';
import { displayNameOf, type PersonName } from '#shared/domain/person';
import { useMay } from '../../lib/seat';
import { PersonSearch } from './PersonSearch';
import { QuickPerson } from './QuickPerson';
import './words';

/** Somebody chosen: a record of the registry, or a description of someone who is not identified. */
export type Picked = { personId: Id; name: PersonName } | { personId: null; described: string };

/**
 * Chooses a person: the search first; describing someone unidentified at any time (`mayDescribe`); creating a record only
 * once a search was answered. After each choice the field is ready for the next person.
 */
export function PersonPicker(props: {
  onPick: (picked: Picked) => void;
  mayDescribe: boolean;
  except?: readonly Id[];
  label?: string;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation('casework');
  const mayCreate = useMay('person.write');
  const [text, setText] = useState('');
  const [described, setDescribed] = useState<string | null>(null);
  const [creating, setCreating] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const take = (picked: Picked) => {
    props.onPick(picked);
    setText('');
    setDescribed(null);
    setCreating(null);
    field.current?.focus();
  };
  const addDescription = () => {
    if (described?.trim()) take({ personId: null, described: described.trim() });
  };

  return (
    <div>
      <PersonSearch
        inputRef={field}
        isAmongFields
        label={props.label ?? t('person.search')}
        text={text}
        onText={setText}
        autoFocus={props.autoFocus ?? false}
        {...(props.except ? { except: props.except } : {})}
        onPick={(line) => take({ personId: line.id, name: line.name })}
        after={(searched) => (
          <Group gap="xs" mt={8}>
            {props.mayDescribe && described === null && (
              <Button variant="default" size="compact-md" onClick={() => setDescribed(text)}>
                {t('person.describe')}
              </Button>
            )}
            {mayCreate && (
              <Button
                variant="default"
                size="compact-md"
                disabled={!searched.isAnswered}
                onClick={() => setCreating(searched.text)}
              >
                {t('person.create')}
              </Button>
            )}
            {mayCreate && !searched.isAnswered && (
              <Text size="xs" c="dimmed">
                {t('person.createAfterSearch')}
              </Text>
            )}
          </Group>
        )}
      />
      {described !== null && (
        <Group gap="xs" mt={8} align="flex-end" wrap="nowrap">
          <TextInput
            flex={1}
            autoFocus
            label={t('person.describeLabel')}
            placeholder={t('person.describePlaceholder')}
            maxLength={300}
            value={described}
            onChange={(event) => setDescribed(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.ctrlKey) {
                event.preventDefault();
                addDescription();
              }
            }}
          />
          <Button variant="default" onClick={addDescription} disabled={described.trim() === ''}>
            {t('person.describeAdd')}
          </Button>
        </Group>
      )}
      {creating !== null && (
        <QuickPerson
          searched={creating}
          onCreated={(person) => take({ personId: person.id, name: displayNameOf(person.names) })}
          onClose={() => setCreating(null)}
        />
      )}
    </div>
  );
}
