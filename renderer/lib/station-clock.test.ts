import { describe, expect, it } from 'vitest';
import { minutesBetween } from '#shared/domain/instant';
import { endMomentOf, momentOf, stationDayAndTime } from './station-clock';

describe('momentOf', () => {
  it('reads the wall clock of the station, in winter and in summer', () => {
    expect(momentOf('2026-01-15', '14:30')).toBe('2026-01-15T19:30:00Z');
    expect(momentOf('2026-07-15', '14:30')).toBe('2026-07-15T18:30:00Z');
  });

  it('moves a time that summer time skips to the later side', () => {
    expect(momentOf('2026-03-08', '02:30')).toBe('2026-03-08T07:30:00Z');
  });

  it('is nothing while the day or the time is missing', () => {
    expect(momentOf(null, '14:30')).toBeUndefined();
    expect(momentOf('2026-01-15', '')).toBeUndefined();
  });
});

describe('endMomentOf', () => {
  const evening = { day: '2026-01-15', time: '23:40' };

  it('lies on the day of the start unless told otherwise', () => {
    expect(endMomentOf({ day: '2026-01-15', time: '13:00' }, { day: null, time: '14:10' })).toBe(
      '2026-01-15T19:10:00Z',
    );
  });

  it('lies on the next day when its time comes before the start', () => {
    expect(endMomentOf(evening, { day: null, time: '00:20' })).toBe('2026-01-16T05:20:00Z');
  });

  it('obeys the day that was typed, even when the end then comes first', () => {
    expect(endMomentOf(evening, { day: '2026-01-15', time: '00:20' })).toBe('2026-01-15T05:20:00Z');
  });

  it('counts real time through the night when the clocks go forward', () => {
    const start = { day: '2026-03-08', time: '01:30' };
    const end = endMomentOf(start, { day: null, time: '03:30' });
    expect(minutesBetween('2026-03-08T06:30:00Z', end ?? '')).toBe(60);
  });
});

it('tells a moment as the station’s day and time', () => {
  expect(stationDayAndTime('2026-01-16T03:05:59Z')).toEqual({ day: '2026-01-15', time: '22:05' });
});
