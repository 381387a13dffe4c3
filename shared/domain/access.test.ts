import { describe, expect, it } from 'vitest';
import {
  mayKnowPerson,
  mayReadCase,
  maySeeProtectedAddress,
  mayWriteCase,
  type Actor,
  type CaseAccess,
} from './access';
import { Role } from './roles';

// `model.md` 10, « Who sees what », written out by hand: R reads, W reads and writes, a dash is nothing at all.
// « excluded » alone, and although the account is responsible and holds a grant to write: an exclusion comes before everything.
const CASES = `
                 confidentiality     own  read  write  none  excluded  excluded+
worker           standard            W    R     W      -     -         -
worker           restricted          W    R     W      -     -         -
worker           highly_restricted   W    R     W      -     -         -
liaison_officer  standard            W    R     W      -     -         -
liaison_officer  restricted          W    R     W      -     -         -
liaison_officer  highly_restricted   W    R     W      -     -         -
coordinator      standard            W    W     W      W     -         -
coordinator      restricted          W    W     W      W     -         -
coordinator      highly_restricted   W    W     W      W     -         -
sergeant         standard            R    R     R      R     -         -
sergeant         restricted          -    R     R      -     -         -
sergeant         highly_restricted   -    R     R      -     -         -
privacy_officer  standard            -    R     R      -     -         -
privacy_officer  restricted          -    R     R      -     -         -
privacy_officer  highly_restricted   -    R     R      -     -         -
direction        standard            -    -     -      -     -         -
direction        restricted          -    -     -      -     -         -
direction        highly_restricted   -    -     -      -     -         -
statistics       standard            -    -     -      -     -         -
statistics       restricted          -    -     -      -     -         -
statistics       highly_restricted   -    -     -      -     -         -
technical_admin  standard            -    -     -      -     -         -
technical_admin  restricted          -    -     -      -     -         -
technical_admin  highly_restricted   -    -     -      -     -         -`;

const ME = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const actorAs = (role: Role): Actor => ({ accountId: ME, role, name: '', title: '', badge: null });

const STANDINGS: Record<string, Partial<CaseAccess>> = {
  own: { responsibleId: ME },
  read: { grant: 'read' },
  write: { grant: 'write' },
  none: {},
  excluded: { isExcluded: true },
  'excluded+': { isExcluded: true, responsibleId: ME, grant: 'write' },
};

const accessOf = (standing: string, confidentiality: CaseAccess['confidentiality']): CaseAccess => ({
  responsibleId: OTHER,
  grant: null,
  isExcluded: false,
  confidentiality,
  ...STANDINGS[standing],
});

/** The cells of a table as [role, second column, column, letter]. */
function cellsOf(table: string): [Role, string, string, string][] {
  const [head = '', ...rows] = table.trim().split('\n');
  const columns = head.trim().split(/\s+/).slice(1);
  return rows.flatMap((row) => {
    const [role, second = '', ...letters] = row.trim().split(/\s+/);
    return columns.map((column, index): [Role, string, string, string] => [
      Role.parse(role),
      second,
      column,
      letters[index] ?? '?',
    ]);
  });
}

describe('a case', () => {
  const cells = cellsOf(CASES);

  it('has a row for every role and confidentiality', () => {
    expect(cells).toHaveLength(Role.options.length * 3 * 6);
  });

  it.each(cells)('%s, %s, %s: %s', (role, confidentiality, standing, letter) => {
    const access = accessOf(standing, confidentiality as CaseAccess['confidentiality']);
    const may = [mayReadCase(actorAs(role), access), mayWriteCase(actorAs(role), access)];
    expect(may).toEqual({ W: [true, true], R: [true, false], '-': [false, false] }[letter]);
  });
});

// The cases of a person, as confidentiality:standing.
const PERSONS: Record<string, [CaseAccess['confidentiality'], string][]> = {
  'no case': [],
  'a standard one': [['standard', 'none']],
  'a restricted one': [['restricted', 'none']],
  'two held closely': [
    ['restricted', 'none'],
    ['highly_restricted', 'none'],
  ],
  'a standard one and a restricted one': [
    ['standard', 'none'],
    ['restricted', 'none'],
  ],
  'a restricted one of one’s own': [['restricted', 'own']],
  'a restricted one granted': [['restricted', 'read']],
  'one from which one is excluded': [['standard', 'excluded']],
  'one’s own, and one from which one is excluded': [
    ['standard', 'own'],
    ['restricted', 'excluded'],
  ],
};

// K: may know that the person exists. P: and read where they live, protected or not. Columns: roles that may ask.
const KNOWING: [keyof typeof PERSONS, Record<string, string>][] = [
  ['no case', { worker: 'P', liaison_officer: 'P', coordinator: 'P', sergeant: 'K', privacy_officer: '-' }],
  [
    'a standard one',
    { worker: 'K', liaison_officer: 'K', coordinator: 'P', sergeant: 'K', privacy_officer: '-' },
  ],
  [
    'a restricted one',
    { worker: '-', liaison_officer: '-', coordinator: 'P', sergeant: '-', privacy_officer: '-' },
  ],
  [
    'two held closely',
    { worker: '-', liaison_officer: '-', coordinator: 'P', sergeant: '-', privacy_officer: '-' },
  ],
  [
    'a standard one and a restricted one',
    { worker: 'K', liaison_officer: 'K', coordinator: 'P', sergeant: 'K', privacy_officer: '-' },
  ],
  [
    'a restricted one of one’s own',
    { worker: 'P', liaison_officer: 'P', coordinator: 'P', sergeant: '-', privacy_officer: '-' },
  ],
  [
    'a restricted one granted',
    { worker: 'P', liaison_officer: 'P', coordinator: 'P', sergeant: 'K', privacy_officer: 'K' },
  ],
  [
    'one from which one is excluded',
    { worker: '-', liaison_officer: '-', coordinator: '-', sergeant: '-', privacy_officer: '-' },
  ],
  [
    'one’s own, and one from which one is excluded',
    { worker: '-', liaison_officer: '-', coordinator: '-', sergeant: '-', privacy_officer: '-' },
  ],
];

describe('a person', () => {
  const cells = KNOWING.flatMap(([person, row]) =>
    Object.entries(row).map(([role, letter]) => [Role.parse(role), person, letter] as const),
  );

  it.each(cells)('%s, %s: %s', (role, person, letter) => {
    const access = {
      cases: (PERSONS[person] ?? []).map(([confidentiality, standing]) =>
        accessOf(standing, confidentiality),
      ),
    };
    const isKnown = mayKnowPerson(actorAs(role), access);
    expect(isKnown).toBe(letter !== '-');
    // Where somebody lives is only asked about a person who may be known.
    expect(isKnown && maySeeProtectedAddress(actorAs(role), access)).toBe(letter === 'P');
  });

  it.each(['direction', 'statistics', 'technical_admin', 'sergeant', 'privacy_officer'] as const)(
    'a %s never reads a protected address',
    (role) => {
      for (const standing of Object.keys(STANDINGS))
        expect(maySeeProtectedAddress(actorAs(role), { cases: [accessOf(standing, 'standard')] })).toBe(
          false,
        );
      expect(maySeeProtectedAddress(actorAs(role), { cases: [] })).toBe(false);
    },
  );
});
