import { useTranslation } from 'react-i18next';
import type { Participant, SafeContact } from '#shared/domain/case-file';
import { givenFirst } from '#shared/domain/person';
import { SafeContactCard } from './SafeContactCard';
import './words';

/**
 * The safe-contact cards of a case: of the people concerned, of victims, and of whoever has a rule written down.
 * With one person, no name is repeated.
 */
export function CaseContacts(props: {
  participants: readonly Participant[];
  contacts: readonly SafeContact[];
  hasLinks: boolean;
}) {
  const { t } = useTranslation('casework');
  const shown = props.participants.filter(
    ({ personId, role }) =>
      role === 'concerned' || role === 'victim' || props.contacts.some((one) => one.personId === personId),
  );
  return (
    <SafeContactCard
      hasNames={shown.length > 1}
      hasLinks={props.hasLinks}
      people={shown.map(({ personId, name }) => ({
        personId,
        name: givenFirst(name) || t('person.noName'),
        ways: props.contacts.filter((one) => one.personId === personId),
      }))}
    />
  );
}
