import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonName } from '#shared/domain/person';
import { aContactPoint, anAddress, aPerson } from '#shared/testing/builders';
import { openTestDb } from '../testing/open-test-db';
import {
  findPerson,
  insertPerson,
  listPersonLines,
  listProtectedAddresses,
  matchExpression,
  searchPersonIds,
  updatePerson,
} from './persons';

const AT = '2026-03-14T12:00:00Z';
const BY = randomUUID();

let db: Knex;
beforeAll(async () => {
  db = await openTestDb();
});
afterAll(() => db.destroy());

async function record(names: PersonName[]): Promise<string> {
  const person = aPerson({ id: randomUUID(), names, addresses: [], contactPoints: [] });
  await insertPerson(db, person, AT, BY);
  return person.id;
}

const usual = (family: string, given = ''): PersonName => ({ kind: 'usual', family, given });

// Names as they are in Québec, and what somebody who heard them on the phone types. Every one of them is invented as a whole.
const FOUND: [family: string, given: string, ...queries: string[]][] = [
  ['L’Heureux', 'Fictive', 'lheureux', 'l heureux', 'l’heureux', "L'HEUREUX", 'heureux', 'fictive lheureux'],
  ["L'Écuyer", 'Zoé', 'lecuyer', 'l’écuyer', 'ecuyer zoe', 'ZOE LECUYER'],
  [
    'D’Amours',
    'Marc-André',
    'damours',
    "d'amours",
    'amours',
    'marc andre damours',
    'damours marc-andré',
    'marcandre',
  ],
  [
    'St-Jean',
    'Yves',
    'saint jean',
    'saint-jean',
    'stjean',
    'st-jean',
    'st jean',
    'St. Jean',
    'saintjean',
    'yves stjean',
  ],
  ['Saint-Pierre', 'Luc', 'st-pierre', 'st pierre', 'saint pierre', 'saintpierre', 'pierre luc'],
  ['Ste-Marie', 'Ève', 'sainte-marie', 'ste marie', 'stemarie', 'saintemarie', 'eve ste-marie'],
  ['St Onge', 'Guy', 'st-onge', 'stonge', 'saint-onge', 'onge'],
  ['Nguyễn', 'Thị Lan', 'nguyen', 'NGUYỄN', 'nguyen lan', 'lan thi nguyen', 'Nguye\u0302\u0303n'],
  ['Đặng', 'Minh', 'dang', 'đặng', 'dang minh'],
  ["O'Brien", 'Kevin', 'obrien', 'o brien', 'o’brien', 'brien', 'O\u02bcBrien'],
  ['OBrien', 'Sean', "o'brien", 'o-brien', 'obrien sean'],
  [
    'Tremblay-Gagnon',
    'Marie-Ève',
    'gagnon tremblay',
    'tremblay gagnon',
    'tremblaygagnon',
    'gagnon',
    'eve gagnon',
    'marie eve tremblay',
  ],
  ['Côté', 'René', 'cote', 'COTE', 'côté', 'Co\u0302te\u0301', 'rene cote'],
  ['Lévesque', 'François', 'levesque', 'le\u0301vesque', 'LÉVESQUE', 'francois levesque', 'levesque f'],
  ['Levesque', 'Annie', 'lévesque annie'],
  ['Leblanc', 'Jean', 'le blanc', 'le-blanc', 'leblanc jean'],
  ['Le Blanc', 'Odette', 'leblanc odette', 'blanc odette', 'le blanc'],
  ['De La Durantaye', 'Paul', 'de la durantaye', 'deladurantaye', 'durantaye', 'la durantaye'],
  ['Delarue', 'Ida', 'de la rue', 'delarue', 'de larue'],
  ['Lacœur', 'Nöelle', 'lacoeur', 'la coeur', 'noelle'],
  ['Lætizia', 'Æmilia', 'laetizia', 'aemilia'],
  ['Boisvert dit Joly', 'Hugo', 'boisvert joly', 'joly', 'dit joly'],
  ['Mc Donald', 'Iris', 'mcdonald', 'mc donald', 'donald'],
  ['McKenna', 'Tom', 'mckenna', 'mc kenna'],
  ['Ben Haddou', 'Saïd', 'benhaddou', 'ben haddou', 'said haddou'],
  ['Al-Khatib', 'Noor', 'al khatib', 'alkhatib', 'khatib'],
  ['Großmann', 'Jürgen', 'grossmann', 'jurgen'],
  ['Łukasik', 'Ewa', 'lukasik', 'ewa l'],
  ['Sørensen', 'Åsa', 'sorensen', 'asa'],
  ['Muñoz', 'Iñaki', 'munoz', 'inaki munoz'],
  ['Ştefan', 'Ioana', 'stefan'],
  ['Stéphane', 'Steve', 'st', 'ste', 'step', 'steph stev'],
  ['Best', 'Estelle', 'best', 'bes', 'est'],
  ['Awashish', 'Mary-Jane', 'awashish', 'mary jane', 'maryjane awashish'],
  ['Qumaaluk', 'Siasi', 'qumaaluk', 'siasi q'],
  ['سمير', 'كمال', 'سمير'],
  ['李', '小龙', '李'],
  ['X Æ', 'A-12', 'x ae', 'a 12', 'a12'],
];

