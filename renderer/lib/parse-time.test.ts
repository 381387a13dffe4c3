import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseTime } from './parse-time';

describe('an hour as people type it', () => {
  test.each([
    ['14 h 30', '14:30'],
    ['14\u00a0h\u00a030', '14:30'],
    ['14h30', '14:30'],
    ['14 H 5', '14:05'],
    ['1430', '14:30'],
    ['930', '09:30'],
    ['9h', '09:00'],
    ['9', '09:00'],
    ['0', '00:00'],
    ['23:59', '23:59'],
    ['14.30', '14:30'],
    ['midi', '12:00'],
    ['minuit', '00:00'],
    ['2:30 pm', '14:30'],
    ['12 am', '00:00'],
    ['12 pm', '12:00'],
  ])('%j is %s', (typed, time) => {
    expect(parseTime(typed)).toBe(time);
  });

  test.each(['', 'h', '24 h', '14 h 60', '2460', '99999', '13 pm', '0 am', 'bientôt', '14 h 30 h'])(
    '%j is not an hour',
    (typed) => {
      expect(parseTime(typed)).toBeNull();
    },
  );

  it('reads back every minute of the day, in both spellings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(parseTime(time)).toBe(time);
        expect(parseTime(`${hour} h ${String(minute).padStart(2, '0')}`)).toBe(time);
      }),
    );
  });
});
