import {
  InterventionContent,
  blankInterventionDraft,
  type InterventionDraft,
} from '#shared/domain/intervention';
import { minutesBetween, type Instant } from '#shared/domain/instant';
import { parseTime } from '../../lib/parse-time';
import { endMomentOf, momentOf, stationDayAndTime } from '../../lib/station-clock';

/** What keeps an intervention from being signed, and where on the page. */
export type InterventionProblem = { field: keyof InterventionDraft; problem: 'required' | 'not_a_time' };

/** An intervention before the first word: today, everything else open. */
export function freshInterventionDraft(now: Instant): InterventionDraft {
  return { ...blankInterventionDraft(), startedDay: stationDayAndTime(now).day };
}

/** When it started and ended as far as the page says, and how long it took, in whole minutes. */
export function momentsOf(draft: InterventionDraft): {
  startedAt: Instant | undefined;
  endedAt: Instant | undefined;
  minutes: number | undefined;
} {
  const start = { day: draft.startedDay, time: draft.startedTime };
  const startedAt = momentOf(start.day, start.time);
  const endedAt = endMomentOf(start, { day: draft.endedDay, time: draft.endedTime });
  const minutes = startedAt && endedAt ? minutesBetween(startedAt, endedAt) : undefined;
  return { startedAt, endedAt, minutes };
}

const ORDER: (keyof InterventionDraft)[] = ['type', 'startedDay', 'startedTime', 'endedTime'];

/**
 * What would be signed, or what is still missing, in the order of the page. Only a kind and a start are needed:
 * every other gap is a finding that is kept, never a refusal.
 */
export function contentOf(
  draft: InterventionDraft,
): { content: InterventionContent; problems: null } | { content: null; problems: InterventionProblem[] } {
  const { startedDay, startedTime, endedDay: _, endedTime, ...words } = draft;
  const { startedAt, endedAt } = momentsOf(draft);
  const parsed = InterventionContent.safeParse({ ...words, startedAt, endedAt: endedAt ?? null });
  const isEndUnread = endedTime !== '' && parseTime(endedTime) === null;
  if (parsed.success && !isEndUnread) return { content: parsed.data, problems: null };

  const found = new Map<keyof InterventionDraft, InterventionProblem>();
  const say = (field: keyof InterventionDraft, problem: InterventionProblem['problem']) =>
    found.set(field, { field, problem });
  if (isEndUnread) say('endedTime', 'not_a_time');
  for (const { path } of parsed.error?.issues ?? []) {
    if (path[0] !== 'startedAt') say(path[0] as keyof InterventionDraft, 'required');
    else if (startedDay === null) say('startedDay', 'required');
    else say('startedTime', startedTime === '' ? 'required' : 'not_a_time');
  }
  const rank = (field: keyof InterventionDraft) =>
    ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length;
  return { content: null, problems: [...found.values()].sort((a, b) => rank(a.field) - rank(b.field)) };
}

/** Where an intervention of this kind usually takes place: proposed as long as nobody chose a place. */
export function usualPlaceOf(type: InterventionDraft['type']): InterventionDraft['place'] | undefined {
  switch (type) {
    case 'phone_call':
    case 'contact_attempt':
    case 'victim_follow_up':
      return 'phone';
    case 'office_meeting':
    case 'text_email':
    case 'letter':
    case 'administrative':
      return 'office';
    case 'station_meeting':
    case 'officer_advice':
      return 'station';
    case 'home_visit':
    case 'moving_escort':
      return 'person_home';
    case 'street_outreach':
      return 'street';
    case 'hospital_accompaniment':
      return 'hospital';
    case 'court_accompaniment':
      return 'court';
    case 'resource_accompaniment':
    case 'concertation_meeting':
      return 'organisation';
    default:
      return undefined;
  }
}
