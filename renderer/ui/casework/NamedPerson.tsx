import { Anchor, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Id } from '#shared/domain/id';
import { displayNameOf, familyFirst, type PersonName } from '#shared/domain/person';
import { useLanguage } from '../../lib/language';
import { ageTodayText } from '../../lib/ages';
import { useQueryOf } from '../../lib/useQueryOf';
import { Mark } from './Mark';
import './words';

/**
 * The name of somebody by their record. `known` spares a reading (each one is a line of the journal) when the name was just
 * chosen. A record that is not open to this account is told as such.
 */
export function NamedPerson(props: { personId: Id; known?: PersonName | undefined }) {
  const { t } = useTranslation('casework');
  const language = useLanguage();
  const read = useQueryOf(
    'persons.read',
    { personId: props.personId },
    { enabled: props.known === undefined },
  );
  if (props.known) return <Text span>{familyFirst(props.known) || t('person.noName')}</Text>;
  if (read.isPending) return <Text span>…</Text>;
  if (!read.data) return <HiddenPerson />;
  const { names, birth } = read.data.person;
  const age = ageTodayText(birth, language);
  return (
    <Text span>
      {familyFirst(displayNameOf(names)) || t('person.noName')}
      {age && <Text span c="dimmed">{` · ${age}`}</Text>}
    </Text>
  );
}

/** A person whose record is not open to this account: there is somebody, and that is all. */
export function HiddenPerson() {
  const { t } = useTranslation('casework');
  return (
    <span title={t('person.hiddenHint')}>
      <Mark icon={IconEyeOff} tone="quiet">
        {t('person.hidden')}
      </Mark>
    </span>
  );
}

/** A name that leads to its record. */
export function PersonLink(props: { personId: Id; name: string }) {
  const { t } = useTranslation('casework');
  return (
    <Anchor component={Link} href={`/people/${props.personId}`}>
      {props.name || t('person.noName')}
    </Anchor>
  );
}
