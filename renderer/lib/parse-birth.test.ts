import { describe, expect, it } from 'vitest';
import type { Birth } from '#shared/domain/calendar-day';
import { parseBirth, typedBirth } from './parse-birth';

const TODAY = '2026-03-14';

describe('parseBirth', () => {
  it.each([
    ['1991-05-02', { kind: 'day', day: '1991-05-02' }],
    ['2 mai 1991', { kind: 'day', day: '1991-05-02' }],
    ['2/5/1991', { kind: 'day', day: '1991-05-02' }],
    ['1991-05', { kind: 'month', month: '1991-05' }],
    ['août 1991', { kind: 'month', month: '1991-08' }],
    ['May 1991', { kind: 'month', month: '1991-05' }],
    ['1991', { kind: 'year', year: 1991 }],
    ['34', { kind: 'estimated_age', age: 34, on: TODAY }],
    ['environ 34 ans', { kind: 'estimated_age', age: 34, on: TODAY }],
    ['0', { kind: 'estimated_age', age: 0, on: TODAY }],
  ] as [string, Birth][])('reads « %s »', (typed, birth) => expect(parseBirth(typed, TODAY)).toEqual(birth));

  it.each(['', 'inconnue', '131', '1849', '2027', '2026-04', '2027-01-01', '1991-13'])(
    'does not guess from « %s »',
    (typed) => expect(parseBirth(typed, TODAY)).toBeNull(),
  );
});

it('writes a birth so that it reads back the same', () => {
  const births: Birth[] = [
    { kind: 'day', day: '1991-05-02' },
    { kind: 'month', month: '1991-05' },
    { kind: 'year', year: 1991 },
    { kind: 'estimated_age', age: 34, on: TODAY },
  ];
  expect(births.map((birth) => parseBirth(typedBirth(birth), TODAY))).toEqual(births);
});
