import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type ProcedureName } from '#shared/contract/index';
import type { Procedure } from '#shared/contract/procedure';
import { Failure, type ErrorCode } from '#shared/contract/result';
import { contentOf, lastSeqOf, linesAfter } from './testing/evidence';
import { INPUTS, type Caller } from './testing/inputs';
import { seedStanding, type Targets } from './testing/standings';
import { anIdentity, loginOf, openStation, PASSWORD, passwordOf, type Station } from './testing/station';

// A thousand inputs for each call: whatever a window that has been taken over might send. A call answers with one of its
// codes, keeps what it refuses out, and goes on working. Inputs that would cost a derivation of a key each are fewer (COSTLY).

const RUNS = 1000;
/** The same seed gives the same inputs: RELAIS_FUZZ_SEED=… to see a failure again. */
const SEED = Number(process.env['RELAIS_FUZZ_SEED'] ?? Date.now() % 2 ** 31);

/** Accepted inputs of these cost up to a second each (Argon2id), or end the session: that many are tried, not all. */
const COSTLY: Partial<Record<ProcedureName, number>> = {
  'session.signIn': 5,
  'session.lock': 3,
  'session.changePassword': 8,
  'accounts.create': 8,
  'accounts.reset': 8,
  'setup.begin': 8,
  'journal.verify': 8,
};

/** Accepted commands are tried on objects of their own, one set for each: that many for each call. */
const DEEP = 30;

const PROCEDURES = Object.keys(contract) as ProcedureName[];
const termsOf = (name: ProcedureName): Procedure => contract[name];
/** These end the session; they come last. */
const LAST: ProcedureName[] = ['session.signIn', 'session.lock'];
const IN_ORDER = [...PROCEDURES.filter((name) => !LAST.includes(name)), ...LAST];

let station: Station;
let caller: Caller;
const beside = { otherId: '', granteeId: '', excludedId: '' };

beforeAll(async () => {
  station = await openStation();
  console.info(`fuzz: RELAIS_FUZZ_SEED=${SEED}`);
  const accountId = await station.accountOf('coordinator');
  await station.signInAs('coordinator');
  const make = async (which: number) => {
    const id = randomUUID();
    const login = `fuzz${which}`;
    await station.ask('accounts.create', {
      id,
      login,
      password: `${PASSWORD}-${which}`,
      identity: anIdentity('worker', which),
    });
    return id;
  };
  const subordinateId = await make(20);
  beside.otherId = await make(21);
  beside.granteeId = await make(22);
  beside.excludedId = await make(23);
  caller = { accountId, login: loginOf('coordinator'), password: passwordOf('coordinator'), subordinateId };
});
afterAll(() => station.close());

async function signInAgain(): Promise<void> {
  if (station.vault.session()) return;
  station.clock.now = Temporal.Instant.from(station.clock.now)
    .add({ minutes: 20 })
    .toString({ smallestUnit: 'millisecond' });
  const { login, password } = caller;
  expect(await station.ask('session.signIn', { login, password })).toMatchObject({ outcome: 'signed_in' });
}

function databases() {
  const session = station.vault.session();
  if (!session?.cases) throw new Error('nobody is signed in');
  return { cases: session.cases, system: session.system };
}

async function contents(): Promise<string> {
  const { cases, system } = databases();
  return `${await contentOf(cases)} ${await contentOf(system)}`;
}

async function freshTargets(): Promise<Targets> {
  return databases().cases.transaction((trx) =>
    seedStanding(trx, { accountId: caller.accountId, ...beside }, 'own'),
  );
}

// --- what is sent ---------------------------------------------------------------------------------------------------

const nested = (depth: number): unknown => {
  let value: unknown = 'au fond';
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { value };
  return value;
};
const cyclic = () => {
  const value: Record<string, unknown> = {};
  value['self'] = value;
  return value;
};
/** Own keys that assignments would turn into prototypes. */
const POLLUTING = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udc00\ud800b',
  '\u202Eelbmes',
  '\u200b\u200d\ufeff',
  'e\u0301'.repeat(50),
  '👩‍👩‍👧‍👦'.repeat(10),
  'x'.repeat(1_000_000),
  "' OR 1=1--",
  '"; DROP TABLE persons; --',
  'NEAR(a b)',
  '*',
  '"non fermé',
  'words:term',
  'a AND '.repeat(20),
  '%_\\',
  '-',
  '<img src=x onerror=alert(1)>',
  '{{constructor.constructor("x")()}}',
  '__proto__',
  'toString',
  '../../../etc/passwd',
  'C:\\NUL',
  '=HYPERLINK("x")',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '+275760-09-13',
  '2026-03-14T18:30:00.1234567890Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2016-12-31T23:59:60Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'O’Brien-L’Écuyer',
];
const NUMBERS = [0, -0, 1, -1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, Infinity, -Infinity, NaN, 5e-324];
/** Made anew each time: what is put into an input may itself be changed afterwards. */
const OTHERS: (() => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => false,
  () => [],
  () => ({}),
  () => new Uint8Array(64),
  () => new Float64Array([NaN]),
  () => new Date(Number.NaN),
  () => new Map([['a', 1]]),
  () => new Set([1]),
  () => 10n,
  () => Symbol('s'),
  () => () => 'function',
  () => Array.from({ length: 10_000 }, () => 'élément'),
  () => JSON.parse(POLLUTING) as unknown,
  cyclic,
];

