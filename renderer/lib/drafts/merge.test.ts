import { describe, expect, it } from 'vitest';
import { differencesOf, mergeOf } from './merge';

type Note = {
  type: string | null;
  facts: string;
  opinion: string;
  results: string[];
  minutes: number | null;
};
const base: Note = { type: 'home_visit', facts: 'A', opinion: '', results: ['reached'], minutes: null };

const JOINABLE = ['facts', 'opinion', 'results'] as const satisfies (keyof Note)[];
const differences = (from: Note | null, mine: Note, theirs: Note) =>
  differencesOf({ base: from, mine, theirs }, JOINABLE);

describe('differencesOf', () => {
  it('finds nothing between equal versions, whatever the order of their fields', () => {
    const reordered = { minutes: null, results: ['reached'], opinion: '', facts: 'A', type: 'home_visit' };
    expect(differences(base, base, reordered)).toEqual([]);
  });

  it('proposes the side that changed when only one did', () => {
    const mine = { ...base, facts: 'A, puis B' };
    const theirs = { ...base, opinion: 'Avis' };
    expect(
      differences(base, mine, theirs).map(({ field, proposed, isClash }) => [field, proposed, isClash]),
    ).toEqual([
      ['facts', 'mine', false],
      ['opinion', 'theirs', false],
    ]);
  });

  it('asks somebody to choose when both changed the same field', () => {
    const [clash] = differences(base, { ...base, facts: 'A et B' }, { ...base, facts: 'A et C' });
    expect(clash).toMatchObject({ field: 'facts', isClash: true, proposed: null, canKeepBoth: true });
  });

  it('keeps a deletion as the change that it is', () => {
    const [mineEmptied] = differences(base, { ...base, facts: '' }, base);
    expect(mineEmptied).toMatchObject({ proposed: 'mine' });
    const [theirsEmptied] = differences(base, base, { ...base, facts: '' });
    expect(theirsEmptied).toMatchObject({ proposed: 'theirs' });
  });

  it('never lets an empty side win over words typed elsewhere when both changed', () => {
    const [emptied] = differences(base, { ...base, facts: '' }, { ...base, facts: 'A et C' });
    expect(emptied).toMatchObject({ isClash: false, proposed: 'theirs' });
  });

  it('treats every difference between two written fields as a clash when the common version is unknown', () => {
    const found = differences(null, base, { ...base, facts: 'X', opinion: 'Y' });
    expect(found.map(({ field, isClash, proposed }) => [field, isClash, proposed])).toEqual([
      ['facts', true, null],
      ['opinion', false, 'theirs'],
    ]);
  });

  it('offers both versions of texts and lists, not of a choice or a number', () => {
    const mine: Note = { type: 'letter', facts: 'B', opinion: '', results: ['arrest'], minutes: 4 };
    const theirs: Note = {
      type: 'mediation',
      facts: 'C',
      opinion: 'Avis',
      results: ['agreement'],
      minutes: 5,
    };
    expect(differences(base, mine, theirs).map(({ field, canKeepBoth }) => [field, canKeepBoth])).toEqual([
      ['type', false],
      ['facts', true],
      ['opinion', false],
      ['results', true],
      ['minutes', false],
    ]);
  });
});

describe('mergeOf', () => {
  const mine = { ...base, facts: 'B', results: ['reached', 'agreement'], minutes: 30 };
  const theirs = { ...base, facts: 'C', results: ['arrest', 'reached'], opinion: 'Avis' };

  it('keeps theirs where nothing was chosen', () => {
    expect(mergeOf(mine, theirs, new Map())).toEqual(theirs);
  });

  it('puts both texts one under the other and joins lists without repeating', () => {
    const merged = mergeOf(
      mine,
      theirs,
      new Map([
        ['facts', 'both'],
        ['results', 'both'],
        ['minutes', 'mine'],
      ] as const),
    );
    expect(merged).toEqual({
      ...theirs,
      facts: 'C\n\nB',
      results: ['arrest', 'reached', 'agreement'],
      minutes: 30,
    });
  });
});
