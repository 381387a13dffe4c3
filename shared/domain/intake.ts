import { z } from 'zod';
import { CalendarDay } from './calendar-day';
import { intakeOrigin, intakeStatus, perceivedUrgency, personRole, situationType } from './code-lists';
import { EventNumber, matchesMask } from './event-number';
import { Finding } from './finding';
import { Id } from './id';
import { Instant } from './instant';
import { line, prose, requiredLine, requiredProse } from './text';

/** Who asks: the officer, organisation or person behind a request. */
export const Requester = z.strictObject({
  name: line(120),
  badge: line(20),
  organisation: line(120),
  phone: line(60),
});
export type Requester = z.infer<typeof Requester>;

/** A person named in a request: found in the registry, or only described for now. */
export const IntakePerson = z.strictObject({
  personId: Id.nullable(),
  described: line(300),
  role: personRole.schema,
});
export type IntakePerson = z.infer<typeof IntakePerson>;

/** What is asked to record a request. Patrol time is officers × minutes, as declared. */
export const NewIntake = z.strictObject({
  id: Id,
  receivedAt: Instant,
  origin: intakeOrigin.schema,
  requester: Requester,
  eventNumbers: z.array(EventNumber).max(20),
  situationTypes: z.array(situationType.schema).min(1).max(10),
  account: requiredProse(20_000),
  persons: z.array(IntakePerson).max(30),
  urgency: perceivedUrgency.schema,
  municipality: requiredLine(80),
  patrolOfficers: z.int().min(0).max(100).nullable(),
  patrolMinutes: z.int().min(0).max(100_000).nullable(),
});
export type NewIntake = z.infer<typeof NewIntake>;

/** A request as written so far: everything may still be missing. */
export const IntakeDraft = z.strictObject({
  receivedDay: CalendarDay.nullable(),
  receivedTime: line(5),
  origin: intakeOrigin.schema.nullable(),
  requester: Requester,
  eventNumbers: z.array(EventNumber).max(20),
  situationTypes: z.array(situationType.schema).max(10),
  account: prose(20_000),
  persons: z.array(IntakePerson).max(30),
  urgency: perceivedUrgency.schema,
  municipality: line(80),
  patrolOfficers: z.int().min(0).max(100).nullable(),
  patrolMinutes: z.int().min(0).max(100_000).nullable(),
});
export type IntakeDraft = z.infer<typeof IntakeDraft>;

/** A request as recorded. */
export const Intake = z.object({
  ...NewIntake.shape,
  number: z.string(),
  status: intakeStatus.schema,
  receivedBy: Id,
  receivedByName: z.string(),
  persons: z.array(
    z.object({
      personId: Id.nullable(),
      described: z.string(),
      role: personRole.schema,
      isHidden: z.boolean(),
    }),
  ),
  caseId: Id.nullable(),
  findings: z.array(Finding),
});
export type Intake = z.infer<typeof Intake>;

/** A request on one line of a list. */
export const IntakeLine = z.object({
  id: Id,
  number: z.string(),
  receivedAt: Instant,
  origin: intakeOrigin.schema,
  situationTypes: z.array(situationType.schema),
  urgency: perceivedUrgency.schema,
  municipality: z.string(),
  status: intakeStatus.schema,
  isWaiting: z.boolean(),
  caseId: Id.nullable(),
});
export type IntakeLine = z.infer<typeof IntakeLine>;

/** What a supervisor should look at in a request: never a reason to refuse it. */
export function findingsOfIntake(
  intake: NewIntake,
  facts: { now: Instant; eventNumberMask: string },
): Finding[] {
  const findings: Finding[] = [];
  if (Temporal.Instant.compare(intake.receivedAt, facts.now) > 0)
    findings.push({ code: 'received_in_future', field: 'receivedAt' });
  if (intake.eventNumbers.some((number) => number !== '' && !matchesMask(number, facts.eventNumberMask)))
    findings.push({ code: 'event_number_mask', field: 'eventNumbers' });
  return findings;
}

/** Whether a case may be opened from a request: once, and not from one that was sent elsewhere. */
export function mayOpenCaseFrom(intake: Pick<Intake, 'status' | 'caseId'>): boolean {
  return intake.caseId === null && ['received', 'in_triage', 'information_missing'].includes(intake.status);
}
