import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { journalAction } from '#shared/domain/code-lists';
import { useKeys } from '../../lib/keys';
import { useMay } from '../../lib/seat';
import { useQueryOf } from '../../lib/useQueryOf';
import { CodeMultiSelect } from '../../ui/CodeMultiSelect';
import { DayInput } from '../../ui/DayInput';
import { NO_FILTER, type Filter } from './journal-filter';
import classes from './JournalPage.module.css';

/** What to look for. Applied by a button: each consultation is itself a line of the journal. */
export function JournalFilters(props: { applied: Filter; onApply: (filter: Filter) => void }) {
  const { t } = useTranslation('journal');
  const [filter, setFilter] = useState(props.applied);
  const [unclear, setUnclear] = useState({ from: false, to: false });
  const colleagues = useQueryOf('accounts.colleagues', {}, { enabled: useMay('account.read') });
  const isBackwards = filter.from !== null && filter.to !== null && filter.from > filter.to;
  const mayApply = !isBackwards && !unclear.from && !unclear.to;
  const change = (part: Partial<Filter>) => setFilter((before) => ({ ...before, ...part }));
  const apply = () => {
    if (mayApply) props.onApply(filter);
  };
  useKeys([{ keys: 'mod+Enter', label: t('filter.apply'), run: apply }]);
  const isNarrow =
    filter.actorId !== null || filter.actions.length > 0 || filter.from !== null || filter.to !== null;

  return (
    <form
      className={classes.filters}
      aria-label={t('filter.label')}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Select
        label={t('filter.actor')}
        placeholder={t('filter.anyone')}
        searchable
        clearable
        data={(colleagues.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        value={filter.actorId}
        onChange={(actorId) => change({ actorId })}
      />
      <CodeMultiSelect
        label={t('filter.actions')}
        list={journalAction}
        value={filter.actions}
        onChange={(actions) => change({ actions })}
      />
      <DayInput
        label={t('filter.from')}
        lean="past"
        value={filter.from}
        onChange={(from) => change({ from })}
        onUnclear={(is) => setUnclear((before) => ({ ...before, from: is }))}
      />
      <DayInput
        label={t('filter.to')}
        lean="past"
        value={filter.to}
        error={isBackwards ? t('filter.backwards') : null}
        onChange={(to) => change({ to })}
        onUnclear={(is) => setUnclear((before) => ({ ...before, to: is }))}
      />
      <div className={classes.acts}>
        <Button type="submit" disabled={!mayApply}>
          {t('filter.apply')}
        </Button>
        {isNarrow && (
          <Button
            variant="subtle"
            onClick={() => {
              setFilter(NO_FILTER);
              props.onApply(NO_FILTER);
            }}
          >
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </form>
  );
}
