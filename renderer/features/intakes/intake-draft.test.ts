import { describe, expect, it } from 'vitest';
import type { IntakeDraft } from '#shared/domain/intake';
import { blankIntakeDraft, intakeOf } from './intake-draft';

const ID = '6f0f8f62-6f4e-4e3c-9a0e-1f6d1d3f0a01';
const PERSON = '6f0f8f62-6f4e-4e3c-9a0e-1f6d1d3f0a02';
const NOW = '2026-03-14T18:32:10Z';

const complete: IntakeDraft = {
  ...blankIntakeDraft(NOW),
  origin: 'patrol',
  situationTypes: ['suicide_risk'],
  account: 'Appel de la patrouille.',
  municipality: 'Terrebonne',
};

describe('intakeOf', () => {
  it('proposes the day and time of the station', () => {
    expect(blankIntakeDraft(NOW)).toMatchObject({ receivedDay: '2026-03-14', receivedTime: '14:32' });
  });

  it('makes the request with the identity of its draft and an instant in UTC', () => {
    expect(intakeOf(complete, ID).intake).toMatchObject({ id: ID, receivedAt: '2026-03-14T18:32:00Z' });
  });

  it('names what is missing in the order of the form', () => {
    expect(intakeOf(blankIntakeDraft(NOW), ID).problems).toEqual([
      { field: 'origin', problem: 'required' },
      { field: 'situationTypes', problem: 'required' },
      { field: 'account', problem: 'required' },
      { field: 'municipality', problem: 'required' },
    ]);
  });

  it.each([
    [{ receivedDay: null }, { field: 'receivedDay', problem: 'required' }],
    [{ receivedTime: '' }, { field: 'receivedTime', problem: 'required' }],
    [{ receivedTime: '25:10' }, { field: 'receivedTime', problem: 'not_a_time' }],
    [{ account: '  \n ' }, { field: 'account', problem: 'required' }],
    [{ municipality: ' ' }, { field: 'municipality', problem: 'required' }],
  ] as const)('with %j, points at %j', (change, problem) => {
    expect(intakeOf({ ...complete, ...change }, ID).problems).toEqual([problem]);
  });

  it('leaves out lines of the form that were never filled, and refuses no oddity', () => {
    const { intake } = intakeOf(
      {
        ...complete,
        receivedDay: '2031-01-01',
        eventNumbers: ['', 'sans numéro'],
        persons: [
          { personId: null, described: ' ', role: 'concerned' },
          { personId: PERSON, described: '', role: 'concerned' },
          { personId: null, described: 'homme, 40 ans environ, tuque rouge', role: 'witness' },
        ],
      },
      ID,
    );
    expect(intake?.eventNumbers).toEqual(['sans numéro']);
    expect(intake?.persons.map(({ role }) => role)).toEqual(['concerned', 'witness']);
  });
});
