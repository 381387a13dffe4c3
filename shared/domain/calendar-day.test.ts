import { describe, expect, it } from 'vitest';
import { ageOn, Birth, CalendarDay, dayOf, daysBetween, plusDays } from './calendar-day';

describe('age on the day of the facts (INV-06)', () => {
  const born = (day: string): Birth => ({ kind: 'day', day });
  it.each([
    // The ages at which consent changes hands (INV-07): under 14, 14 to 17, 18 and over.
    ['the day before 14', born('2012-03-15'), '2026-03-14', [13, 13]],
    ['the day of 14', born('2012-03-14'), '2026-03-14', [14, 14]],
    ['the day before 18', born('2008-03-15'), '2026-03-14', [17, 17]],
    ['the day of 18', born('2008-03-14'), '2026-03-14', [18, 18]],
    ['the day of birth', born('2026-03-14'), '2026-03-14', [0, 0]],
    ['the day after the facts', born('2026-03-15'), '2026-03-14', undefined],
    // A leap day: the birthday comes on 1 March in other years.
    ['born on a leap day, 28 February', born('2008-02-29'), '2026-02-28', [17, 17]],
    ['born on a leap day, 1 March', born('2008-02-29'), '2026-03-01', [18, 18]],
    ['born on a leap day, in a leap year', born('2008-02-29'), '2024-02-29', [16, 16]],
    ['facts on a leap day', born('2010-03-01'), '2024-02-29', [13, 13]],
    ['a hundred years', born('1926-03-14'), '2026-03-14', [100, 100]],
  ])('%s', (_, birth, day, wanted) => {
    const age = ageOn(birth, day);
    expect(age && [age.least, age.most]).toEqual(wanted);
  });

  it.each([
    ['a month, before it', { kind: 'month', month: '2010-05' }, '2026-04-30', [15, 15]],
    ['a month, in it', { kind: 'month', month: '2010-05' }, '2026-05-15', [15, 16]],
    ['a month, on its last day', { kind: 'month', month: '2010-05' }, '2026-05-31', [16, 16]],
    ['a month of February in a leap year', { kind: 'month', month: '2008-02' }, '2026-02-28', [17, 18]],
    ['the month of the facts', { kind: 'month', month: '2026-03' }, '2026-03-14', [0, 0]],
    ['a month to come', { kind: 'month', month: '2026-04' }, '2026-03-14', undefined],
    ['a year', { kind: 'year', year: 2012 }, '2026-03-14', [13, 14]],
    ['a year, on its last day', { kind: 'year', year: 2012 }, '2026-12-31', [14, 14]],
    ['the year of the facts', { kind: 'year', year: 2026 }, '2026-03-14', [0, 0]],
    ['a year to come', { kind: 'year', year: 2027 }, '2026-03-14', undefined],
    ['a guess, the same day', { kind: 'estimated_age', age: 30, on: '2026-03-14' }, '2026-03-14', [30, 30]],
    ['a guess, years later', { kind: 'estimated_age', age: 30, on: '2020-03-15' }, '2026-03-14', [35, 35]],
    ['a guess, years before', { kind: 'estimated_age', age: 30, on: '2026-03-14' }, '2020-03-14', [24, 24]],
    [
      'a guess, before any birth',
      { kind: 'estimated_age', age: 2, on: '2026-03-14' },
      '2020-03-14',
      undefined,
    ],
  ] satisfies [string, Birth, string, number[] | undefined][])(
    'known partly: %s',
    (_, birth, day, wanted) => {
      const age = ageOn(birth, day);
      expect(age && [age.least, age.most]).toEqual(wanted);
    },
  );
});

describe('the station’s day', () => {
  it.each([
    ['a summer evening', '2026-07-01T03:59:59Z', '2026-06-30'],
    ['a summer midnight', '2026-07-01T04:00:00Z', '2026-07-01'],
    ['a winter evening', '2026-01-01T04:59:59.999Z', '2025-12-31'],
    ['a winter midnight', '2026-01-01T05:00:00Z', '2026-01-01'],
    ['the night of the change to summer time', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['the night of the change back', '2026-11-01T04:00:00Z', '2026-11-01'],
  ])('%s', (_, instant, day) => {
    expect(dayOf(instant)).toBe(day);
  });

  it.each([
    ['2026-03-07', 2, '2026-03-09'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2025-12-31', 1, '2026-01-01'],
  ])('%s and %i days is %s', (day, days, wanted) => {
    expect(plusDays(day, days)).toBe(wanted);
    expect(daysBetween(day, wanted)).toBe(days);
  });
});

describe('what is a day', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '14-03-2026',
    '2026-03-14T00:00',
    '',
    ' 2026-03-14',
  ])('%j is none', (text) => {
    expect(CalendarDay.safeParse(text).success).toBe(false);
  });

  it.each([
    { kind: 'month', month: '2026-13' },
    { kind: 'month', month: '2026-3' },
    { kind: 'year', year: 1849 },
    { kind: 'year', year: 1991.5 },
    { kind: 'estimated_age', age: -1, on: '2026-03-14' },
    { kind: 'estimated_age', age: 131, on: '2026-03-14' },
    { kind: 'day', day: '1991-02-30' },
    { kind: 'day', day: '1991-02-28', nam: 'X' },
    { kind: 'season', season: 'spring' },
  ])('%j is no birth', (birth) => {
    expect(Birth.safeParse(birth).success).toBe(false);
  });
});
