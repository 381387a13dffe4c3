import { Anchor, Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconFolderOpen,
  IconHourglassHigh,
  IconInbox,
  IconNotes,
  IconPencil,
  IconPlaylistAdd,
  type Icon,
} from '@tabler/icons-react';
import { memo, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TimelineEntry } from '#shared/domain/case-file';
import { interventionType } from '#shared/domain/code-lists';
import { tableClockText } from '#shared/domain/format';
import type { Id } from '#shared/domain/id';
import { useLanguage } from '../../lib/language';
import { Mark, SignedMark } from '../../ui/casework/Mark';
import classes from './Timeline.module.css';

const ICONS: Record<TimelineEntry['kind'], Icon> = {
  opening: IconFolderOpen,
  intake: IconInbox,
  intervention: IconNotes,
  draft: IconPencil,
};

/** One entry of the timeline: a line until it is opened in place. */
export const TimelineLine = memo(function TimelineLine(props: {
  caseId: Id;
  entry: TimelineEntry;
  isOpened: boolean;
  onToggle: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  reading: (interventionId: Id) => ReactNode;
}) {
  const { entry } = props;
  const { t } = useTranslation('cases');
  const Sign = ICONS[entry.kind];
  const what = useWhat(entry);
  return (
    <li className={classes.entry} data-kind={entry.kind} id={`entry-${entry.id}`}>
      <button
        type="button"
        data-line
        className={classes.line}
        aria-expanded={props.isOpened}
        onClick={props.onToggle}
        onKeyDown={props.onKeyDown}
      >
        <time className={classes.time}>{tableClockText(entry.at)}</time>
        <Sign size={17} stroke={1.6} aria-hidden />
        <span className={classes.kind} title={what}>
          {what}
        </span>
        <span className={classes.excerpt}>
          {entry.kind === 'intervention' && <Notes entry={entry} />}
          {'excerpt' in entry ? entry.excerpt : t('timeline.openedFrom', { number: entry.intakeNumber })}
        </span>
        <span className={classes.by}>{entry.by}</span>
        <span className={classes.state}>
          {entry.kind === 'intervention' && <SignedMark isSigned />}
          {entry.kind === 'draft' && <SignedMark isSigned={false} />}
        </span>
      </button>
      {props.isOpened && (
        <div className={classes.opened}>
          {entry.kind === 'intervention' ? (
            props.reading(entry.id)
          ) : (
            <Unsigned caseId={props.caseId} entry={entry} />
          )}
        </div>
      )}
    </li>
  );

  function Notes({ entry: signed }: { entry: Extract<TimelineEntry, { kind: 'intervention' }> }) {
    return (
      <span className={classes.notes}>
        {signed.isLate && (
          <Mark icon={IconHourglassHigh} tone="attention">
            {t('timeline.late')}
          </Mark>
        )}
        {signed.findings.length > 0 && (
          <Mark icon={IconAlertTriangle} tone="attention">
            {t('timeline.findings', { count: signed.findings.length })}
          </Mark>
        )}
        {signed.addenda > 0 && (
          <Mark icon={IconPlaylistAdd} tone="plain">
            {t('timeline.addenda', { count: signed.addenda })}
          </Mark>
        )}
      </span>
    );
  }
});

/** What an entry is, in words. */
function useWhat(entry: TimelineEntry): string {
  const { t } = useTranslation('cases');
  const language = useLanguage();
  const typeText = (type: string) => {
    const code = interventionType.codes.find((one) => one === type);
    return code ? interventionType.labelOf(code, language) : type;
  };
  switch (entry.kind) {
    case 'opening':
      return t('timeline.opened');
    case 'intake':
      return t('timeline.received', { number: entry.number });
    case 'intervention':
      return typeText(entry.type);
    case 'draft':
      return entry.type === null ? t('timeline.noType') : typeText(entry.type);
  }
}

/** What is shown under an entry that is not a signed intervention. */
function Unsigned(props: { caseId: Id; entry: Exclude<TimelineEntry, { kind: 'intervention' }> }) {
  const { entry } = props;
  const { t } = useTranslation('cases');
  if (entry.kind === 'draft') {
    return (
      <>
        {entry.excerpt && <p className="prose">{entry.excerpt}</p>}
        {!entry.isMine && <p>{t('timeline.draftOther', { name: entry.by })}</p>}
        <Button
          variant={entry.isMine ? 'filled' : 'default'}
          component={Link}
          href={`/cases/${props.caseId}/interventions/drafts/${entry.id}`}
        >
          {t('timeline.continueDraft')}
        </Button>
      </>
    );
  }
  return (
    <>
      {entry.kind === 'intake' && entry.excerpt && <p className="prose">{entry.excerpt}</p>}
      <p>{t('timeline.by', { name: entry.by })}</p>
      {entry.kind === 'intake' && (
        <Anchor component={Link} href={`/intakes/${entry.id}`}>
          {t('timeline.toIntake', { number: entry.number })}
        </Anchor>
      )}
    </>
  );
}
