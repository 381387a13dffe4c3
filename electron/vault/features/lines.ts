import type { CaseloadLine } from '#db/views/caseload';
import type { StoredIntake } from '#db/repositories/intakes';
import type { CaseLine } from '#shared/domain/case-file';
import { hoursBetween } from '#shared/domain/instant';
import type { IntakeLine } from '#shared/domain/intake';
import type { Context } from '../context';

/** A case on a line, with the name of its responsible and whether its review is overdue. */
export function caseLineOf(
  line: CaseloadLine,
  { directory, today }: Pick<Context, 'directory' | 'today'>,
): CaseLine {
  return {
    id: line.id,
    number: line.number,
    status: line.status,
    category: line.category,
    confidentiality: line.confidentiality,
    responsibleName: directory.nameOf(line.responsibleId),
    nextReviewOn: line.nextReviewOn,
    isReviewOverdue: line.status !== 'closed' && line.nextReviewOn < today,
    lastEntryAt: line.lastEntryAt,
    person: line.person,
  };
}

/** A request on a line: no name, no account. */
export function intakeLineOf(
  intake: StoredIntake,
  { now, settings }: Pick<Context, 'now' | 'settings'>,
): IntakeLine {
  const isUndecided = ['received', 'in_triage', 'information_missing'].includes(intake.status);
  return {
    id: intake.id,
    number: intake.number,
    receivedAt: intake.receivedAt,
    origin: intake.origin,
    situationTypes: intake.situationTypes,
    urgency: intake.urgency,
    municipality: intake.municipality,
    status: intake.status,
    isWaiting: isUndecided && hoursBetween(intake.receivedAt, now) > settings.parameters.intakeWaitingHours,
    caseId: intake.caseId,
  };
}

/** The first words of a text, for a line: at most 160 characters, cut between words. */
export function excerptOf(...texts: string[]): string {
  const text = (texts.find((one) => one.trim() !== '') ?? '').replace(/\s+/g, ' ').trim();
  if (text.length <= 160) return text;
  const cut = text.slice(0, 160);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 100)).trimEnd()}…`;
}
