import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseDay } from './parse-day';

// A Saturday.
const TODAY = '2026-03-14';

describe('a day as people type it', () => {
  test.each([
    ['2026-03-14', '2026-03-14'],
    ['2026/3/4', '2026-03-04'],
    ['20260314', '2026-03-14'],
    ['14/3', '2026-03-14'],
    ['14-3', '2026-03-14'],
    ['14.3.2025', '2025-03-14'],
    ['14/3/26', '2026-03-14'],
    ['5/6/91', '1991-06-05'],
    // Only the other order exists.
    ['3/14', '2026-03-14'],
    ['14 mars', '2026-03-14'],
    ['le 14 mars 2026', '2026-03-14'],
    ['1er mai', '2026-05-01'],
    ['1 MAI 2027', '2027-05-01'],
    ['25 déc', '2025-12-25'],
    ['3 août', '2026-08-03'],
    ['29 février 2024', '2024-02-29'],
    ['March 14', '2026-03-14'],
    ['14 March 2026', '2026-03-14'],
    ['Dec 31st 2025', '2025-12-31'],
    ['hier', '2026-03-13'],
    ['Hier ', '2026-03-13'],
    ['avant-hier', '2026-03-12'],
    ['aujourd’hui', '2026-03-14'],
    ["aujourd'hui", '2026-03-14'],
    ['demain', '2026-03-15'],
    ['après-demain', '2026-03-16'],
    ['yesterday', '2026-03-13'],
    ['tomorrow', '2026-03-15'],
    ['+7 j', '2026-03-21'],
    ['+7', '2026-03-21'],
    ['-3j', '2026-03-11'],
    ['−3 j', '2026-03-11'],
    ['+2 sem', '2026-03-28'],
    ['+1 mois', '2026-04-14'],
    ['-1 an', '2025-03-14'],
    ['+7 d', '2026-03-21'],
    ['dans 3 jours', '2026-03-17'],
    ['il y a 2 semaines', '2026-02-28'],
    ['3 days ago', '2026-03-11'],
    ['samedi', '2026-03-14'],
    ['lundi', '2026-03-16'],
    ['lundi dernier', '2026-03-09'],
    ['samedi dernier', '2026-03-07'],
    ['vendredi prochain', '2026-03-20'],
    ['next friday', '2026-03-20'],
  ])('%j is %s', (typed, day) => {
    expect(parseDay(typed, TODAY)).toBe(day);
  });

  test.each([
    '',
    '   ',
    '31/2',
    '29 février 2025',
    '14/13/2026',
    '32 mars',
    'bientôt',
    '14',
    '2026314',
    '14 mars 202',
    'lun di',
  ])('%j is not a day', (typed) => {
    expect(parseDay(typed, TODAY)).toBeNull();
  });

  test.each([
    ['14/3', 'past', '2026-03-14'],
    ['15/3', 'past', '2025-03-15'],
    ['15/3', 'future', '2026-03-15'],
    ['13/3', 'future', '2027-03-13'],
    ['29/2', 'past', '2024-02-29'],
    ['lundi', 'past', '2026-03-09'],
    ['lundi', 'future', '2026-03-16'],
    // Six months away, the nearest year may be the last one.
    ['1/12', 'near', '2025-12-01'],
  ] as const)('%j, looking to the %s, is %s', (typed, lean, day) => {
    expect(parseDay(typed, TODAY, lean)).toBe(day);
  });

  it('reads back every day that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 30_000 }), (days) => {
        const day = Temporal.PlainDate.from(TODAY).add({ days }).toString();
        expect(parseDay(day, TODAY)).toBe(day);
      }),
    );
  });

  it('never breaks on what it does not understand, and only gives real days', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const day = parseDay(typed, TODAY);
        expect(day === null || Temporal.PlainDate.from(day).toString() === day).toBe(true);
      }),
    );
  });
});
