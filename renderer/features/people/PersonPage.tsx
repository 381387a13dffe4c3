import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconIdBadge2, IconPencil, IconTimeline } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import type { OutputOf } from '#shared/contract/index';
import { gender } from '#shared/domain/code-lists';
import { displayNameOf, givenFirst } from '#shared/domain/person';
import { ageTodayText } from '../../lib/ages';
import { useKeys } from '../../lib/keys';
import { useLanguage } from '../../lib/language';
import { navigate } from '../../lib/location';
import { useMay } from '../../lib/seat';
import { useQueryOf } from '../../lib/useQueryOf';
import { PageHeader } from '../../ui/PageHeader';
import { Mark } from '../../ui/casework/Mark';
import { SafeContactCard } from '../../ui/casework/SafeContactCard';
import { Section } from '../../ui/casework/Section';
import { Unreadable } from '../../ui/casework/Unreadable';
import { WorkPage } from '../../ui/casework/WorkPage';
import { PersonAddresses } from './PersonAddresses';
import { PersonCases } from './PersonCases';
import { PersonEdit } from './PersonEdit';
import { PersonIdentity, PersonNames } from './PersonIdentity';
import type { PersonPart } from './person-words';
import './words';

/** A person as the registry knows them, changed in place one part at a time. */
export function PersonPage() {
  const { t } = useTranslation('people');
  const { personId } = useParams<{ personId: string }>();
  const read = useQueryOf('persons.read', { personId });
  if (read.error) {
    const list = { title: t('title'), href: '/people' };
    return <Unreadable list={list} failure={read.error} onRetry={() => void read.refetch()} />;
  }
  if (!read.data) return null;
  return <Record {...read.data} />;
}

function Record({ person, cases, mayChange }: OutputOf<'persons.read'>) {
  const { t } = useTranslation('people');
  const { t: shared } = useTranslation('casework');
  const language = useLanguage();
  const mayReadJournal = useMay('journal.read');
  const [part, setPart] = useState<PersonPart | null>(null);
  useKeys([{ keys: 'Escape', label: t('title'), run: () => void (part === null && navigate('/people')) }]);

  const name = givenFirst(displayNameOf(person.names)) || t('page.noName');
  const age = ageTodayText(person.birth, language);
  const change = (what: PersonPart, title: string) =>
    mayChange &&
    part === null && (
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPencil size={16} aria-hidden />}
        aria-label={t('edit.changeWhat', { what: title })}
        onClick={() => setPart(what)}
      >
        {t('edit.change')}
      </Button>
    );
  const edit = (what: PersonPart) =>
    part === what && <PersonEdit person={person} part={what} onDone={() => setPart(null)} />;

  return (
    <WorkPage
      sideLabel={t('page.side')}
      head={
        <PageHeader
          title={age ? `${name}, ${age}` : name}
          over={
            <Anchor component={Link} href="/people" size="xs">
              {t('title')}
            </Anchor>
          }
          under={
            <Group gap="md">
              {person.gender !== 'not_stated' && <span>{gender.labelOf(person.gender, language)}</span>}
              {person.pronoun && <span>{person.pronoun}</span>}
              <Mark icon={IconIdBadge2} tone="quiet">
                {t(identityWord[person.identity])}
              </Mark>
              {person.needsInterpreter && <strong>{t('page.interpreterNeeded')}</strong>}
            </Group>
          }
          actions={
            mayReadJournal && (
              <Button
                variant="default"
                component={Link}
                href={`/journal?person=${person.id}`}
                leftSection={<IconTimeline size={18} aria-hidden />}
              >
                {shared('journalOfPerson')}
              </Button>
            )
          }
        />
      }
      side={
        <>
          <SafeContactCard
            people={[{ personId: person.id, name, ways: person.contactPoints }]}
            hasNames={false}
            hasLinks={false}
          />
          {mayChange && part === null && (
            <Button
              mt="xs"
              variant="subtle"
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => setPart('contacts')}
            >
              {t('page.changeContacts')}
            </Button>
          )}
          {!mayChange && (
            <Text size="sm" c="dimmed" mt="sm">
              {t('page.readOnly')}
            </Text>
          )}
        </>
      }
    >
      {part === 'contacts' && <Section title={t('page.contacts')}>{edit('contacts')}</Section>}
      <Section title={t('page.identity')} act={change('identity', t('page.identity'))}>
        {edit('identity') || <PersonIdentity person={person} />}
      </Section>
      <Section title={t('page.names')} act={change('names', t('page.names'))}>
        {edit('names') || <PersonNames names={person.names} />}
      </Section>
      <Section title={t('page.addresses')} act={change('addresses', t('page.addresses'))}>
        {edit('addresses') || (
          <PersonAddresses addresses={person.addresses} hidden={person.hiddenAddresses} />
        )}
      </Section>
      <Section title={t('page.cases')}>
        <PersonCases cases={cases} />
      </Section>
    </WorkPage>
  );
}

const identityWord = {
  confirmed: 'page.identityConfirmed',
  declared: 'page.identityDeclared',
  unknown: 'page.identityUnknown',
} as const;
