import { Button, Select } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '#shared/domain/calendar-day';
import type { TimelineEntry } from '#shared/domain/case-file';
import { longDayText } from '#shared/domain/format';
import type { Id } from '#shared/domain/id';
import { useLanguage } from '../../lib/language';
import { weekdayText } from '../../lib/weekday';
import { DayInput } from '../../ui/DayInput';
import { EmptyState } from '../../ui/EmptyState';
import { KindFilter } from './KindFilter';
import { TimelineLine } from './TimelineLine';
import classes from './Timeline.module.css';
import {
  EVERYTHING,
  authorsOf,
  dayToShow,
  filteredTimeline,
  timelineDays,
  type TimelineFilter,
} from './timeline';

// The filter stays from one case to the next, as long as the session lasts.
let lastFilter: TimelineFilter = EVERYTHING;

/**
 * Everything that happened in a case, the latest first, under its days. One line per entry until it is opened in place.
 * Arrows go from line to line, Enter opens and closes.
 */
export function Timeline(props: {
  caseId: Id;
  entries: readonly TimelineEntry[];
  /** The entry shown open when the page is reached. */
  openFirst: Id | null;
  mayWrite: boolean;
  reading: (interventionId: Id) => ReactNode;
}) {
  const { t } = useTranslation('cases');
  const language = useLanguage();
  const [filter, setFilter] = useState<TimelineFilter>(() => inForce(lastFilter, props.entries));
  const [opened, setOpened] = useState<ReadonlySet<Id>>(
    () => new Set(props.openFirst ? [props.openFirst] : []),
  );
  const [jumpedTo, setJumpedTo] = useState<CalendarDay | null>(null);
  const root = useRef<HTMLElement>(null);

  const shown = filteredTimeline(props.entries, filter);
  const days = timelineDays(shown);
  const keep = (changes: Partial<TimelineFilter>) => {
    lastFilter = { ...filter, ...changes };
    setFilter(lastFilter);
  };
  const toggle = (id: Id) => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };

  useEffect(() => {
    if (props.openFirst)
      document.getElementById(`entry-${props.openFirst}`)?.scrollIntoView({ block: 'center' });
  }, [props.openFirst]);

  const jump = (wanted: CalendarDay | null) => {
    setJumpedTo(wanted);
    const day = wanted && dayToShow(days, wanted);
    if (day) document.getElementById(`day-${day}`)?.scrollIntoView({ block: 'start' });
  };

  /** Arrows go from one line to the next, whatever is opened between. */
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[
      event.key
    ];
    const lines = [...(root.current?.querySelectorAll<HTMLButtonElement>('[data-line]') ?? [])];
    const at = lines.findIndex((line) => line === event.currentTarget);
    if (step === undefined || at === -1) return;
    event.preventDefault();
    lines[Math.min(Math.max(at + step, 0), lines.length - 1)]?.focus();
  };

  return (
    <section ref={root} aria-label={t('timeline.title')}>
      <div className={classes.tools}>
        <KindFilter entries={props.entries} kinds={filter.kinds} onChange={(kinds) => keep({ kinds })} />
        <Select
          w={190}
          size="xs"
          aria-label={t('timeline.author')}
          allowDeselect={false}
          data={[
            { value: '', label: t('timeline.anyAuthor') },
            ...authorsOf(props.entries).map((name) => ({ value: name, label: name })),
          ]}
          value={filter.author ?? ''}
          onChange={(author) => keep({ author: author || null })}
        />
        <DayInput
          w={190}
          size="xs"
          lean="past"
          aria-label={t('timeline.jump')}
          placeholder={t('timeline.jump')}
          value={jumpedTo}
          onChange={jump}
        />
        <span className={classes.count} role="status">
          {shown.length === props.entries.length
            ? t('timeline.count', { count: shown.length })
            : t('timeline.countOf', { shown: shown.length, total: props.entries.length })}
        </span>
      </div>
      {days.map(({ day, entries }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className={classes.day}>
            {weekdayText(day, language)} {longDayText(day, language)}
          </h2>
          <ol className={classes.entries}>
            {entries.map((entry) => (
              <TimelineLine
                key={`${entry.kind} ${entry.id}`}
                caseId={props.caseId}
                entry={entry}
                isOpened={opened.has(entry.id)}
                onToggle={() => toggle(entry.id)}
                onKeyDown={walk}
                reading={props.reading}
              />
            ))}
          </ol>
        </section>
      ))}
      {shown.length === 0 && props.entries.length > 0 && (
        <EmptyState
          title={t('timeline.emptyFilter')}
          action={
            <Button variant="default" size="compact-md" onClick={() => keep(EVERYTHING)}>
              {t('timeline.clear')}
            </Button>
          }
        />
      )}
      {!props.entries.some(({ kind }) => kind === 'intervention' || kind === 'draft') && props.mayWrite && (
        <EmptyState title={t('timeline.empty')}>{t('timeline.emptyText')}</EmptyState>
      )}
    </section>
  );
}

/** The filter kept from another case, without an author who wrote nothing here. */
function inForce(kept: TimelineFilter, entries: readonly TimelineEntry[]): TimelineFilter {
  return entries.some((entry) => entry.by === kept.author) ? kept : { ...kept, author: null };
}
