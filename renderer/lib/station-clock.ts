import type { CalendarDay } from '#shared/domain/calendar-day';
import { plusDays } from '#shared/domain/calendar-day';
import { atStation, fromStationClock, type Instant } from '#shared/domain/instant';
import { parseTime } from './parse-time';

// Forms hold a day and a time of the station's wall clock, as typed; records hold instants. Here is the way between the two.

/** The moment when the station's clock shows this day and time; nothing while either is missing or is no time. */
export function momentOf(day: CalendarDay | null, time: string): Instant | undefined {
  const clock = parseTime(time);
  return day === null || clock === null ? undefined : fromStationClock(day, clock);
}

/**
 * The end of something that started. Without a day of its own, the end lies on the day of the start,
 * or on the next one when its time comes earlier (a night intervention).
 */
export function endMomentOf(
  start: { day: CalendarDay | null; time: string },
  end: { day: CalendarDay | null; time: string },
): Instant | undefined {
  if (end.day !== null || start.day === null) return momentOf(end.day ?? start.day, end.time);
  const [from, to] = [parseTime(start.time), parseTime(end.time)];
  if (from === null || to === null) return momentOf(start.day, end.time);
  return momentOf(to < from ? plusDays(start.day, 1) : start.day, to);
}

/** The station's day and time (« 2026-03-14 », « 14:30 ») at a moment, as forms hold them. */
export function stationDayAndTime(instant: Instant): { day: CalendarDay; time: string } {
  const zoned = atStation(instant);
  return {
    day: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** Now, as the records write it. */
export function nowInstant(): Instant {
  return Temporal.Now.instant().toString({ smallestUnit: 'second' });
}
