import { useTranslation } from 'react-i18next';
import { intakeOrigin, perceivedUrgency, personRole, situationType } from '#shared/domain/code-lists';
import type { IntakeDraft, IntakePerson, Requester } from '#shared/domain/intake';
import { useLanguage } from '../../lib/language';
import type { ConflictField } from '../../ui/casework/ConflictScreen';
import { NamedPerson } from '../../ui/casework/NamedPerson';

/** How each answer of a request is told when two versions of it differ. */
export function useIntakeConflictFields(): ConflictField<IntakeDraft>[] {
  const { t } = useTranslation('intakes');
  const language = useLanguage();
  const text = (value: string | number | null) => value ?? '';
  const fields: { [F in keyof IntakeDraft]: Omit<ConflictField<IntakeDraft>, 'field' | 'label'> } = {
    receivedDay: { show: text },
    receivedTime: { show: text },
    origin: { show: (code: IntakeDraft['origin']) => (code ? intakeOrigin.labelOf(code, language) : '') },
    requester: {
      show: ({ name, badge, organisation, phone }: Requester) => said([name, badge, organisation, phone]),
    },
    eventNumbers: { show: said, isJoinable: true },
    situationTypes: {
      show: (codes: IntakeDraft['situationTypes']) =>
        said(codes.map((code) => situationType.labelOf(code, language))),
      isJoinable: true,
    },
    account: { show: text, isJoinable: true },
    persons: {
      show: (persons: IntakePerson[]) =>
        persons.map((person, index) => (
          <div key={person.personId ?? `${index} ${person.described}`}>
            {person.personId ? <NamedPerson personId={person.personId} /> : person.described}
            {` (${personRole.labelOf(person.role, language)})`}
          </div>
        )),
      isJoinable: true,
    },
    urgency: { show: (code: IntakeDraft['urgency']) => perceivedUrgency.labelOf(code, language) },
    municipality: { show: text },
    patrolOfficers: { show: text },
    patrolMinutes: { show: text },
  };
  return (Object.keys(fields) as (keyof IntakeDraft)[]).map((field) => ({
    field,
    label: t(`form.field.${field}`),
    ...fields[field],
  }));
}

const said = (parts: readonly string[]) => parts.filter((part) => part !== '').join(', ');
