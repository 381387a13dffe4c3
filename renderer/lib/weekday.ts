import type { CalendarDay } from '#shared/domain/calendar-day';
import type { Language } from '#shared/domain/code-list';

/** « Samedi », or « Saturday, »: the day of the week that opens a heading before the long date. */
export function weekdayText(day: CalendarDay, language: Language): string {
  const name = Temporal.PlainDate.from(day).toLocaleString(language === 'fr' ? 'fr-CA' : 'en-CA', {
    weekday: 'long',
  });
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${language === 'fr' ? '' : ','}`;
}