const anything = fc.anything({
  maxDepth: 4,
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});
const hostile = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...TEXTS) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom(...OTHERS).map((make) => make()) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.constantFrom(200, 20_000).map((depth) => nested(depth)) },
  { weight: 2, arbitrary: anything },
);

const isPlain = (value: object) =>
  [Object.prototype, Array.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

type Place = { holder: Record<string, unknown>; key: string };

/** Every place of a value where something else could stand. */
function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null || !isPlain(value)) return found;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    if (found.length < 200) placesOf(holder[key], found);
  }
  return found;
}

/** What looks right and is at the edge: of the calendar, of ids, of what a line or a number may be. */
const NEAR: [RegExp, string[]][] = [
  [
    /^\d{4}-\d{2}-\d{2}T/,
    [
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999999999Z',
      '2026-03-14T18:30:00.1234567890Z',
      '2026-03-14T18:30Z',
      '2026-03-08T07:00:00Z',
    ],
  ],
  [/^\d{4}-\d{2}-\d{2}$/, ['0000-01-01', '0001-01-01', '9999-12-31', '2024-02-29', '2026-03-08']],
  [
    /^[0-9a-f]{8}-/,
    [
      '00000000-0000-0000-0000-000000000000',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
      'ABCDEFAB-CDEF-4ABC-8DEF-ABCDEFABCDEF',
    ],
  ],
  [
    /^/,
    [
      '',
      'x',
      'a\u0000b',
      'z\ud800',
      '\u202Ex',
      '"',
      '%',
      '<b>',
      'سمير',
      'e\u0301',
      'x'.repeat(80),
      '99:99',
      '23:59',
    ],
  ],
];
function nearTo(here: unknown, n: number): unknown {
  if (typeof here === 'boolean') return !here;
  if (typeof here === 'number') return [0, 1, 2, 15, 100, 365][n % 6];
  if (typeof here !== 'string') return [null, '2026-03-14', 0, ''][n % 4];
  const texts = NEAR.find(([form]) => form.test(here))?.[1] ?? [];
  return texts[n % texts.length];
}

const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('near', 'near', 'near', 'put', 'put', 'put', 'drop', 'add', 'repeat'),
  key: fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'id',
    'role',
    'accountId',
    'inconnu',
  ),
  value: hostile,
});

function changed(
  valid: unknown,
  changes: { at: number; how: string; key: string; value: unknown }[],
): unknown {
  const root = { value: structuredClone(valid) };
  for (const { at, how, key, value } of changes) {
    const places = placesOf(root);
    const place = places[at % places.length];
    if (!place) continue;
    const { holder } = place;
    const here = holder[place.key];
    if (how === 'drop') delete holder[place.key];
    else if (how === 'near') holder[place.key] = nearTo(here, at >>> 8);
    else if (how === 'repeat' && Array.isArray(here))
      holder[place.key] = [...(here as unknown[]), ...(here as unknown[])];
    else if (how === 'add' && typeof here === 'object' && here !== null)
      Object.defineProperty(here, key, { value, enumerable: true, configurable: true, writable: true });
    else holder[place.key] = value;
  }
  return root.value;
}

/** Anything at all, and valid inputs with one to three things wrong in them. */
const inputsFor = (valid: unknown): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 1, arbitrary: hostile },
    {
      weight: 3,
      arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => changed(valid, changes)),
    },
  );

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every id in a value. */
function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string' && UUID.test(value)) found.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const held of Object.values(value)) idsIn(held, found);
  return found;
}

/** The same input, aimed at other objects, and with ids of its own for what it makes. */
function aimedAgain(input: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof input === 'string') return ids.get(input) ?? input;
  // Not `map`: the list may carry a `constructor` of its own.
  if (Array.isArray(input)) return Array.from(input, (held: unknown) => aimedAgain(held, ids));
  if (typeof input !== 'object' || input === null || !isPlain(input)) return input;
  const copy: Record<string, unknown> = {};
  for (const [key, held] of Object.entries(input))
    Object.defineProperty(copy, key, {
      value: aimedAgain(held, ids),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return copy;
}

// --- what comes back ------------------------------------------------------------------------------------------------

/** Codes that a call may answer with when its input is good. Never INTERNAL; STORAGE only where a vault is already there. */
const CODES: ErrorCode[] = ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'RULE_BROKEN'];

