import type { Language } from '#shared/domain/code-list';
import { longDayText, clockText } from '#shared/domain/format';
import { dayOf } from '#shared/domain/calendar-day';
import { minutesBetween, type Instant } from '#shared/domain/instant';

/** When it happened, as the sentences of the screens need it: the day, the clocks, and how long when the end is known. */
export function periodOf(
  content: { startedAt: Instant; endedAt: Instant | null },
  language: Language,
): { day: string; start: string; end: string | null; minutes: number | null } {
  const { startedAt, endedAt } = content;
  const clock = (at: Instant) => clockText(at, language);
  const isOtherDay = endedAt !== null && dayOf(endedAt) !== dayOf(startedAt);
  return {
    day: longDayText(dayOf(startedAt), language),
    start: clock(startedAt),
    end: endedAt === null ? null : isOtherDay ? `${clock(endedAt)} (${dayOf(endedAt)})` : clock(endedAt),
    minutes: endedAt === null ? null : minutesBetween(startedAt, endedAt),
  };
}
