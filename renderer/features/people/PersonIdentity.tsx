import { useTranslation } from 'react-i18next';
import { gender, nameKind, spokenLanguage } from '#shared/domain/code-lists';
import { givenFirst, type Person, type PersonName } from '#shared/domain/person';
import { useLanguage } from '../../lib/language';
import { birthWords } from '../../ui/casework/BirthInput';
import { Facts } from '../../ui/casework/Facts';

/** What is known of who the person is. */
export function PersonIdentity({ person }: { person: Person }) {
  const { t } = useTranslation('people');
  const { t: shared } = useTranslation('casework');
  const language = useLanguage();
  return (
    <Facts
      facts={[
        {
          name: t('page.birth'),
          value: person.birth ? birthWords(person.birth, language, shared) : t('page.birthUnknown'),
        },
        { name: t('page.gender'), value: gender.labelOf(person.gender, language) },
        { name: t('page.pronoun'), value: person.pronoun },
        { name: t('page.language'), value: spokenLanguage.labelOf(person.language, language) },
        { name: t('page.interpreter'), value: person.needsInterpreter && t('page.interpreterNeeded') },
        { name: t('page.accommodation'), value: person.accommodation },
      ]}
    />
  );
}

/** The names of a person, each with its kind. */
export function PersonNames(props: { names: readonly PersonName[] }) {
  const { t } = useTranslation('people');
  const language = useLanguage();
  return (
    <Facts
      facts={props.names.map((name, index) => ({
        name: `${nameKind.labelOf(name.kind, language)}${props.names.filter((one) => one.kind === name.kind).length > 1 ? ` ${index + 1}` : ''}`,
        value: givenFirst(name) || t('page.noName'),
      }))}
    />
  );
}
