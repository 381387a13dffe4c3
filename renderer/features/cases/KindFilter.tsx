import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#shared/domain/case-file';
import classes from './KindFilter.module.css';
import { countsByKind } from './timeline';

const KINDS = ['intervention', 'draft', 'intake', 'opening'] as const satisfies TimelineEntry['kind'][];

/** Which kinds of entries are shown, with how many there are of each; none pressed means all. */
export function KindFilter(props: {
  entries: readonly TimelineEntry[];
  kinds: readonly TimelineEntry['kind'][];
  onChange: (kinds: TimelineEntry['kind'][]) => void;
}) {
  const { t } = useTranslation('cases');
  const counts = countsByKind(props.entries);
  const toggle = (kind: TimelineEntry['kind']) =>
    props.onChange(
      props.kinds.includes(kind) ? props.kinds.filter((one) => one !== kind) : [...props.kinds, kind],
    );
  return (
    <div className={classes.kinds} role="group" aria-label={t('timeline.filterKind')}>
      <button
        type="button"
        className={classes.kind}
        aria-pressed={props.kinds.length === 0}
        onClick={() => props.onChange([])}
      >
        {t('timeline.all')}
      </button>
      {KINDS.filter((kind) => counts[kind] > 0 || props.kinds.includes(kind)).map((kind) => (
        <button
          key={kind}
          type="button"
          className={classes.kind}
          aria-pressed={props.kinds.includes(kind)}
          onClick={() => toggle(kind)}
        >
          {t(`timeline.kinds.${kind}`)} <span className={classes.count}>{counts[kind]}</span>
        </button>
      ))}
    </div>
  );
}
