import { Button } from '@mantine/core';
import { IconAlarm, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/index';
import { dayOf, daysBetween } from '#shared/domain/calendar-day';
import type { CaseLine } from '#shared/domain/case-file';
import { intakeOrigin, situationType } from '#shared/domain/code-lists';
import type { DraftLine } from '#shared/domain/draft';
import { clockText, longDayText } from '#shared/domain/format';
import type { Instant } from '#shared/domain/instant';
import { familyFirst } from '#shared/domain/person';
import { weekdayText } from '../../lib/weekday';
import { useLanguage } from '../../lib/language';
import { useMay } from '../../lib/seat';
import { nowInstant } from '../../lib/station-clock';
import { useQueryOf } from '../../lib/useQueryOf';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { PageHeader } from '../../ui/PageHeader';
import { IntakeStatusMark, Mark, UrgencyMark } from '../../ui/casework/Mark';
import { mostPressing } from './pressing';
import { DeskList, walkRows, type DeskRow } from './DeskList';
import classes from './DeskPage.module.css';
import './words';

type Desk = OutputOf<'desk.read'>;

/** Lines per list: four lists fit on the smallest screen. The count and the link say that there are more. */
const SHOWN = 5;

/** What came in, what is due, what is mine, what is under way: read in five seconds. */
export function DeskPage() {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const mayWrite = useMay('intake.write');
  const desk = useQueryOf('desk.read', {});
  const today = dayOf(nowInstant());
  return (
    // Arrows go from line to line; each line stays a link that Tab reaches.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={walkRows}>
      <PageHeader
        title={t('title')}
        under={`${weekdayText(today, language)} ${longDayText(today, language)}`}
        actions={
          mayWrite && (
            <Button
              component={Link}
              href="/intakes/new"
              leftSection={<IconPlus size={18} aria-hidden />}
              rightSection={<KeyHint keys="mod+N" />}
            >
              {t('newIntake')}
            </Button>
          )
        }
      />
      <FailureAlert failure={desk.error} onRetry={() => void desk.refetch()} />
      {desk.data && <Lists desk={desk.data} mayWrite={mayWrite} />}
    </div>
  );
}

function Lists({ desk, mayWrite }: { desk: Desk; mayWrite: boolean }) {
  const { t } = useTranslation('desk');
  const whenText = useWhen();
  const intakeRow = useIntakeRow(whenText);
  const { dueRow, mineRow } = useCaseRows();
  const draftRow = useDraftRow(whenText);

  return (
    <div className={classes.desk}>
      <div className={classes.column}>
        <DeskList
          title={t('incoming.title')}
          total={desk.incomingTotal}
          rows={mostPressing(desk.incoming).slice(0, SHOWN).map(intakeRow)}
          empty={{
            title: t('incoming.empty'),
            text: t(mayWrite ? 'incoming.emptyText' : 'incoming.emptyReadOnly'),
          }}
          all={{ href: '/intakes', label: t('incoming.all') }}
        />
        <DeskList
          title={t(mayWrite ? 'mine.title' : 'mine.titleReadOnly')}
          total={desk.mineTotal}
          rows={desk.mine.slice(0, SHOWN).map(mineRow)}
          empty={{ title: t('mine.empty'), text: t(mayWrite ? 'mine.emptyText' : 'mine.emptyReadOnly') }}
          all={{ href: '/cases', label: t(mayWrite ? 'mine.all' : 'mine.allReadOnly') }}
        />
      </div>
      <div className={classes.column}>
        {mayWrite && (
          <DeskList
            title={t('drafts.title')}
            total={desk.drafts.length}
            rows={desk.drafts.map(draftRow)}
            empty={{ title: t('drafts.empty'), text: t('drafts.emptyText') }}
          />
        )}
        <DeskList
          title={t(mayWrite ? 'due.title' : 'due.titleReadOnly')}
          total={desk.dueTotal}
          rows={desk.due.slice(0, SHOWN).map(dueRow)}
          empty={{ title: t('due.empty'), text: t('due.emptyText') }}
          all={{ href: '/cases', label: t('due.all') }}
        />
      </div>
    </div>
  );
}

/** « à 14 h 32 », « hier à 9 h », « le 2026-03-10 ». */
function useWhen(): (at: Instant) => string {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const today = dayOf(nowInstant());
  return (at) => {
    const ago = daysBetween(dayOf(at), today);
    const time = clockText(at, language);
    return ago === 0
      ? t('when.at', { time })
      : ago === 1
        ? t('when.yesterday', { time })
        : t('when.on', { day: dayOf(at) });
  };
}

function useIntakeRow(whenText: (at: Instant) => string): (intake: Desk['incoming'][number]) => DeskRow {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (intake) => ({
    key: intake.id,
    href: `/intakes/${intake.id}`,
    main: intake.situationTypes.map((code) => situationType.labelOf(code, language)).join(', '),
    side: intake.isWaiting ? (
      <IntakeStatusMark status={intake.status} isWaiting />
    ) : (
      <UrgencyMark urgency={intake.urgency} />
    ),
    about: [
      intake.number,
      intakeOrigin.labelOf(intake.origin, language),
      intake.municipality,
      t('incoming.received', { when: whenText(intake.receivedAt) }),
    ].join(' · '),
  });
}

function useCaseRows(): { dueRow: (line: CaseLine) => DeskRow; mineRow: (line: CaseLine) => DeskRow } {
  const { t } = useTranslation('desk');
  const { t: shared } = useTranslation('casework');
  const language = useLanguage();
  const today = dayOf(nowInstant());
  const base = (line: CaseLine) => ({
    key: line.id,
    href: `/cases/${line.id}`,
    main: line.person ? familyFirst(line.person) : shared('case.nobody'),
  });
  const category = (line: CaseLine) => situationType.labelOf(line.category, language);
  return {
    dueRow: (line) => {
      const days = daysBetween(today, line.nextReviewOn);
      return {
        ...base(line),
        side:
          days < 0 ? (
            <Mark icon={IconAlarm} tone="attention">
              {t('due.late', { count: -days })}
            </Mark>
          ) : days === 0 ? (
            t('due.today')
          ) : (
            t('due.inDays', { count: days })
          ),
        about: [line.number, category(line), line.responsibleName].join(' · '),
      };
    },
    mineRow: (line) => ({
      ...base(line),
      side: line.lastEntryAt ? t('mine.lastEntry', { day: dayOf(line.lastEntryAt) }) : t('mine.never'),
      about: [line.number, category(line)].join(' · '),
    }),
  };
}

function useDraftRow(whenText: (at: Instant) => string): (draft: DraftLine) => DeskRow {
  const { t } = useTranslation('desk');
  const hrefOf = (draft: DraftLine) => {
    if (draft.kind === 'intake' || draft.caseId === null) return `/intakes/drafts/${draft.id}`;
    if (draft.kind === 'addendum') return `/cases/${draft.caseId}?addendum=${draft.id}`;
    return `/cases/${draft.caseId}/interventions/drafts/${draft.id}`;
  };
  return (draft) => ({
    key: draft.id,
    href: hrefOf(draft),
    main: draft.caseNumber
      ? t('drafts.ofCase', { kind: t(`drafts.${draft.kind}`), number: draft.caseNumber })
      : t(`drafts.${draft.kind}`),
    side: t('drafts.savedAt', { when: whenText(draft.savedAt) }),
    about: draft.excerpt || t('drafts.noWords'),
  });
}
