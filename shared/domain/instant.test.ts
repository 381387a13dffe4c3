import { describe, expect, it } from 'vitest';
import { atStation, fromStationClock, hoursBetween, Instant, minutesBetween } from './instant';

describe('elapsed time', () => {
  it.each([
    ['an ordinary visit', '2026-03-14T14:00:00Z', '2026-03-14T15:10:00Z', 70],
    ['backwards', '2026-03-14T15:10:00Z', '2026-03-14T14:00:00Z', -70],
    [
      'across the hour that summer time skips (1 h 30 to 3 h 30 by the clock)',
      '2026-03-08T06:30:00Z',
      '2026-03-08T07:30:00Z',
      60,
    ],
    [
      'across the hour that comes twice (1 h 30 to 1 h 30 by the clock)',
      '2026-11-01T05:30:00Z',
      '2026-11-01T06:30:00Z',
      60,
    ],
    [
      'a night of seven hours (22 h to 6 h by the clock)',
      '2026-03-08T03:00:00Z',
      '2026-03-08T10:00:00Z',
      420,
    ],
    ['a night of nine hours (22 h to 6 h by the clock)', '2026-11-01T02:00:00Z', '2026-11-01T11:00:00Z', 540],
    ['seconds are rounded', '2026-03-14T14:00:00Z', '2026-03-14T14:10:29Z', 10],
    ['over a year’s end', '2025-12-31T23:30:00Z', '2026-01-01T00:15:00Z', 45],
  ])('%s', (_, start, end, minutes) => {
    expect(minutesBetween(start, end)).toBe(minutes);
    expect(Math.round(hoursBetween(start, end) * 60)).toBe(minutes);
  });
});

describe('the station’s clock', () => {
  it.each([
    ['in winter', '2026-01-15', '14:30', '2026-01-15T19:30:00Z'],
    ['in summer', '2026-07-15', '14:30', '2026-07-15T18:30:00Z'],
    ['before the hour that is skipped', '2026-03-08', '01:59', '2026-03-08T06:59:00Z'],
    ['in the hour that is skipped: the later one', '2026-03-08', '02:30', '2026-03-08T07:30:00Z'],
    ['after it', '2026-03-08', '03:00', '2026-03-08T07:00:00Z'],
    ['in the hour that comes twice: the first time', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['after it', '2026-11-01', '02:00', '2026-11-01T07:00:00Z'],
    ['at midnight', '2026-03-14', '00:00', '2026-03-14T04:00:00Z'],
  ])('%s', (_, day, time, instant) => {
    expect(fromStationClock(day, time)).toBe(instant);
  });

  it('tells the same moment back, but in the hour that does not exist', () => {
    const told = (instant: string) =>
      atStation(instant).toPlainDateTime().toString({ smallestUnit: 'minute' });
    expect(told(fromStationClock('2026-07-15', '14:30'))).toBe('2026-07-15T14:30');
    expect(told(fromStationClock('2026-11-01', '01:30'))).toBe('2026-11-01T01:30');
    expect(told(fromStationClock('2026-03-08', '02:30'))).toBe('2026-03-08T03:30');
  });
});

describe('what is a moment', () => {
  it.each(['2026-03-14T18:30:00Z', '2026-03-14T18:30:00.123Z', '2026-03-14T18:30:00.123456789Z'])(
    '%s is one',
    (text) => {
      expect(Instant.parse(text)).toBe(text);
      expect(Number.isFinite(minutesBetween(text, '2026-03-14T18:30:00Z'))).toBe(true);
    },
  );

  it.each([
    '2026-03-14',
    '2026-03-14T18:30:00',
    '2026-03-14T18:30:00-04:00',
    '2026-02-30T18:30:00Z',
    '2026-03-14T24:00:00Z',
    '2026-03-14T18:30:61Z',
    '2026-03-14T18:30:00.1234567890Z',
    '2026-03-14T18:30Z',
    '2026-03-14 18:30:00Z',
    'now',
    '',
  ])('%j is none', (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
  });
});
