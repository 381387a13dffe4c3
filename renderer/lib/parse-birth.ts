import type { Birth, CalendarDay } from '#shared/domain/calendar-day';
import { foldForSearch } from '#shared/domain/text';
import { parseDay } from './parse-day';

const MONTHS = [
  ['janvier', 'january', 'jan'],
  ['fevrier', 'february', 'fev', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'april', 'avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'july', 'juil', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
];

/**
 * Understands what is known of a birth, as people type it: a day (`1991-05-02`, `2 mai 1991`), a month (`1991-05`, `mai 1991`),
 * a year (`1991`), or an age that somebody guessed today (`34 ans`, `environ 34`).
 * Gives nothing when it is not understood, or when it lies after today.
 */
export function parseBirth(typed: string, today: CalendarDay): Birth | null {
  const text = foldForSearch(typed);
  return estimatedAge(text, today) ?? year(text, today) ?? month(text, typed, today) ?? day(typed, today);
}

function estimatedAge(text: string, today: CalendarDay): Birth | null {
  const match = /^(?:environ |env |about )?(\d{1,3})(?: (?:ans?|a|y|years?(?: old)?))?$/.exec(text);
  const age = Number(match?.[1] ?? Number.NaN);
  return age <= 130 ? { kind: 'estimated_age', age, on: today } : null;
}

function year(text: string, today: CalendarDay): Birth | null {
  const found = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
  return found >= 1850 && found <= Number(today.slice(0, 4)) ? { kind: 'year', year: found } : null;
}

function month(text: string, typed: string, today: CalendarDay): Birth | null {
  const numbers = /^(\d{4})[-/ ](\d{1,2})$/.exec(typed.trim());
  const words = /^([a-z]+) (\d{4})$/.exec(text);
  const place = numbers
    ? Number(numbers[2])
    : MONTHS.findIndex((names) => names.includes(words?.[1] ?? '')) + 1;
  const ofYear = numbers?.[1] ?? words?.[2];
  if (ofYear === undefined || place < 1 || place > 12 || Number(ofYear) < 1850) return null;
  const found = `${ofYear}-${String(place).padStart(2, '0')}`;
  return found <= today.slice(0, 7) ? { kind: 'month', month: found } : null;
}

function day(typed: string, today: CalendarDay): Birth | null {
  // A year and one number is a month that does not exist, never a day.
  if (/^\d{4}\D\d{1,2}$/.test(typed.trim())) return null;
  const found = parseDay(typed, today, 'past');
  return found !== null && found <= today && found >= '1850' ? { kind: 'day', day: found } : null;
}

/** A birth as it would be typed. */
export function typedBirth(birth: Birth | null): string {
  switch (birth?.kind) {
    case undefined:
      return '';
    case 'day':
      return birth.day;
    case 'month':
      return birth.month;
    case 'year':
      return String(birth.year);
    case 'estimated_age':
      return String(birth.age);
  }
}
