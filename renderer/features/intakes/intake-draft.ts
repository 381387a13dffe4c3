import { NewIntake, type IntakeDraft, type Requester } from '#shared/domain/intake';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import { parseTime } from '../../lib/parse-time';
import { momentOf, stationDayAndTime } from '../../lib/station-clock';

/** What keeps a request from being recorded, and where on the form: a missing answer, or a time that is none. */
export type IntakeProblem = { field: keyof IntakeDraft; problem: 'required' | 'not_a_time' };

const NOBODY: Requester = { name: '', badge: '', organisation: '', phone: '' };

/** A request before the first word: received now, everything else open. */
export function blankIntakeDraft(now: Instant): IntakeDraft {
  const { day, time } = stationDayAndTime(now);
  return {
    receivedDay: day,
    receivedTime: time,
    origin: null,
    requester: NOBODY,
    eventNumbers: [],
    situationTypes: [],
    account: '',
    persons: [],
    urgency: 'unknown',
    municipality: '',
    patrolOfficers: null,
    patrolMinutes: null,
  };
}

/** The order in which the form asks: focus goes to the first answer that is missing. */
const ORDER: (keyof IntakeDraft)[] = [
  'receivedDay',
  'receivedTime',
  'origin',
  'requester',
  'eventNumbers',
  'situationTypes',
  'account',
  'persons',
  'urgency',
  'municipality',
  'patrolOfficers',
  'patrolMinutes',
];

/**
 * The request to record, or what is still missing, in the order of the form. The rules are those of the vault
 * (`NewIntake`). The record takes the identity of its draft, so that recording twice cannot make two requests.
 */
export function intakeOf(
  draft: IntakeDraft,
  id: Id,
): { intake: NewIntake; problems: null } | { intake: null; problems: IntakeProblem[] } {
  const { receivedDay, receivedTime, ...answers } = draft;
  const parsed = NewIntake.safeParse({
    id,
    receivedAt: momentOf(receivedDay, receivedTime),
    ...answers,
    eventNumbers: answers.eventNumbers.filter((number) => number.trim() !== ''),
    persons: answers.persons.filter((person) => person.personId !== null || person.described.trim() !== ''),
  });
  if (parsed.success) return { intake: parsed.data, problems: null };

  const problems = new Map<keyof IntakeDraft, IntakeProblem>();
  for (const { path } of parsed.error.issues) {
    const problem = problemAt(String(path[0]), draft);
    problems.set(problem.field, problem);
  }
  return {
    intake: null,
    problems: ORDER.flatMap((field) => problems.get(field) ?? []),
  };
}

function problemAt(field: string, draft: IntakeDraft): IntakeProblem {
  if (field !== 'receivedAt') return { field: field as keyof IntakeDraft, problem: 'required' };
  if (draft.receivedDay === null) return { field: 'receivedDay', problem: 'required' };
  if (draft.receivedTime === '') return { field: 'receivedTime', problem: 'required' };
  return { field: 'receivedTime', problem: parseTime(draft.receivedTime) ? 'required' : 'not_a_time' };
}
