import { describe, expect, it } from 'vitest';
import type { InterventionDraft } from '#shared/domain/intervention';
import { contentOf, freshInterventionDraft, momentsOf, usualPlaceOf } from './intervention-draft';

const NOW = '2026-03-14T18:32:10Z';
const started: InterventionDraft = {
  ...freshInterventionDraft(NOW),
  type: 'home_visit',
  startedTime: '13:10',
};

describe('contentOf', () => {
  it('needs a kind and a start, nothing else', () => {
    expect(contentOf(freshInterventionDraft(NOW)).problems).toEqual([
      { field: 'type', problem: 'required' },
      { field: 'startedTime', problem: 'required' },
    ]);
    expect(contentOf(started).content).toMatchObject({
      startedAt: '2026-03-14T17:10:00Z',
      endedAt: null,
      facts: '',
    });
  });

  it('carries every word of the draft and none of its typed times', () => {
    const { content } = contentOf({ ...started, facts: 'Faits', opinion: 'Avis', results: ['reached'] });
    expect(content).toMatchObject({ facts: 'Faits', opinion: 'Avis', results: ['reached'] });
    expect(Object.keys(content ?? {})).not.toContain('startedTime');
    expect(Object.keys(content ?? {})).not.toContain('endedDay');
  });

  it.each([
    [{ startedTime: '13 h 99' }, [{ field: 'startedTime', problem: 'not_a_time' }]],
    [{ startedDay: null }, [{ field: 'startedDay', problem: 'required' }]],
    [{ endedTime: 'tard' }, [{ field: 'endedTime', problem: 'not_a_time' }]],
  ] as const)('with %j, points at %j', (change, problems) => {
    expect(contentOf({ ...started, ...change }).problems).toEqual(problems);
  });

  it('refuses no oddity: an end before the start is kept as typed', () => {
    const { content } = contentOf({ ...started, endedDay: '2026-03-14', endedTime: '12:00' });
    expect(content?.endedAt).toBe('2026-03-14T16:00:00Z');
  });
});

describe('momentsOf', () => {
  it('counts minutes through midnight', () => {
    expect(momentsOf({ ...started, startedTime: '23:50', endedTime: '00:35' }).minutes).toBe(45);
  });

  it('counts real minutes in the night when the clocks go back', () => {
    const night = { ...started, startedDay: '2026-11-01', startedTime: '00:30', endedTime: '03:00' };
    expect(momentsOf(night).minutes).toBe(210);
  });

  it('gives no duration while one end is missing', () => {
    expect(momentsOf(started).minutes).toBeUndefined();
  });
});

it('proposes a place only for the kinds that have one', () => {
  expect(usualPlaceOf('phone_call')).toBe('phone');
  expect(usualPlaceOf('crisis_intervention')).toBeUndefined();
  expect(usualPlaceOf(null)).toBeUndefined();
});
