import { describe, expect, it } from 'vitest';
import {
  ageText,
  birthText,
  clockText,
  compareFrench,
  dayText,
  durationText,
  longDayText,
  momentText,
  tableClockText,
} from './format';

// `domain.md` 11. A tilde stands for the space that does not break.
const spaced = (text: string) => text.replaceAll('~', '\u00a0');

describe('days', () => {
  it('are written the same in both languages in tables', () => {
    expect(dayText('2026-03-14')).toBe('2026-03-14');
  });

  it.each([
    ['2026-03-14', 'fr', '14~mars~2026'],
    ['2026-03-01', 'fr', '1er~mars~2026'],
    ['2026-08-11', 'fr', '11~août~2026'],
    ['2026-12-21', 'fr', '21~décembre~2026'],
    ['2026-03-14', 'en', 'March 14, 2026'],
    ['2026-03-01', 'en', 'March 1, 2026'],
  ] as const)('%s in %s: %s', (day, language, text) => {
    expect(longDayText(day, language)).toBe(spaced(text));
  });
});

describe('the clock', () => {
  it.each([
    ['2026-03-14T18:30:00Z', '14~h~30', '14:30'],
    ['2026-03-14T13:00:00Z', '9~h', '09:00'],
    ['2026-03-14T04:00:00Z', '0~h', '00:00'],
    ['2026-03-14T04:05:59Z', '0~h~05', '00:05'],
    ['2026-03-15T03:59:00Z', '23~h~59', '23:59'],
    ['2026-01-14T19:30:00Z', '14~h~30', '14:30'],
    // The hour that comes twice, both times.
    ['2026-11-01T05:30:00Z', '1~h~30', '01:30'],
    ['2026-11-01T06:30:00Z', '1~h~30', '01:30'],
  ])('%s: %s, %s', (instant, french, english) => {
    expect(clockText(instant, 'fr')).toBe(spaced(french));
    expect(clockText(instant, 'en')).toBe(english);
    expect(tableClockText(instant)).toBe(english);
    expect(momentText(instant).slice(-5)).toBe(english);
  });

  it('tells a moment by the station’s day', () => {
    expect(momentText('2026-03-15T03:59:00Z')).toBe(spaced('2026-03-14~23:59'));
  });
});

describe('durations', () => {
  it.each([
    [0, '0~min'],
    [40, '40~min'],
    [59, '59~min'],
    [60, '1~h'],
    [65, '1~h~05'],
    [85, '1~h~25'],
    [120, '2~h'],
    [1500, '25~h'],
  ])('%i minutes: %s', (minutes, text) => {
    expect(durationText(minutes)).toBe(spaced(text));
  });
});

describe('ages and births', () => {
  it.each([
    [34, 34, '34~ans', '34~y.'],
    [33, 34, '33~ou~34~ans', '33–34~y.'],
    [33, 36, '33~à~36~ans', '33–36~y.'],
    [1, 1, '1~an', '1~y.'],
    [0, 0, '0~an', '0~y.'],
    [0, 1, '0~ou~1~an', '0–1~y.'],
    [1, 2, '1~ou~2~ans', '1–2~y.'],
  ])('%i to %i: %s', (least, most, french, english) => {
    expect(ageText({ least, most }, 'fr')).toBe(spaced(french));
    expect(ageText({ least, most }, 'en')).toBe(spaced(english));
  });

  it.each([
    [{ kind: 'day', day: '1991-05-02' }, '1991-05-02', '1991-05-02'],
    [{ kind: 'month', month: '1991-05' }, '1991-05', '1991-05'],
    [{ kind: 'year', year: 1991 }, '1991', '1991'],
    [
      { kind: 'estimated_age', age: 34, on: '2026-03-14' },
      'environ 34~ans (2026-03-14)',
      'about 34~y. (2026-03-14)',
    ],
  ] as const)('%j', (birth, french, english) => {
    expect(birthText(birth, 'fr')).toBe(spaced(french));
    expect(birthText(birth, 'en')).toBe(spaced(english));
  });
});

describe('sorting', () => {
  it('puts é beside e, hyphens and apostrophes where French does, and numbers by their value', () => {
    const sorted = [
      'Zoé',
      'Éthier',
      'Dumas',
      'Ethier',
      'D’Amours',
      'Émond',
      'Évrard',
      'Dossier 10',
      'Dossier 9',
      'dumas',
    ];
    expect(sorted.sort(compareFrench)).toEqual([
      'D’Amours',
      'Dossier 9',
      'Dossier 10',
      'Dumas',
      'dumas',
      'Émond',
      'Éthier',
      'Ethier',
      'Évrard',
      'Zoé',
    ]);
  });
});
