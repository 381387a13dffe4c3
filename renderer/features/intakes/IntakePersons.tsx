import { ActionIcon, Text } from '@mantine/core';
import { IconUserQuestion, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { personRole } from '#shared/domain/code-lists';
import type { Id } from '#shared/domain/id';
import type { IntakePerson } from '#shared/domain/intake';
import { familyFirst, type PersonName } from '#shared/domain/person';
import { fieldId } from '../../lib/field-focus';
import { CodeSelect } from '../../ui/CodeSelect';
import { Mark } from '../../ui/casework/Mark';
import { NamedPerson } from '../../ui/casework/NamedPerson';
import { PersonPicker } from '../../ui/casework/PersonPicker';
import { Fields } from '../../ui/casework/Section';
import classes from './IntakePersons.module.css';

/** The people named in a request, each with their part in it; found in the registry, or only described. */
export function IntakePersons(props: {
  persons: readonly IntakePerson[];
  names: ReadonlyMap<Id, PersonName>;
  onNamed: (personId: Id, name: PersonName) => void;
  onChange: (persons: IntakePerson[]) => void;
}) {
  const { t } = useTranslation('intakes');
  const { t: shared } = useTranslation('casework');
  const { persons } = props;
  // The first person named is most often the one that the request is about.
  const nextRole = persons.some((one) => one.role === 'concerned') ? 'relative' : 'concerned';
  const nameOf = (person: IntakePerson) => {
    const known = person.personId === null ? undefined : props.names.get(person.personId);
    return known ? familyFirst(known) : person.described || shared('person.hidden');
  };
  return (
    <Fields>
      {persons.length === 0 ? (
        <Text c="dimmed">{t('form.personsNone')}</Text>
      ) : (
        <ul className={classes.list}>
          {persons.map((person, index) => (
            <li key={person.personId ?? `${index} ${person.described}`} className={classes.person}>
              <div className={classes.name}>
                {person.personId === null ? (
                  <Mark icon={IconUserQuestion}>{person.described}</Mark>
                ) : (
                  <NamedPerson personId={person.personId} known={props.names.get(person.personId)} />
                )}
              </div>
              <CodeSelect
                aria-label={shared('person.roleOf', { name: nameOf(person) })}
                list={personRole}
                value={person.role}
                onChange={(role) =>
                  role && props.onChange(persons.map((one, at) => (at === index ? { ...one, role } : one)))
                }
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={shared('person.removeOf', { name: nameOf(person) })}
                onClick={() => props.onChange(persons.filter((_, at) => at !== index))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {persons.length < 30 && (
        <div id={fieldId('intake', 'persons')}>
          <PersonPicker
            mayDescribe
            except={persons.flatMap(({ personId }) => personId ?? [])}
            onPick={(picked) => {
              if (picked.personId !== null) props.onNamed(picked.personId, picked.name);
              const described = picked.personId === null ? picked.described : '';
              props.onChange([...persons, { personId: picked.personId, described, role: nextRole }]);
            }}
          />
        </div>
      )}
    </Fields>
  );
}
