import { z } from 'zod';

/** The zone of the station: instants are kept in UTC and told in this zone (`model.md` 8). */
export const STATION_ZONE = 'America/Toronto';

/**
 * A moment, as an ISO 8601 string in UTC (`2026-03-14T18:30:00Z`): to the second at least, so that texts come in the order
 * of time, and to the nanosecond at most, which is as far as the clock of the language reads.
 */
export const Instant = z.iso
  .datetime()
  .min('2026-03-14T18:30:00Z'.length)
  .max('2026-03-14T18:30:00.123456789Z'.length);
export type Instant = z.infer<typeof Instant>;

/** Whole minutes from one moment to another, by real elapsed time: a change to summer time adds no hour. */
export function minutesBetween(start: Instant, end: Instant): number {
  const elapsed = Temporal.Instant.from(start).until(Temporal.Instant.from(end));
  return Math.round(elapsed.total('minutes'));
}

/** Hours from one moment to another, with fractions. */
export function hoursBetween(start: Instant, end: Instant): number {
  return Temporal.Instant.from(start).until(Temporal.Instant.from(end)).total('hours');
}

/** The wall clock of the station at a moment. */
export function atStation(instant: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(STATION_ZONE);
}

/** The moment when the station's clocks show this day and time; in the hour that summer time skips, the later one. */
export function fromStationClock(day: string, time: string): Instant {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(STATION_ZONE).toInstant().toString();
}
