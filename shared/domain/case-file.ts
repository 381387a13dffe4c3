import { z } from 'zod';
import { Confidentiality, GrantRight } from './access';
import { Birth, CalendarDay } from './calendar-day';
import { accessReason, caseStatus, personRole, situationType } from './code-lists';
import { Finding } from './finding';
import { Id, Version } from './id';
import { Instant } from './instant';
import { PersonName } from './person';
import { requiredLine } from './text';

/** What is asked to open a case from a request (INV-13 one responsible, INV-16 a review date from the first day). */
export const OpenCase = z.strictObject({
  id: Id,
  intakeId: Id,
  category: situationType.schema,
  responsibleId: Id,
  confidentiality: Confidentiality,
  nextReviewOn: CalendarDay,
});
export type OpenCase = z.infer<typeof OpenCase>;

/** What is asked to change the frame of a case. */
export const CaseChange = z.strictObject({
  id: Id,
  version: Version,
  category: situationType.schema,
  responsibleId: Id,
  confidentiality: Confidentiality,
  nextReviewOn: CalendarDay,
});
export type CaseChange = z.infer<typeof CaseChange>;

/** A person in a case, with their part in it. */
export const Participant = z.object({
  personId: Id,
  name: PersonName,
  birth: Birth.nullable(),
  role: personRole.schema,
  since: CalendarDay,
});
export type Participant = z.infer<typeof Participant>;

/** A case file, as its holder sees it. */
export const CaseFile = z.object({
  id: Id,
  number: z.string(),
  status: caseStatus.schema,
  category: situationType.schema,
  responsibleId: Id,
  responsibleName: z.string(),
  confidentiality: Confidentiality,
  openedAt: Instant,
  nextReviewOn: CalendarDay,
  participants: z.array(Participant),
  intakes: z.array(
    z.object({ id: Id, number: z.string(), receivedAt: Instant, eventNumbers: z.array(z.string()) }),
  ),
  /** What this reader may do here, decided by the vault. */
  mayWrite: z.boolean(),
  mayGrant: z.boolean(),
  version: Version,
});
export type CaseFile = z.infer<typeof CaseFile>;

/** A case on one line of a list. */
export const CaseLine = z.object({
  id: Id,
  number: z.string(),
  status: caseStatus.schema,
  category: situationType.schema,
  confidentiality: Confidentiality,
  responsibleName: z.string(),
  nextReviewOn: CalendarDay,
  isReviewOverdue: z.boolean(),
  lastEntryAt: Instant.nullable(),
  /** The person concerned, for recognition. */
  person: PersonName.nullable(),
});
export type CaseLine = z.infer<typeof CaseLine>;

/** One entry of a case's timeline, closed: what, when, by whom, signed or not. */
export const TimelineEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('opening'),
    id: Id,
    at: Instant,
    by: z.string(),
    intakeNumber: z.string(),
  }),
  z.object({
    kind: z.literal('intake'),
    id: Id,
    at: Instant,
    by: z.string(),
    number: z.string(),
    excerpt: z.string(),
  }),
  z.object({
    kind: z.literal('intervention'),
    id: Id,
    at: Instant,
    endedAt: Instant.nullable(),
    by: z.string(),
    type: z.string(),
    results: z.array(z.string()),
    outcomes: z.array(z.string()),
    excerpt: z.string(),
    isLate: z.boolean(),
    findings: z.array(Finding),
    addenda: z.int(),
  }),
  z.object({
    kind: z.literal('draft'),
    id: Id,
    at: Instant,
    by: z.string(),
    isMine: z.boolean(),
    type: z.string().nullable(),
    excerpt: z.string(),
  }),
]);
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** Access to a case given to a colleague, with its reason and its end. */
export const CaseGrant = z.object({
  accountId: Id,
  accountName: z.string(),
  right: GrantRight,
  reason: accessReason.schema,
  since: Instant,
  until: CalendarDay.nullable(),
  grantedByName: z.string(),
});
export type CaseGrant = z.infer<typeof CaseGrant>;

/** A colleague kept out of a case, whatever the role: a relative of a party, for instance. */
export const CaseExclusion = z.object({
  accountId: Id,
  accountName: z.string(),
  reason: z.string(),
  since: Instant,
  excludedByName: z.string(),
});
export type CaseExclusion = z.infer<typeof CaseExclusion>;

export const NewCaseGrant = z.strictObject({
  caseId: Id,
  accountId: Id,
  right: GrantRight,
  reason: accessReason.schema,
  until: CalendarDay.nullable(),
});
export type NewCaseGrant = z.infer<typeof NewCaseGrant>;

export const NewCaseExclusion = z.strictObject({ caseId: Id, accountId: Id, reason: requiredLine(500) });
export type NewCaseExclusion = z.infer<typeof NewCaseExclusion>;

/** The safe-contact card of a person in the case: beside the work at all times. */
export const SafeContact = z.object({
  personId: Id,
  personName: PersonName,
  kind: z.string(),
  value: z.string(),
  safety: z.enum(['yes', 'no', 'unknown']),
  hours: z.string(),
  mayLeaveMessage: z.boolean().nullable(),
  codeWord: z.string(),
  whoMayAnswer: z.string(),
  notes: z.string(),
});
export type SafeContact = z.infer<typeof SafeContact>;

/** Whether new work may be written in a case: a closed one is reopened first. */
export function isOpen(status: CaseFile['status']): boolean {
  return status !== 'closed';
}
