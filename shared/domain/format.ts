import type { Age, Birth, CalendarDay } from './calendar-day';
import type { Language } from './code-list';
import { atStation, type Instant } from './instant';

// Dates and times as the OQLF writes them (`domain.md` 11): 2026-03-14 in tables, « 14 h 30 » in text, 14:30 in tables.

const NBSP = '\u00a0';

/** « 2026-03-14 », in tables and forms, in both languages. */
export function dayText(day: CalendarDay): string {
  return day;
}

/** « le 14 mars 2026 » without the article; « 1er » for the first. In English « March 14, 2026 ». */
export function longDayText(day: CalendarDay, language: Language): string {
  const date = Temporal.PlainDate.from(day);
  const text = date.toLocaleString(language === 'fr' ? 'fr-CA' : 'en-CA', { dateStyle: 'long' });
  return language === 'fr' ? text.replace(/^1 /, '1er ').replaceAll(' ', NBSP) : text;
}

/** « 14 h 30 », « 9 h » in French; « 14:30 » in English. */
export function clockText(instant: Instant, language: Language): string {
  const { hour, minute } = atStation(instant);
  const minutes = String(minute).padStart(2, '0');
  if (language === 'en') return `${String(hour).padStart(2, '0')}:${minutes}`;
  return minute === 0 ? `${hour}${NBSP}h` : `${hour}${NBSP}h${NBSP}${minutes}`;
}

/** « 14:30 », in tables, in both languages. */
export function tableClockText(instant: Instant): string {
  return atStation(instant).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** « 2026-03-14 14:30 », for tables and the journal. */
export function momentText(instant: Instant): string {
  return `${atStation(instant).toPlainDate().toString()}${NBSP}${tableClockText(instant)}`;
}

/** « 1 h 25 », « 40 min ». Whole minutes. */
export function durationText(minutes: number): string {
  if (minutes < 60) return `${minutes}${NBSP}min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${hours}${NBSP}h` : `${hours}${NBSP}h${NBSP}${String(rest).padStart(2, '0')}`;
}

/** « 34 ans », « 33 ou 34 ans », « 33 à 36 ans »; in English « 34 y. ». */
export function ageText(age: Age, language: Language): string {
  const { least, most } = age;
  if (language === 'en') return least === most ? `${least}${NBSP}y.` : `${least}–${most}${NBSP}y.`;
  const unit = most > 1 ? 'ans' : 'an';
  if (least === most) return `${least}${NBSP}${unit}`;
  return `${least}${NBSP}${most - least === 1 ? 'ou' : 'à'}${NBSP}${most}${NBSP}${unit}`;
}

/** What is known of a birth: « 1991-05-02 », « 1991-05 », « 1991 », « environ 34 ans (2026-03-14) ». */
export function birthText(birth: Birth, language: Language): string {
  switch (birth.kind) {
    case 'day':
      return birth.day;
    case 'month':
      return birth.month;
    case 'year':
      return String(birth.year);
    case 'estimated_age':
      return language === 'fr'
        ? `environ ${ageText({ least: birth.age, most: birth.age }, 'fr')} (${birth.on})`
        : `about ${ageText({ least: birth.age, most: birth.age }, 'en')} (${birth.on})`;
  }
}

const collator = new Intl.Collator('fr-CA', { sensitivity: 'base', numeric: true });

/** Sorting as French does it: é beside e, numbers by value. */
export function compareFrench(a: string, b: string): number {
  return collator.compare(a, b);
}
