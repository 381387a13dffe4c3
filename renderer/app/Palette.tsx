import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import {
  IconAddressBook,
  IconFolder,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconMoon,
  IconPassword,
  IconPlus,
  IconSearch,
  IconSun,
  IconSunMoon,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { birthText } from '#shared/domain/format';
import { familyFirst } from '#shared/domain/person';
import { foldForSearch } from '#shared/domain/text';
import { useLanguage } from '../lib/language';
import { navigate } from '../lib/location';
import { lockNow } from '../lib/lock';
import { useMay, useSeat } from '../lib/seat';
import { usePreferences } from '../lib/usePreferences';
import { useQueryOf } from '../lib/useQueryOf';
import { KeyHint } from '../ui/KeyHint';
import { railOf } from './rail';

/** Each search is a line of the journal: only a word that stopped growing is looked for. */
const SETTLED_MS = 400;
const LEAST_LETTERS = 3;
const FOUND_LIMIT = 6;

type Act = { id: string; label: string; Icon: Icon; keys?: string; run: () => void };

/** Ctrl+K: goes anywhere, does anything, finds a person or a case as one types. */
export function Palette(props: { onShowKeys: () => void }) {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const acts = useActs(props.onShowKeys);
  const seat = useSeat();
  const pages = railOf(seat).map(({ path, word, Icon }, index) => ({
    id: path,
    label: t(word),
    Icon,
    keys: `alt+${index + 1}`,
    run: () => navigate(path),
  }));
  const words = foldForSearch(text).split(' ').filter(Boolean);
  const matching = (all: Act[]) =>
    all.filter(({ label }) => words.every((word) => foldForSearch(label).includes(word)));
  const shownPages = matching(pages);
  const shownActs = matching(acts);
  const found = useFound(text);
  const hasNothing = shownPages.length + shownActs.length + found.people.length + found.cases.length === 0;

  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={null}
      scrollable
      maxHeight={480}
      size="lg"
      yOffset="9vh"
      attributes={{ content: { 'aria-label': t('palette.title') } }}
      transitionProps={{ duration: 80 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.title')}
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={200}
      />
      <Spotlight.ActionsList>
        <Group label={t('palette.people')} acts={found.people} />
        <Group label={t('palette.cases')} acts={found.cases} />
        <Group label={t('palette.acts')} acts={shownActs} />
        <Group label={t('palette.pages')} acts={shownPages} />
        {hasNothing && (
          <Spotlight.Empty>
            {found.isBusy ? t('palette.searching') : t('palette.nothing', { text: text.trim() })}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
      {found.maySearch && (
        <Spotlight.Footer>
          <Text size="xs" c="dimmed" role="status">
            {found.isBusy
              ? t('palette.searching')
              : text.trim().length < LEAST_LETTERS
                ? t('palette.typeMore')
                : t('palette.journalled')}
          </Text>
        </Spotlight.Footer>
      )}
    </Spotlight.Root>
  );
}

function Group(props: { label: string; acts: (Act & { description?: string })[] }) {
  if (props.acts.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={props.label}>
      {props.acts.map(({ id, label, description, Icon, keys, run }) => (
        <Spotlight.Action
          key={id}
          label={label}
          {...(description === undefined ? {} : { description })}
          leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
          rightSection={keys === undefined ? undefined : <KeyHint keys={keys} />}
          onClick={run}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

/** What can be done from anywhere. */
function useActs(showKeys: () => void): Act[] {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const { choose } = usePreferences();
  const { holdsCaseKey } = useSeat();
  const mayWriteIntake = useMay('intake.write') && holdsCaseKey;
  const mayWritePerson = useMay('person.write') && holdsCaseKey;
  return [
    ...(mayWriteIntake
      ? [
          {
            id: 'new-intake',
            label: t('newIntake'),
            Icon: IconPlus,
            keys: 'mod+N',
            run: () => navigate('/intakes/new'),
          },
        ]
      : []),
    ...(mayWritePerson
      ? [{ id: 'new-person', label: t('newPerson'), Icon: IconPlus, run: () => navigate('/people/new') }]
      : []),
    { id: 'lock', label: t('lock'), Icon: IconLock, keys: 'mod+L', run: () => void lockNow() },
    {
      id: 'language',
      label: t('language'),
      Icon: IconLanguage,
      run: () => choose({ language: language === 'fr' ? 'en' : 'fr' }),
    },
    { id: 'light', label: t('toLight'), Icon: IconSun, run: () => choose({ colorScheme: 'light' }) },
    { id: 'dark', label: t('toDark'), Icon: IconMoon, run: () => choose({ colorScheme: 'dark' }) },
    { id: 'auto', label: t('toAuto'), Icon: IconSunMoon, run: () => choose({ colorScheme: 'auto' }) },
    {
      id: 'password',
      label: t('changePassword'),
      Icon: IconPassword,
      run: () => navigate('/settings?part=password'),
    },
    { id: 'keys', label: t('palette.keys'), Icon: IconKeyboard, keys: 'F1', run: showKeys },
  ];
}

/** The people and the cases that what is typed finds, for those who may look. */
function useFound(text: string) {
  const { holdsCaseKey } = useSeat();
  const language = useLanguage();
  const mayPeople = useMay('person.read') && holdsCaseKey;
  const mayCases = useMay('case.read') && holdsCaseKey;
  const [settled] = useDebouncedValue(text.trim(), SETTLED_MS);
  const isLong = settled.length >= LEAST_LETTERS && text.trim().length >= LEAST_LETTERS;
  const people = useQueryOf(
    'persons.search',
    { text: settled, limit: FOUND_LIMIT },
    { enabled: isLong && mayPeople },
  );
  const cases = useQueryOf(
    'cases.list',
    { scope: 'readable', text: settled, withClosed: true, limit: FOUND_LIMIT },
    { enabled: isLong && mayCases },
  );
  return {
    maySearch: mayPeople || mayCases,
    isBusy: people.isFetching || cases.isFetching || (isLong && settled !== text.trim()),
    people: (isLong ? (people.data?.lines ?? []) : []).map((line) => ({
      id: line.id,
      label: familyFirst(line.name),
      description: [
        line.birth === null ? '' : birthText(line.birth, language),
        line.municipality ?? '',
        line.otherNames.join(', '),
      ]
        .filter((part) => part !== '')
        .join(' · '),
      Icon: IconAddressBook,
      run: () => navigate(`/people/${line.id}`),
    })),
    cases: (isLong ? (cases.data?.lines ?? []) : []).map((line) => ({
      id: line.id,
      label: line.number,
      description: [line.person === null ? '' : familyFirst(line.person), line.responsibleName]
        .filter((part) => part !== '')
        .join(' · '),
      Icon: IconFolder,
      run: () => navigate(`/cases/${line.id}`),
    })),
  };
}
