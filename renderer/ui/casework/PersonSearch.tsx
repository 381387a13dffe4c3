import { Loader, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { familyFirst, type PersonLine } from '#shared/domain/person';
import { foldForSearch } from '#shared/domain/text';
import { ageTodayText } from '../../lib/ages';
import { useLanguage } from '../../lib/language';
import { useQueryOf } from '../../lib/useQueryOf';
import { FailureAlert } from '../FailureAlert';
import { FoundText } from './FoundText';
import classes from './PersonSearch.module.css';
import './words';

const LIMIT = 50;
/** Milliseconds without a keystroke before the registry is searched. */
const PAUSE = 150;

/** What was searched and found: what may be offered next depends on it. */
export type Searched = { text: string; isAnswered: boolean; count: number };

/**
 * Looks for a person as the name is typed, tolerant to accents, hyphens and order. Arrows choose, Enter takes.
 * Each line says enough to recognise someone: name, other names, age, municipality, open cases; the words found stand out.
 * `after` shows what may be done once a search was answered (creating a record comes only then).
 */
export function PersonSearch(props: {
  label: string;
  onPick: (line: PersonLine) => void;
  after?: (searched: Searched) => ReactNode;
  /** What stands under the field before anything is searched. */
  before?: ReactNode;
  inputRef?: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
  /** Persons already chosen: they are not offered again. */
  except?: readonly string[];
  text?: string;
  onText?: (text: string) => void;
  /** Among other fields: the results scroll in a place of their own, so that what follows stays near. */
  isAmongFields?: boolean;
}) {
  const { t } = useTranslation('casework');
  const id = useId();
  const [own, setOwn] = useState('');
  const text = props.text ?? own;
  const setText = props.onText ?? setOwn;
  const [active, setActive] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), PAUSE);
  const isSearchable = foldForSearch(asked).replaceAll(' ', '').length >= 2;
  const answer = useQueryOf(
    'persons.search',
    { text: asked, limit: LIMIT },
    { enabled: isSearchable, keepPrevious: true },
  );
  const isSearching = text.trim() !== asked || (isSearchable && answer.isFetching);
  const found = isSearchable && text.trim() !== '' ? (answer.data?.lines ?? []) : [];
  const lines = found.filter((line) => !props.except?.includes(line.id));
  const at = Math.min(active, lines.length - 1);
  const rowId = (index: number) => `${id}-${index}`;
  const isAnswered = isSearchable && !isSearching && answer.isSuccess;

  const pick = (line: PersonLine) => {
    props.onPick(line);
    setActive(0);
  };
  const moveTo = (index: number) => {
    const next = Math.min(Math.max(index, 0), lines.length - 1);
    setActive(next);
    document.getElementById(rowId(next))?.scrollIntoView({ block: 'nearest' });
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const line = lines[at];
    if (event.key === 'ArrowDown' && lines.length > 0) moveTo(at + 1);
    else if (event.key === 'ArrowUp' && lines.length > 0) moveTo(at - 1);
    else if (event.key === 'Enter' && line && !isSearching) pick(line);
    else if (event.key === 'Escape' && text !== '') setText('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div>
      <TextInput
        ref={props.inputRef ?? null}
        label={props.label}
        description={t('person.searchHint')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={isSearching && <Loader size="xs" aria-hidden />}
        autoComplete="off"
        autoFocus={props.autoFocus ?? false}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={lines.length > 0}
        aria-controls={`${id}-list`}
        {...(lines.length > 0 ? { 'aria-activedescendant': rowId(at) } : {})}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKey}
      />
      <FailureAlert failure={answer.error} />
      {text.trim() === '' ? (
        props.before
      ) : (
        <Text size="sm" c="dimmed" role="status" mt={6}>
          {isAnswered
            ? lines.length > 0
              ? t('person.results', { count: lines.length })
              : t('person.none', { text: asked })
            : t('person.searching')}
        </Text>
      )}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('person.results', { count: lines.length })}
        className={lines.length > 0 ? classes.rows : undefined}
        data-among-fields={props.isAmongFields || undefined}
      >
        {lines.map((line, index) => (
          <button
            key={line.id}
            id={rowId(index)}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={classes.row}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(line)}
          >
            <PersonFound line={line} searched={asked} />
          </button>
        ))}
      </div>
      {answer.data?.isCut && lines.length > 0 && (
        <Text size="sm" mt={6}>
          {t('person.cut', { count: lines.length })}
        </Text>
      )}
      {props.after?.({ text: asked, isAnswered, count: lines.length })}
    </div>
  );
}

/** A person on a line of results. */
function PersonFound({ line, searched }: { line: PersonLine; searched: string }) {
  const { t } = useTranslation('casework');
  const language = useLanguage();
  const about = [
    ageTodayText(line.birth, language) ?? t('person.ageUnknown'),
    line.municipality ?? t('person.municipalityUnknown'),
    line.openCases > 0 ? t('person.openCases', { count: line.openCases }) : t('person.noOpenCase'),
  ];
  return (
    <>
      <span className={classes.name}>
        <FoundText text={familyFirst(line.name) || t('person.noName')} searched={searched} />
        {line.otherNames.length > 0 && (
          <span className={classes.about}>
            {' '}
            (
            <FoundText
              text={t('person.alsoKnown', { names: line.otherNames.join(', ') })}
              searched={searched}
            />
            )
          </span>
        )}
      </span>
      <span className={classes.about}>{about.join(' · ')}</span>
    </>
  );
}