const NOT_FOUND: [family: string, given: string, ...queries: string[]][] = [
  ['Bergeron', 'Lise', 'bergerac', 'geron', 'lise bergerac', 'b lise x'],
  ['Roy', 'Ana', 'leroy', 'roya', 'anna'],
  ['Fortin', 'Guylaine', 'st fortin', 'fortin guy laine x', 'saint'],
];

describe('search', () => {
  const ids = new Map<string, string>();
  beforeAll(async () => {
    for (const [family, given] of [...FOUND, ...NOT_FOUND])
      ids.set(family, await record([usual(family, given)]));
  });
  const pairs = (table: typeof FOUND) =>
    table.flatMap(([family, given, ...queries]) => queries.map((query) => [query, family, given] as const));
  const search = (text: string) => searchPersonIds(db, text, 500);

  it('is tried with more than sixty names and ways to type them', () => {
    expect(pairs(FOUND).length).toBeGreaterThan(60);
  });

  it.each(pairs(FOUND))('%j finds %s %s', async (query, family) => {
    expect(await search(query)).toContain(ids.get(family));
  });

  it.each(pairs(NOT_FOUND))('%j does not find %s %s', async (query, family) => {
    expect(await search(query)).not.toContain(ids.get(family));
  });

  it('asks for every part, and finds nobody without a letter', async () => {
    expect(await search('tremblay heureux')).toEqual([]);
    for (const nothing of ['', ' ', '-', "'", '…', '\u0000', '🙂']) expect(await search(nothing)).toEqual([]);
  });

  it('gives the newest first, a page at a time', async () => {
    const made: string[] = [];
    for (let n = 0; n < 7; n++) made.push(await record([usual('Paginée', `N${n}`)]));
    expect(await searchPersonIds(db, 'paginee', 3)).toEqual(made.slice(-3).reverse());
    expect(await searchPersonIds(db, 'paginee', 3, 3)).toEqual(made.slice(1, 4).reverse());
    expect(await searchPersonIds(db, 'paginee', 10, 6)).toEqual(made.slice(0, 1));
  });

  it('finds under every name of a person, and no more under one that was taken away', async () => {
    const names: PersonName[] = [
      usual('Nouvelle', 'Alix'),
      { kind: 'birth', family: 'Ancienne', given: 'Alexandre' },
      { kind: 'alias', family: '', given: 'Le Grand' },
    ];
    const id = await record(names);
    for (const query of ['nouvelle alix', 'ancienne', 'alexandre', 'legrand', 'alix ancienne'])
      expect(await search(query)).toEqual([id]);
    const person = await findPerson(db, id);
    const {
      version,
      createdAt: _c,
      updatedAt: _u,
      ...rest
    } = person ?? { ...aPerson(), version: 0, createdAt: '', updatedAt: '' };
    expect(await updatePerson(db, { ...rest, names: [usual('Nouvelle', 'Alix')] }, version, AT, BY)).toBe(
      true,
    );
    expect(await search('ancienne')).toEqual([]);
    expect(await search('nouvelle')).toEqual([id]);
  });

  it('never takes what is typed for an operator of the index', async () => {
    const hostile = [
      '"',
      '*',
      'NEAR(a, b)',
      'words:x',
      'a AND',
      'OR',
      'NOT x',
      '-x',
      '^x',
      '(',
      '{words}: x',
      "x' OR '1'='1",
      'a"b*',
      '+',
    ];
    for (const text of hostile) await expect(search(text)).resolves.toBeInstanceOf(Array);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
        await expect(search(text)).resolves.toBeInstanceOf(Array);
      }),
      { numRuns: 500 },
    );
    expect(matchExpression('x '.repeat(500)).length).toBeLessThan(1000);
    expect(matchExpression('a-'.repeat(500)).length).toBeLessThan(3000);
  });

  it('finds a name that was drawn, typed bare and in any order', async () => {
    const letters = fc.stringMatching(/^[A-ZÀ-ÖØ-Ý][a-zà-öø-ÿ]{1,8}$/u);
    const family = fc
      .tuple(letters, fc.constantFrom('-', ' ', '’', "'"), letters)
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(family, letters, async (drawn, given) => {
        const id = await record([usual(drawn, given)]);
        const bare = drawn
          .normalize('NFD')
          .replace(/[\u0300-\u036f]/g, '')
          .replace(/[-’']/g, ' ');
        const backwards = [given, ...bare.split(' ').reverse()].join(' ');
        for (const query of [drawn, bare, backwards, drawn.replace(/[-’' ]/g, ''), drawn.toUpperCase()])
          expect(await search(query)).toContain(id);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a person', () => {
  const whole = () =>
    aPerson({
      id: randomUUID(),
      addresses: [
        anAddress({ id: randomUUID(), kind: 'secret_shelter', municipality: 'Cachée' }),
        anAddress({ id: randomUUID(), isProtected: true, municipality: 'Protégée' }),
        anAddress({ id: randomUUID(), municipality: 'Ancienne', until: '2020-01-01' }),
        anAddress({ id: randomUUID(), municipality: 'Terrebonne' }),
      ],
      contactPoints: [
        aContactPoint({ id: randomUUID(), safety: 'no', mayLeaveMessage: false, codeWord: 'Tulipe' }),
        aContactPoint({ id: randomUUID(), safety: 'yes', mayLeaveMessage: null }),
      ],
    });

  it('comes back as it was recorded, in the same order', async () => {
    const person = whole();
    await insertPerson(db, person, AT, BY);
    expect(await findPerson(db, person.id)).toEqual({ ...person, version: 1, createdAt: AT, updatedAt: AT });
  });

  it('shows on a line a municipality that is neither protected nor past', async () => {
    const person = whole();
    await insertPerson(db, person, AT, BY);
    const [line] = await listPersonLines(db, [person.id]);
    expect(line).toMatchObject({ id: person.id, municipality: 'Terrebonne', openCases: 0 });
    const hidden = aPerson({ id: randomUUID(), addresses: whole().addresses.slice(0, 2), contactPoints: [] });
    await insertPerson(db, hidden, AT, BY);
    expect(await listPersonLines(db, [hidden.id])).toMatchObject([{ municipality: null }]);
  });

  it('has its protected addresses known to whoever prints', async () => {
    const person = whole();
    await insertPerson(db, person, AT, BY);
    const kept = await listProtectedAddresses(db, [person.id]);
    expect(kept.map((address) => address.municipality).sort()).toEqual(['Cachée', 'Protégée']);
  });

  it('is changed only by who read its last version', async () => {
    const person = whole();
    await insertPerson(db, person, AT, BY);
    expect(await updatePerson(db, { ...person, pronoun: 'iel' }, 1, AT, BY)).toBe(true);
    expect(await updatePerson(db, { ...person, pronoun: 'il' }, 1, AT, BY)).toBe(false);
    expect(await findPerson(db, person.id)).toMatchObject({ version: 2, pronoun: 'iel' });
  });
});