/** Runs one input and gives its code; anything that is not an answer of the contract stops the test, with its seed. */
async function codeOf(name: ProcedureName, input: unknown, index: number): Promise<ErrorCode | 'ok'> {
  const told = `${name}, input ${index}, RELAIS_FUZZ_SEED=${SEED}`;
  const result = await station.dispatch(name, input).catch((error: unknown) => {
    throw new Error(`${told}: the dispatcher threw`, { cause: error });
  });
  if (result.ok) return 'ok';
  const failure = Failure.strict().safeParse(result.error);
  if (!failure.success)
    throw new Error(`${told}: not a failure of the contract: ${JSON.stringify(result.error)}`);
  return failure.data.code;
}

describe('a thousand inputs', () => {
  beforeAll(signInAgain);

  it.each(IN_ORDER.map((name, index) => [name, index] as const))('%s', async (name, index) => {
    await signInAgain();
    station.vault.touch();
    const { kind, input: schema } = termsOf(name);
    const targets = await freshTargets();
    const valid = INPUTS[name](targets, caller);
    const inputs = fc.sample(inputsFor(valid), { seed: SEED + index, numRuns: RUNS });
    const accepted: [unknown, number][] = [];
    const refused: [unknown, number][] = [];
    inputs.forEach((input, at) => (schema.safeParse(input).success ? accepted : refused).push([input, at]));

    // What does not parse goes no further: nothing is written, not even in the journal.
    const before = await contents();
    const { cases, system } = databases();
    const seqs = [await lastSeqOf(cases), await lastSeqOf(system)];
    const codes = new Set<string>();
    for (const [input, at] of refused) codes.add(await codeOf(name, input, at));
    expect([...codes].filter((code) => code !== 'INVALID_INPUT')).toEqual([]);
    expect(await contents()).toBe(before);
    expect([await lastSeqOf(cases), await lastSeqOf(system)]).toEqual(seqs);

    // What parses is decided like any other call, on objects that no input has touched yet; what is refused changes nothing.
    const isAlone = kind === 'query' || termsOf(name).object === 'none';
    const made = [...idsIn(valid)].filter((id) => !idsIn([targets, caller, beside]).has(id));
    for (const [input, at] of accepted.slice(0, COSTLY[name] ?? (kind === 'query' ? RUNS : DEEP))) {
      const again = isAlone ? targets : await freshTargets();
      const ids = new Map(Object.entries(targets).map(([key, id]) => [id, again[key as keyof Targets]]));
      for (const id of made) ids.set(id, randomUUID());
      const start = kind === 'query' ? before : await contents();
      const code = await codeOf(name, kind === 'query' ? input : aimedAgain(input, ids), at);
      const told = `${name} answered ${code} to input ${at}, RELAIS_FUZZ_SEED=${SEED}`;
      const storage = name === 'setup.begin' ? ['STORAGE'] : [];
      if (code !== 'ok' && ![...CODES, ...storage].includes(code)) throw new Error(told);
      if (code === 'ok' && name === 'session.changePassword')
        caller.password = (schema.parse(input) as { next: string }).next;
      await signInAgain();
      if (code !== 'ok' && kind === 'command' && (await contents()) !== start)
        throw new Error(`something changed although ${told}`);
    }
    const isReadOnly = kind !== 'query' || (await contents()) === before;
    expect(isReadOnly).toBe(true);
  });
});

describe('afterwards', () => {
  beforeAll(signInAgain);

  it('no prototype was touched', () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('both files and both journals are whole', async () => {
    for (const db of Object.values(databases()))
      expect(await db.raw('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(await station.ask('journal.verify', { recoveryCode: station.recoveryCode })).toMatchObject({
      cases: { state: 'intact' },
      system: { state: 'intact' },
    });
  });

  it('the journal can be read whole: every line of it is one that the contract knows', async () => {
    for (const name of ['journal.list', 'journal.listTechnical'] as const) {
      const all = { subject: null, actorId: null, actions: [], from: null, to: null, limit: 500 };
      let beforeSeq: number | null = null;
      let read = 0;
      do {
        const page: { lines: unknown[]; nextBeforeSeq: number | null } = await station.ask(name, {
          ...all,
          beforeSeq,
        });
        read += page.lines.length;
        beforeSeq = page.nextBeforeSeq;
      } while (beforeSeq !== null);
      expect(read).toBeGreaterThan(10);
    }
  });

  it('a call still works', async () => {
    const targets = await freshTargets();
    const found = await station.ask('persons.search', { text: targets.mark, limit: 5 });
    expect(found.lines.map((line) => line.id)).toEqual([targets.personId]);
    const lines = await linesAfter(databases().cases, 0);
    expect(lines.at(-1)).toMatchObject({ action: 'search' });
  });
});

describe('while nobody is signed in', () => {
  beforeAll(async () => {
    await station.ask('session.lock', {});
  });

  it.each(PROCEDURES.filter((name) => termsOf(name).permission !== 'public'))(
    '%s answers nothing else',
    async (name) => {
      const inputs = fc.sample(hostile, { seed: SEED, numRuns: 100 });
      const codes = new Set<string>();
      for (const [at, input] of inputs.entries()) codes.add(await codeOf(name, input, at));
      expect([...codes]).toEqual(['NOT_SIGNED_IN']);
    },
  );
});
