import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '#shared/domain/case-file';
import {
  EVERYTHING,
  authorsOf,
  countsByKind,
  dayToShow,
  filteredTimeline,
  signedInterventions,
  timelineDays,
} from './timeline';

const opening = (id: string, at: string, by = 'Élise Roy'): TimelineEntry => ({
  kind: 'opening',
  id,
  at,
  by,
  intakeNumber: 'D-2026-0001',
});
const intervention = (id: string, at: string, by = 'Élise Roy'): TimelineEntry => ({
  kind: 'intervention',
  id,
  at,
  endedAt: null,
  by,
  type: 'home_visit',
  results: [],
  outcomes: [],
  excerpt: '',
  isLate: false,
  findings: [],
  addenda: 0,
});

// 03:30 UTC on the 15th is still the 14th at the station.
const entries = [
  opening('a', '2026-03-10T15:00:00Z'),
  intervention('b', '2026-03-15T03:30:00Z', 'Zoé Ayotte'),
  intervention('c', '2026-03-14T13:00:00Z', 'Denis Émond'),
  intervention('d', '2026-03-15T14:00:00Z'),
];

describe('timelineDays', () => {
  it('groups by the station’s day, the latest first', () => {
    expect(timelineDays(entries).map(({ day, entries: own }) => [day, own.map(({ id }) => id)])).toEqual([
      ['2026-03-15', ['d']],
      ['2026-03-14', ['b', 'c']],
      ['2026-03-10', ['a']],
    ]);
  });

  it('keeps the order received for entries of the same moment', () => {
    const same = [intervention('x', '2026-03-15T14:00:00Z'), intervention('y', '2026-03-15T14:00:00Z')];
    expect(timelineDays(same)[0]?.entries.map(({ id }) => id)).toEqual(['x', 'y']);
  });
});

describe('filteredTimeline', () => {
  const ids = (filter: Parameters<typeof filteredTimeline>[1]) =>
    filteredTimeline(entries, filter).map(({ id }) => id);

  it('shows everything when nothing is chosen', () => expect(ids(EVERYTHING)).toEqual(['a', 'b', 'c', 'd']));
  it('keeps the kinds chosen', () => expect(ids({ kinds: ['opening'], author: null })).toEqual(['a']));
  it('keeps one author, and both choices together', () => {
    expect(ids({ kinds: [], author: 'Élise Roy' })).toEqual(['a', 'd']);
    expect(ids({ kinds: ['intervention'], author: 'Élise Roy' })).toEqual(['d']);
  });
});

it('names authors in French order, once', () => {
  expect(authorsOf(entries)).toEqual(['Denis Émond', 'Élise Roy', 'Zoé Ayotte']);
});

it('counts every kind, absent ones too', () => {
  expect(countsByKind(entries)).toEqual({ opening: 1, intake: 0, intervention: 3, draft: 0 });
});

describe('dayToShow', () => {
  const days = timelineDays(entries);
  it.each([
    ['2026-03-14', '2026-03-14'],
    ['2026-03-12', '2026-03-10'],
    ['2026-04-01', '2026-03-15'],
    ['2026-01-01', '2026-03-10'],
  ])('for %s shows %s', (wanted, shown) => expect(dayToShow(days, wanted)).toBe(shown));
  it('shows nothing in an empty timeline', () => expect(dayToShow([], '2026-03-14')).toBeUndefined());
});

it('prints signed interventions, the earliest first', () => {
  expect(signedInterventions(entries).map(({ id }) => id)).toEqual(['c', 'b', 'd']);
});
