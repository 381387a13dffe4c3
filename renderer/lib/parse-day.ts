import type { CalendarDay } from '#shared/domain/calendar-day';
import { foldForSearch } from '#shared/domain/text';

/** Which year is meant when none is written: the one that puts the day nearest, or the last or next one. */
export type Lean = 'near' | 'past' | 'future';

const MONTHS: Record<string, number> = {};
[
  'janvier janv jan january',
  'fevrier fevr fev february feb',
  'mars march mar',
  'avril avr april apr',
  'mai may',
  'juin june jun',
  'juillet juil july jul',
  'aout august aug',
  'septembre sept sep september',
  'octobre oct october',
  'novembre nov november',
  'decembre dec december',
].forEach((words, index) => {
  for (const word of words.split(' ')) MONTHS[word] = index + 1;
});

const WEEKDAYS: Record<string, number> = {};
[
  'lundi lun monday mon',
  'mardi tuesday tue',
  'mercredi mer wednesday wed',
  'jeudi jeu thursday thu',
  'vendredi ven friday fri',
  'samedi sam saturday sat',
  'dimanche dim sunday sun',
].forEach((words, index) => {
  for (const word of words.split(' ')) WEEKDAYS[word] = index + 1;
});

const NAMED: Record<string, number> = {
  'aujourd hui': 0,
  auj: 0,
  today: 0,
  hier: -1,
  yesterday: -1,
  'avant hier': -2,
  demain: 1,
  tomorrow: 1,
  'apres demain': 2,
};

const UNITS: Record<string, 'days' | 'weeks' | 'months' | 'years'> = {
  j: 'days',
  jr: 'days',
  jrs: 'days',
  jour: 'days',
  jours: 'days',
  d: 'days',
  day: 'days',
  days: 'days',
  s: 'weeks',
  sem: 'weeks',
  semaine: 'weeks',
  semaines: 'weeks',
  w: 'weeks',
  week: 'weeks',
  weeks: 'weeks',
  m: 'months',
  mois: 'months',
  month: 'months',
  months: 'months',
  a: 'years',
  an: 'years',
  ans: 'years',
  y: 'years',
  year: 'years',
  years: 'years',
};

/**
 * Understands a day as people type it: `14/3`, `14-3-26`, `14 mars`, `1er mai 2026`, `March 14`, `2026-03-14`, `20260314`,
 * `hier`, `demain`, `lundi`, `+7 j`, `-2 sem`, `dans 3 jours`, `il y a 2 mois`. Between two numbers the day comes first,
 * as in Québec, unless only the other order exists.
 * Takes the words, the station's day, and which year is meant when none is said. Gives the day, or null when not understood.
 */
export function parseDay(raw: string, today: CalendarDay, lean: Lean = 'near'): CalendarDay | null {
  const now = Temporal.PlainDate.from(today);
  const sign = raw.trim().replace(/^[−–]/, '-');
  const text = foldForSearch(raw);
  if (text === '') return null;
  return (
    (NAMED[text] !== undefined ? now.add({ days: NAMED[text] }).toString() : null) ??
    fromWeekday(text, now, lean) ??
    fromDistance(sign, text, now) ??
    fromIso(sign) ??
    fromMonthName(text, now, lean) ??
    fromNumbers(text, now, lean)
  );
}

function fromWeekday(text: string, now: Temporal.PlainDate, lean: Lean): CalendarDay | null {
  const match = /^([a-z]+)(?: (dernier|passe|prochain))?$/.exec(
    text.replace(/^last (\w+)$/, '$1 dernier').replace(/^next (\w+)$/, '$1 prochain'),
  );
  const weekday = WEEKDAYS[match?.[1] ?? ''];
  if (!match || weekday === undefined) return null;
  const isBack = match[2] === undefined ? lean === 'past' : match[2] !== 'prochain';
  const ahead = (weekday - now.dayOfWeek + 7) % 7 || 7;
  if (match[2] === undefined && weekday === now.dayOfWeek) return now.toString();
  return now.add({ days: isBack ? ahead - 7 || -7 : ahead }).toString();
}

function fromDistance(sign: string, text: string, now: Temporal.PlainDate): CalendarDay | null {
  const match =
    /^(?:dans|in) (\d{1,4}) ?([a-z]+)$/.exec(text) ??
    /^(?:il y a) (\d{1,4}) ?([a-z]+)$/.exec(text) ??
    /^(\d{1,4}) ?([a-z]+) ago$/.exec(text) ??
    (/^[+-]/.test(sign) ? /^(\d{1,4}) ?([a-z]*)$/.exec(text) : null);
  if (!match) return null;
  const unit = UNITS[match[2] || 'j'];
  if (unit === undefined) return null;
  const isBack = sign.startsWith('-') || text.startsWith('il y a') || text.endsWith(' ago');
  return now.add({ [unit]: (isBack ? -1 : 1) * Number(match[1]) }).toString();
}

function fromIso(raw: string): CalendarDay | null {
  const match = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(raw);
  // Without separators only the full form is a day: 2026314 could be read two ways.
  if (!match || (/^\d+$/.test(raw) && raw.length !== 8)) return null;
  return real(Number(match[1]), Number(match[2]), Number(match[3]));
}

function fromMonthName(text: string, now: Temporal.PlainDate, lean: Lean): CalendarDay | null {
  const match =
    /^(?:le )?(\d{1,2})(?:er|e|st|nd|rd|th)? ?([a-z]+)(?: (\d{2,4}))?$/.exec(text) ??
    /^([a-z]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{2,4}))?$/.exec(text);
  if (!match) return null;
  const isMonthFirst = MONTHS[match[1] ?? ''] !== undefined;
  const month = MONTHS[(isMonthFirst ? match[1] : match[2]) ?? ''];
  const day = Number(isMonthFirst ? match[2] : match[1]);
  return month === undefined ? null : placed(match[3], month, day, now, lean);
}

function fromNumbers(text: string, now: Temporal.PlainDate, lean: Lean): CalendarDay | null {
  const match = /^(\d{1,2}) (\d{1,2})(?: (\d{2}|\d{4}))?$/.exec(text);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  return placed(match[3], second, first, now, lean) ?? placed(match[3], first, second, now, lean);
}

/** A day and a month in the year that was written, or in the one that is meant. */
function placed(
  written: string | undefined,
  month: number,
  day: number,
  now: Temporal.PlainDate,
  lean: Lean,
): CalendarDay | null {
  if (written !== undefined) {
    const year = Number(written);
    if (written.length === 4) return real(year, month, day);
    if (written.length !== 2) return null;
    // Two digits: this century up to ten years ahead, the last one beyond.
    const century = Math.floor(now.year / 100) * 100;
    return real(century + year > now.year + 10 ? century - 100 + year : century + year, month, day);
  }
  // Eight years each way: enough to meet a 29 February whatever the century.
  const candidates = Array.from({ length: 17 }, (_none, index) => real(now.year - 8 + index, month, day))
    .filter((one) => one !== null)
    .map((one) => ({ one, distance: now.until(Temporal.PlainDate.from(one), { largestUnit: 'days' }).days }))
    .filter(({ distance }) => (lean === 'past' ? distance <= 0 : lean === 'future' ? distance >= 0 : true))
    .toSorted((a, b) => Math.abs(a.distance) - Math.abs(b.distance));
  return candidates[0]?.one ?? null;
}

function real(year: number, month: number, day: number): CalendarDay | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}
