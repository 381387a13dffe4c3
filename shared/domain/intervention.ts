import { z } from 'zod';
import { CalendarDay } from './calendar-day';
import { comparedOutcome, interventionPlace, interventionResult, interventionType } from './code-lists';
import { EventNumber, matchesMask } from './event-number';
import { Finding } from './finding';
import { Id, Version } from './id';
import { Instant, hoursBetween } from './instant';
import { line, prose, requiredProse } from './text';

/**
 * The words of an intervention. Facts, observations, quoted words and opinion stand apart from the first keystroke,
 * so that a printout can leave opinion out (INV-19).
 */
const words = {
  place: interventionPlace.schema,
  placeDetail: line(200),
  participantIds: z.array(Id).max(30),
  othersPresent: line(500),
  patrolPresent: z.boolean(),
  patrolBadges: line(120),
  eventNumber: EventNumber,
  purpose: line(500),
  facts: prose(50_000),
  observations: prose(50_000),
  quotedWords: prose(50_000),
  opinion: prose(50_000),
  measures: prose(20_000),
  results: z.array(interventionResult.schema).max(14),
  outcomes: z.array(comparedOutcome.schema).max(6),
  patrolMinutesFreed: z.int().min(0).max(100_000).nullable(),
};

/** What is signed: an intervention that happened. Only its kind and its start cannot be missing. */
export const InterventionContent = z.strictObject({
  type: interventionType.schema,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  ...words,
});
export type InterventionContent = z.infer<typeof InterventionContent>;

/** What is being written: everything may still be missing, dates and times as typed. */
export const InterventionDraft = z.strictObject({
  type: interventionType.schema.nullable(),
  startedDay: CalendarDay.nullable(),
  startedTime: line(5),
  endedDay: CalendarDay.nullable(),
  endedTime: line(5),
  ...words,
});
export type InterventionDraft = z.infer<typeof InterventionDraft>;

/** An addendum: the only way to correct what was signed (INV-18). */
export const Addendum = z.object({
  id: Id,
  text: z.string(),
  reason: z.string(),
  signedAt: Instant,
  authorName: z.string(),
  authorTitle: z.string(),
  hash: z.string(),
});
export type Addendum = z.infer<typeof Addendum>;

export const NewAddendum = z.strictObject({
  id: Id,
  interventionId: Id,
  text: requiredProse(20_000),
  reason: line(300),
});
export type NewAddendum = z.infer<typeof NewAddendum>;

/** A signed intervention: immutable, hashed, with what a supervisor should look at (INV-17). */
export const Intervention = z.object({
  id: Id,
  caseId: Id,
  ...InterventionContent.shape,
  /** Absent for a reader whose role does not read professional opinion. */
  opinion: z.string().nullable(),
  hasOpinion: z.boolean(),
  isLate: z.boolean(),
  findings: z.array(Finding),
  authorId: Id,
  authorName: z.string(),
  authorTitle: z.string(),
  authorBadge: z.string().nullable(),
  signedAt: Instant,
  hash: z.string(),
  addenda: z.array(Addendum),
});
export type Intervention = z.infer<typeof Intervention>;

export const SignIntervention = z.strictObject({
  draftId: Id,
  /** The version of the draft that was on screen: what is signed is what was read. */
  version: Version,
  content: InterventionContent,
});
export type SignIntervention = z.infer<typeof SignIntervention>;

/** What the rules look at beside the words. */
export type InterventionFacts = {
  now: Instant;
  caseOpenedAt: Instant;
  caseIsOpen: boolean;
  lateEntryHours: number;
  eventNumberMask: string;
};

/** Whether writing it down came late: more than so many hours after the end, or the start when no end is given. */
export function isLateEntry(content: InterventionContent, facts: InterventionFacts): boolean {
  return hoursBetween(content.endedAt ?? content.startedAt, facts.now) > facts.lateEntryHours;
}

/**
 * What a supervisor should look at in a signed intervention. Recording what happened is never blocked
 * (`model.md`, principles): each oddity is kept beside the record.
 */
export function findingsOfIntervention(content: InterventionContent, facts: InterventionFacts): Finding[] {
  const findings: Finding[] = [];
  const after = (a: Instant, b: Instant) => Temporal.Instant.compare(a, b) > 0;
  if (content.endedAt !== null && after(content.startedAt, content.endedAt))
    findings.push({ code: 'ends_before_start', field: 'endedAt' });
  if (content.endedAt !== null && hoursBetween(content.startedAt, content.endedAt) > 24)
    findings.push({ code: 'longer_than_day', field: 'endedAt' });
  if (after(content.startedAt, facts.now)) findings.push({ code: 'starts_in_future', field: 'startedAt' });
  if (after(facts.caseOpenedAt, content.startedAt))
    findings.push({ code: 'starts_before_case', field: 'startedAt' });
  if (!facts.caseIsOpen) findings.push({ code: 'case_closed', field: null });
  if (isLateEntry(content, facts)) findings.push({ code: 'late_entry', field: null });
  if (content.facts.trim() === '') findings.push({ code: 'facts_missing', field: 'facts' });
  if (needsSomebody(content) && content.participantIds.length === 0 && content.othersPresent === '')
    findings.push({ code: 'nobody_present', field: 'participantIds' });
  if (isP38(content)) findings.push({ code: 'p38_without_estimation', field: 'results' });
  if (content.eventNumber !== '' && !matchesMask(content.eventNumber, facts.eventNumberMask))
    findings.push({ code: 'event_number_mask', field: 'eventNumber' });
  return findings;
}

/** An intervention nobody attended makes sense only for some kinds. */
function needsSomebody(content: InterventionContent): boolean {
  return !['contact_attempt', 'administrative', 'letter', 'officer_advice', 'text_email'].includes(
    content.type,
  );
}

/** A transport under section 8 of the P-38 Act needs an estimation beside it (INV-22); that form is not built yet. */
function isP38(content: InterventionContent): boolean {
  return (
    content.outcomes.includes('p38') ||
    content.results.includes('p38_transport_first') ||
    content.results.includes('p38_transport_second')
  );
}

/** The canonical form that is hashed at signature: fields in a fixed order, so that the same words give the same hash. */
export function canonicalContent(content: InterventionContent): string {
  const { type, startedAt, endedAt, ...rest } = content;
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([['type', type], ['startedAt', startedAt], ['endedAt', endedAt], ...sorted]);
}

/** An empty draft. */
export function blankInterventionDraft(): InterventionDraft {
  return {
    type: null,
    startedDay: null,
    startedTime: '',
    endedDay: null,
    endedTime: '',
    place: 'person_home',
    placeDetail: '',
    participantIds: [],
    othersPresent: '',
    patrolPresent: false,
    patrolBadges: '',
    eventNumber: '',
    purpose: '',
    facts: '',
    observations: '',
    quotedWords: '',
    opinion: '',
    measures: '',
    results: [],
    outcomes: [],
    patrolMinutesFreed: null,
  };
}
