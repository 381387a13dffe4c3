import { describe, expect, it } from 'vitest';
import { anIntake } from '#shared/testing/builders';
import { intakeStatus } from './code-lists';
import { findingsOfIntake, mayOpenCaseFrom, NewIntake } from './intake';

const FACTS = { now: '2026-03-14T20:00:00Z', eventNumberMask: 'TRB999999-999' };

describe('what a supervisor should look at in a request', () => {
  it.each([
    ['nothing', {}, []],
    ['nothing, received this very second', { receivedAt: FACTS.now }, []],
    ['received later than now', { receivedAt: '2026-03-14T20:00:01Z' }, ['received_in_future']],
    ['a number of another form', { eventNumbers: ['TRB260314-001', '12'] }, ['event_number_mask']],
    ['no number', { eventNumbers: [] }, []],
    ['an empty number', { eventNumbers: [''] }, []],
    [
      'both',
      { receivedAt: '2027-01-01T00:00:00Z', eventNumbers: ['?'] },
      ['received_in_future', 'event_number_mask'],
    ],
  ] satisfies [string, Partial<NewIntake>, string[]][])('%s', (_, over, codes) => {
    expect(findingsOfIntake(anIntake(over), FACTS).map(({ code }) => code)).toEqual(codes);
  });

  it('accepts any number while the coordinator has set no mask', () => {
    expect(
      findingsOfIntake(anIntake({ eventNumbers: ['12', 'x'] }), { ...FACTS, eventNumberMask: '' }),
    ).toEqual([]);
  });
});

describe('a case is opened from a request', () => {
  const DECIDED = ['accepted', 'redirected', 'declined', 'linked'];
  it.each(intakeStatus.codes)('that is %s, or not', (status) => {
    expect(mayOpenCaseFrom({ status, caseId: null })).toBe(!DECIDED.includes(status));
    expect(mayOpenCaseFrom({ status, caseId: '00000000-0000-4000-8000-000000000001' })).toBe(false);
  });
});

describe('a request to record', () => {
  const isAccepted = (over: object) => NewIntake.safeParse({ ...anIntake(), ...over }).success;
  it.each([
    ['as it is', {}, true],
    ['without an account of the facts', { account: ' \n' }, false],
    ['about nothing', { situationTypes: [] }, false],
    ['from nowhere', { municipality: ' ' }, false],
    ['without patrol', { patrolOfficers: null, patrolMinutes: null }, true],
    ['with half an officer', { patrolOfficers: 0.5 }, false],
    ['with less than no time', { patrolMinutes: -1 }, false],
    ['from an origin of no list', { origin: 'rumour' }, false],
    [
      'with somebody only described',
      { persons: [{ personId: null, described: 'La voisine', role: 'witness' }] },
      true,
    ],
    ['with a role of no list', { persons: [{ personId: null, described: '', role: 'aggressor' }] }, false],
  ])('%s', (_, over, wanted) => {
    expect(isAccepted(over)).toBe(wanted);
  });
});
