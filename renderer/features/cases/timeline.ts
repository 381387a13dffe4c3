import { dayOf, type CalendarDay } from '#shared/domain/calendar-day';
import type { TimelineEntry } from '#shared/domain/case-file';
import { compareFrench } from '#shared/domain/format';

/** What the timeline shows: the kinds and the author that are wanted; none chosen means all. */
export type TimelineFilter = { kinds: readonly TimelineEntry['kind'][]; author: string | null };

export const EVERYTHING: TimelineFilter = { kinds: [], author: null };

/** The entries of one day, the latest first. */
export type TimelineDay = { day: CalendarDay; entries: TimelineEntry[] };

/** The entries that the filter lets through. */
export function filteredTimeline(entries: readonly TimelineEntry[], filter: TimelineFilter): TimelineEntry[] {
  return entries.filter(
    (entry) =>
      (filter.kinds.length === 0 || filter.kinds.includes(entry.kind)) &&
      (filter.author === null || entry.by === filter.author),
  );
}

/** Entries under the station's days, the latest day and entry first. At the same moment, the order received is kept. */
export function timelineDays(entries: readonly TimelineEntry[]): TimelineDay[] {
  const latestFirst = entries.toSorted((a, b) => Temporal.Instant.compare(b.at, a.at));
  const days: TimelineDay[] = [];
  for (const entry of latestFirst) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** Everyone who wrote in the case, in French order. */
export function authorsOf(entries: readonly TimelineEntry[]): string[] {
  return [...new Set(entries.map((entry) => entry.by))].sort(compareFrench);
}

/** How many entries of each kind there are, for the filter. */
export function countsByKind(entries: readonly TimelineEntry[]): Record<TimelineEntry['kind'], number> {
  const counts = { opening: 0, intake: 0, intervention: 0, draft: 0 };
  for (const entry of entries) counts[entry.kind] += 1;
  return counts;
}

/**
 * The day to show when someone asks for a date: that day, else the nearest earlier one that holds something,
 * else the first of all. Nothing when the timeline is empty.
 */
export function dayToShow(days: readonly TimelineDay[], wanted: CalendarDay): CalendarDay | undefined {
  return days.find(({ day }) => day <= wanted)?.day ?? days.at(-1)?.day;
}

/** The interventions that can be printed: signed ones, the earliest first. */
export function signedInterventions(entries: readonly TimelineEntry[]) {
  return entries
    .filter((entry) => entry.kind === 'intervention')
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}
