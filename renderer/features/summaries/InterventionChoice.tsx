import { Button, Checkbox, Fieldset, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, type CalendarDay } from '#shared/domain/calendar-day';
import type { TimelineEntry } from '#shared/domain/case-file';
import { interventionType } from '#shared/domain/code-lists';
import { tableClockText } from '#shared/domain/format';
import type { Id } from '#shared/domain/id';
import { useLanguage } from '../../lib/language';
import { DayInput } from '../../ui/DayInput';
import classes from './SummaryDialog.module.css';

/** A signed intervention on the timeline of the case. */
export type SignedEntry = Extract<TimelineEntry, { kind: 'intervention' }>;

/** « 2026-03-14 14:30 · Visite à domicile », to recognise an intervention on one line. */
export function useEntryText(): (entry: SignedEntry) => string {
  const language = useLanguage();
  return (entry) => {
    const type = interventionType.codes.find((code) => code === entry.type);
    const name = type ? interventionType.labelOf(type, language) : entry.type;
    return `${dayOf(entry.at)} ${tableClockText(entry.at)} · ${name}`;
  };
}

/** Which interventions are printed: each, all, none, or those of a period. */
export function InterventionChoice(props: {
  entries: readonly SignedEntry[];
  chosen: ReadonlySet<Id>;
  onChange: (chosen: ReadonlySet<Id>) => void;
}) {
  const { entries, chosen, onChange } = props;
  const { t } = useTranslation('summaries');
  const textOf = useEntryText();
  const [from, setFrom] = useState<CalendarDay | null>(null);
  const [to, setTo] = useState<CalendarDay | null>(null);
  const hasSeveralAuthors = new Set(entries.map(({ by }) => by)).size > 1;
  const choosePeriod = () => {
    const within = entries.filter(
      ({ at }) => (from === null || dayOf(at) >= from) && (to === null || dayOf(at) <= to),
    );
    onChange(new Set(within.map(({ id }) => id)));
  };
  const toggle = (id: Id, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChange(next);
  };

  return (
    <Fieldset
      legend={t('interventions.legend')}
      variant="unstyled"
      classNames={{ legend: classes.legend ?? '' }}
    >
      <Group justify="space-between" gap="xs" mb={6}>
        <Text size="sm" role="status" className="tabular">
          {chosen.size === 0
            ? t('interventions.noneChosen')
            : t('interventions.count', { count: chosen.size, total: entries.length })}
        </Text>
        <Group gap={6}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange(new Set(entries.map(({ id }) => id)))}
          >
            {t('interventions.all')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onChange(new Set())}>
            {t('interventions.none')}
          </Button>
        </Group>
      </Group>
      {entries.length > 5 && (
        <div className={classes.period}>
          <DayInput
            label={t('interventions.from')}
            placeholder=""
            size="xs"
            lean="past"
            value={from}
            onChange={setFrom}
          />
          <DayInput
            label={t('interventions.to')}
            placeholder=""
            size="xs"
            lean="past"
            value={to}
            onChange={setTo}
          />
          <Button
            size="xs"
            variant="default"
            disabled={from === null && to === null}
            title={t('interventions.periodHint')}
            onClick={choosePeriod}
          >
            {t('interventions.period')}
          </Button>
        </div>
      )}
      <ul className={classes.list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Checkbox
              classNames={{ root: classes.row ?? '', body: classes.rowBody ?? '' }}
              label={
                <>
                  {textOf(entry)}
                  {entry.isLate && <span className={classes.aside}> · {t('interventions.late')}</span>}
                </>
              }
              description={hasSeveralAuthors ? entry.by : undefined}
              checked={chosen.has(entry.id)}
              onChange={(event) => toggle(entry.id, event.currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
    </Fieldset>
  );
}
