import { z } from 'zod';
import { STATION_ZONE, type Instant } from './instant';

/** A day of the calendar (`2026-03-14`): a day is not an instant. */
export const CalendarDay = z.iso.date();
export type CalendarDay = z.infer<typeof CalendarDay>;

/** What is known of a date of birth: the day, the month, the year, or an age somebody guessed on a day (`model.md` 2). */
export const Birth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('day'), day: CalendarDay }),
  z.strictObject({ kind: z.literal('month'), month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  z.strictObject({ kind: z.literal('year'), year: z.int().min(1850).max(2200) }),
  z.strictObject({ kind: z.literal('estimated_age'), age: z.int().min(0).max(130), on: CalendarDay }),
]);
export type Birth = z.infer<typeof Birth>;

/** The station's calendar day at a moment. */
export function dayOf(instant: Instant): CalendarDay {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(STATION_ZONE).toPlainDate().toString();
}

/** The day that comes so many days later (or earlier, when negative). */
export function plusDays(day: CalendarDay, days: number): CalendarDay {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Days from one day to another; negative when the second comes first. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** An age on a day, as a range: an exact birth gives equal bounds, a partial one honest ones (INV-06). */
export type Age = { least: number; most: number };

/** Age on the day of the facts (INV-06), or nothing when the birth lies after that day. */
export function ageOn(birth: Birth, day: CalendarDay): Age | undefined {
  const on = Temporal.PlainDate.from(day);
  const yearsSince = (born: Temporal.PlainDate) => born.until(on, { largestUnit: 'years' }).years;
  const between = (earliest: Temporal.PlainDate, latest: Temporal.PlainDate): Age | undefined => {
    if (Temporal.PlainDate.compare(earliest, on) > 0) return undefined;
    return { least: Math.max(0, yearsSince(latest)), most: yearsSince(earliest) };
  };
  switch (birth.kind) {
    case 'day': {
      const born = Temporal.PlainDate.from(birth.day);
      return between(born, born);
    }
    case 'month': {
      const month = Temporal.PlainYearMonth.from(birth.month);
      return between(month.toPlainDate({ day: 1 }), month.toPlainDate({ day: month.daysInMonth }));
    }
    case 'year':
      return between(
        Temporal.PlainDate.from({ year: birth.year, month: 1, day: 1 }),
        Temporal.PlainDate.from({ year: birth.year, month: 12, day: 31 }),
      );
    case 'estimated_age': {
      const guessed = Temporal.PlainDate.from(birth.on);
      const age = birth.age + guessed.until(on, { largestUnit: 'years' }).years;
      return age < 0 ? undefined : { least: age, most: age };
    }
  }
}
