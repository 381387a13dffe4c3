import { useTranslation } from 'react-i18next';
import {
  addressKind,
  contactKind,
  contactSafety,
  gender,
  identityStatus,
  nameKind,
  spokenLanguage,
} from '#shared/domain/code-lists';
import { addressLine, familyFirst, isProtectedAddress, type Address } from '#shared/domain/person';
import { useLanguage } from '../../lib/language';
import { birthWords } from '../../ui/casework/BirthInput';
import type { ConflictField } from '../../ui/casework/ConflictScreen';
import type { PersonWords } from './person-words';

/** How each part of a record is told when two versions of it differ. */
export function usePersonConflictFields(): ConflictField<PersonWords>[] {
  const { t } = useTranslation('people');
  const { t: shared } = useTranslation('casework');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const lines = (items: string[]) => items.join('\n');
  const place = (address: Address) =>
    isProtectedAddress(address)
      ? t('page.protected')
      : [addressLine(address), address.municipality, address.postalCode].filter(Boolean).join(', ');
  const fields: { [F in keyof PersonWords]: Omit<ConflictField<PersonWords>, 'field' | 'label'> } = {
    names: {
      show: (names: PersonWords['names']) =>
        lines(
          names.map(
            (name) => `${nameKind.labelOf(name.kind, language)}${shared('colon')}${familyFirst(name)}`,
          ),
        ),
      isJoinable: true,
    },
    birth: {
      show: (birth: PersonWords['birth']) => (birth ? birthWords(birth, language, shared) : ''),
    },
    gender: { show: (code: PersonWords['gender']) => gender.labelOf(code, language) },
    pronoun: { show: (text: string) => text },
    language: { show: (code: PersonWords['language']) => spokenLanguage.labelOf(code, language) },
    needsInterpreter: { show: (needs: boolean) => common(needs ? 'yes' : 'no') },
    accommodation: { show: (text: string) => text, isJoinable: true },
    identity: { show: (code: PersonWords['identity']) => identityStatus.labelOf(code, language) },
    addresses: {
      show: (addresses: PersonWords['addresses']) =>
        lines(
          addresses.map((one) => `${addressKind.labelOf(one.kind, language)}${shared('colon')}${place(one)}`),
        ),
    },
    contactPoints: {
      show: (contacts: PersonWords['contactPoints']) =>
        lines(
          contacts.map(
            (one) =>
              `${contactKind.labelOf(one.kind, language)}${shared('colon')}${one.value} (${contactSafety.labelOf(one.safety, language)})`,
          ),
        ),
    },
  };
  return (Object.keys(fields) as (keyof PersonWords)[]).map((field) => ({
    field,
    label: t(`field.${field}`),
    ...fields[field],
  }));
}
