import {
  IconAlarm,
  IconCalendarDue,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconEye,
  IconFolder,
  IconFolderOpen,
  IconFolderX,
  IconHelpCircle,
  IconHourglass,
  IconLink,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconPlayerPause,
  IconArrowForwardUp,
  IconCircleX,
  IconShieldLock,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Confidentiality } from '#shared/domain/access';
import type { CaseFile } from '#shared/domain/case-file';
import { caseStatus, confidentialityLevel, intakeStatus, perceivedUrgency } from '#shared/domain/code-lists';
import type { Intake } from '#shared/domain/intake';
import { useLanguage } from '../../lib/language';
import classes from './Mark.module.css';
import './words';

export type MarkTone = 'plain' | 'quiet' | 'accent' | 'done' | 'attention' | 'danger';

/** A meaning in one sign and one word; the colour only adds to them. Red (`danger`) is for danger to a person. */
export function Mark(props: { icon: Icon; tone?: MarkTone; children: ReactNode }) {
  const Sign = props.icon;
  return (
    <span className={classes.mark} data-tone={props.tone ?? 'plain'}>
      <Sign size={16} stroke={1.75} aria-hidden />
      <span>{props.children}</span>
    </span>
  );
}

const CONFIDENTIALITY: Record<Confidentiality, [Icon, MarkTone]> = {
  standard: [IconLockOpen, 'quiet'],
  restricted: [IconLock, 'accent'],
  highly_restricted: [IconShieldLock, 'accent'],
};

/** How closely a case is held. */
export function ConfidentialityMark(props: { level: Confidentiality }) {
  const [icon, tone] = CONFIDENTIALITY[props.level];
  const language = useLanguage();
  return (
    <Mark icon={icon} tone={tone}>
      {confidentialityLevel.labelOf(props.level, language)}
    </Mark>
  );
}

const STATUS: Record<CaseFile['status'], [Icon, MarkTone]> = {
  open: [IconFolderOpen, 'plain'],
  active_follow_up: [IconFolderOpen, 'plain'],
  on_hold: [IconPlayerPause, 'plain'],
  monitoring: [IconEye, 'plain'],
  closed: [IconFolderX, 'quiet'],
  reopened: [IconFolder, 'plain'],
};

/** Where a case stands. */
export function CaseStatusMark(props: { status: CaseFile['status'] }) {
  const [icon, tone] = STATUS[props.status];
  const language = useLanguage();
  return (
    <Mark icon={icon} tone={tone}>
      {caseStatus.labelOf(props.status, language)}
    </Mark>
  );
}

const URGENCY: Record<Intake['urgency'], [Icon, MarkTone]> = {
  immediate: [IconAlarm, 'attention'],
  within_24h: [IconClock, 'plain'],
  within_week: [IconCalendarDue, 'plain'],
  no_hurry: [IconHourglass, 'quiet'],
  unknown: [IconHelpCircle, 'quiet'],
};

/** How urgent the requester finds it. */
export function UrgencyMark(props: { urgency: Intake['urgency'] }) {
  const [icon, tone] = URGENCY[props.urgency];
  const language = useLanguage();
  return (
    <Mark icon={icon} tone={tone}>
      {perceivedUrgency.labelOf(props.urgency, language)}
    </Mark>
  );
}

const INTAKE: Record<Intake['status'], [Icon, MarkTone]> = {
  received: [IconCircleDashed, 'plain'],
  in_triage: [IconCircleDashed, 'plain'],
  information_missing: [IconHelpCircle, 'attention'],
  accepted: [IconCheck, 'done'],
  redirected: [IconArrowForwardUp, 'quiet'],
  declined: [IconCircleX, 'quiet'],
  linked: [IconLink, 'quiet'],
};

/** Where a request stands; `isWaiting` when nobody took it within the delay. */
export function IntakeStatusMark(props: { status: Intake['status']; isWaiting?: boolean }) {
  const [icon, tone] = INTAKE[props.status];
  const language = useLanguage();
  const { t } = useTranslation('casework');
  const label = intakeStatus.labelOf(props.status, language);
  return props.isWaiting ? (
    <Mark icon={IconHourglass} tone="attention">
      {label}, {t('intake.waiting')}
    </Mark>
  ) : (
    <Mark icon={icon} tone={tone}>
      {label}
    </Mark>
  );
}

/** Signed for good, or still being written. */
export function SignedMark(props: { isSigned: boolean }) {
  const { t } = useTranslation('casework');
  return props.isSigned ? (
    <Mark icon={IconCheck} tone="done">
      {t('mark.signed')}
    </Mark>
  ) : (
    <Mark icon={IconPencil} tone="attention">
      {t('mark.draft')}
    </Mark>
  );
}

/** The next review of a case: said as late once its day is past. */
export function ReviewMark(props: { day: string; isOverdue: boolean }) {
  const { t } = useTranslation('casework');
  return props.isOverdue ? (
    <Mark icon={IconAlarm} tone="attention">
      {t('mark.reviewOverdue', { day: props.day })}
    </Mark>
  ) : (
    <Mark icon={IconCalendarDue} tone="quiet">
      {t('mark.review', { day: props.day })}
    </Mark>
  );
}
