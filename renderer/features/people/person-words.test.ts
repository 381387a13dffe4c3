import { describe, expect, it } from 'vitest';
import type { Person } from '#shared/domain/person';
import {
  blankAddress,
  blankContactPoint,
  changedAt,
  problemsOf,
  withoutAt,
  wordsOfPerson,
} from './person-words';

const ID = '6f0f8f62-6f4e-4e3c-9a0e-1f6d1d3f0a01';
const person: Person = {
  id: ID,
  names: [{ kind: 'usual', family: 'D’Amours', given: 'Ève' }],
  birth: null,
  gender: 'woman',
  pronoun: '',
  language: 'french',
  needsInterpreter: false,
  accommodation: '',
  identity: 'declared',
  addresses: [],
  contactPoints: [],
  hiddenAddresses: 2,
  version: 3,
  createdAt: '2026-03-14T18:00:00Z',
  updatedAt: '2026-03-14T18:00:00Z',
};

it('takes from a record only what may be changed', () => {
  const words = wordsOfPerson(person);
  expect(Object.keys(words)).not.toContain('hiddenAddresses');
  expect(problemsOf(ID, 3, words)).toEqual([]);
});

describe('problemsOf', () => {
  const words = wordsOfPerson(person);
  it('asks for a municipality and a way of reaching, by their path', () => {
    const incomplete = { ...words, addresses: [blankAddress('')], contactPoints: [blankContactPoint()] };
    expect(problemsOf(ID, 3, incomplete)).toEqual(['addresses.0.municipality', 'contactPoints.0.value']);
  });

  it('asks for at least one name', () => {
    expect(problemsOf(ID, 3, { ...words, names: [{ kind: 'usual', family: '', given: '' }] })).toEqual([
      'names',
    ]);
  });
});

it('changes and removes one item, leaving the others as they were', () => {
  const items = [{ n: 1 }, { n: 2 }];
  expect(changedAt(items, 1, { n: 5 })).toEqual([{ n: 1 }, { n: 5 }]);
  expect(withoutAt(items, 0)).toEqual([{ n: 2 }]);
});
