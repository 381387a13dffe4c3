import { contract, type ProcedureName } from '#shared/contract/index';
import type { Failure } from '#shared/contract/result';
import { expect, test } from '../fixtures';
import type { Relais } from '../relais';

// A page that was taken over calls everything there is, in somebody else's name. Who acts is never read from a message: the
// vault knows who signed in, and nobody else exists.

const NAMES = Object.keys(contract) as ProcedureName[];

/** Words that a message could hope to be believed for. */
const FORGED = {
  role: 'coordinator',
  actor: { role: 'coordinator' },
  permissions: ['account.manage'],
  isAdmin: true,
  session: { role: 'coordinator' },
};

/** Calls every procedure of a list with one input, in the window, and gives the code of each answer. */
async function codesOf(
  relais: Relais,
  names: readonly string[],
  input: unknown,
): Promise<Record<string, string>> {
  const codes: Record<string, string> = {};
  for (const name of names) {
    const answer = await relais.answer(name, input);
    codes[name] = answer.ok ? 'ok' : answer.error.code;
  }
  return codes;
}

/** Everything that may be asked only by somebody who signed in. */
const CLOSED = NAMES.filter((name) => contract[name].permission !== 'public');

test('before anyone signed in, and again after a lock, every closed call is NOT_SIGNED_IN', async ({
  relais,
  station,
}) => {
  const nobody = Object.fromEntries(CLOSED.map((name) => [name, 'NOT_SIGNED_IN']));
  expect(CLOSED.length).toBeGreaterThan(30);
  expect(await codesOf(relais, CLOSED, {})).toEqual(nobody);
  expect(await codesOf(relais, CLOSED, FORGED)).toEqual(nobody);

  await relais.enter(station.accounts.coordinator);
  expect((await codesOf(relais, ['accounts.list'], {}))['accounts.list']).toBe('ok');
  await relais.leave();
  expect(await codesOf(relais, CLOSED, {})).toEqual(nobody);
});

test('a call that was on its way when the station locked gives nothing', async ({ relais, station }) => {
  await relais.enter(station.accounts.coordinator);
  const answers = await relais.page
    .evaluate(async () => {
      const { bridge } = window as unknown as {
        bridge: { call(name: string, input: unknown): Promise<{ ok: boolean; error?: { code: string } }> };
      };
      const lock = bridge.call('session.lock', {});
      const late = Array.from({ length: 20 }, () => bridge.call('accounts.list', {}));
      await lock;
      return (await Promise.all(late)).map((answer) => (answer.ok ? 'ok' : answer.error?.code));
    })
    .catch(() => ['gone']);
  // Either the page went first, or every one of them was refused.
  expect(answers.every((answer) => answer === 'gone' || answer === 'NOT_SIGNED_IN')).toBe(true);
});

test('a technical administrator who claims to be a coordinator reaches no case', async ({
  relais,
  station,
}) => {
  await relais.enter(station.accounts.technicalAdmin);
  const ofCases = NAMES.filter((name) => contract[name].store === 'cases');
  const claims = {
    ...FORGED,
    accountId: station.accounts.coordinator.id,
    actorId: station.accounts.coordinator.id,
  };
  expect(ofCases.length).toBeGreaterThan(20);
  expect(await codesOf(relais, ofCases, claims)).toEqual(
    Object.fromEntries(ofCases.map((name) => [name, 'FORBIDDEN'])),
  );
});

test('words that claim a role or an author are refused as words, never believed', async ({
  relais,
  station,
}) => {
  await relais.enter(station.accounts.worker1);
  const codes = await codesOf(
    relais,
    CLOSED.filter((name) => name !== 'session.lock'),
    FORGED,
  );
  expect([...new Set(Object.values(codes))].toSorted()).toEqual(['FORBIDDEN', 'INVALID_INPUT']);
  expect((await relais.ask('session.current', {})).role).toBe('worker');
});

test('names that are nobody’s procedure, and names that every object has, are refused', async ({
  relais,
  station,
}) => {
  await relais.enter(station.accounts.coordinator);
  const strange = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__defineGetter__',
    'accounts.list ',
    ' accounts.list',
    'Accounts.list',
    'accounts/list',
    'accounts.list\u0000',
    'accounts',
    'app:call',
    'query',
    '',
    '.',
    'x'.repeat(101),
    'x'.repeat(100_000),
    '../../etc/passwd',
    "'; drop table accounts; --",
  ];
  for (const name of strange) {
    const { code } = await relais.refusal(name, {});
    expect(['NOT_FOUND', 'FORBIDDEN'], JSON.stringify(name.slice(0, 30))).toContain(code);
  }
  const kinds: unknown[] = [
    null,
    undefined,
    1,
    true,
    {},
    [],
    ['accounts.list'],
    { toString: 'accounts.list' },
  ];
  for (const name of kinds) expect((await relais.refusal(name as string, {})).code).toBe('FORBIDDEN');
  expect(await relais.ask('session.current', {})).toMatchObject({ role: 'coordinator' });
});

test('a message that tries to change every object changes none, neither here nor there', async ({
  relais,
  station,
}) => {
  await relais.enter(station.accounts.worker1);
  const poison = [
    '{"__proto__":{"isAdmin":true,"role":"coordinator"}}',
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    '{"text":"x","limit":1,"__proto__":{"role":"coordinator"}}',
    '{"text":{"__proto__":{"polluted":1}},"limit":1}',
  ];
  const codes = await relais.page.evaluate(async (texts) => {
    const { bridge } = window as unknown as {
      bridge: { call(name: string, input: unknown): Promise<{ ok: boolean; error?: Failure }> };
    };
    const found: (string | undefined)[] = [];
    for (const text of texts)
      for (const name of ['persons.search', 'accounts.list', 'session.setPreferences'])
        found.push((await bridge.call(name, JSON.parse(text))).error?.code);
    return { found, here: 'isAdmin' in {} || 'role' in {} || 'polluted' in {} };
  }, poison);
  expect(codes.here).toBe(false);
  for (const code of codes.found) expect(['INVALID_INPUT', 'FORBIDDEN']).toContain(code);
  // Had the vault's own objects changed, this worker would be a coordinator by now.
  expect(await relais.ask('session.current', {})).toMatchObject({ role: 'worker' });
  expect((await relais.refusal('accounts.list', {})).code).toBe('FORBIDDEN');
  expect(await relais.app.evaluate(() => 'isAdmin' in {} || 'polluted' in {})).toBe(false);
});

test('a message too large, or not of plain data, stops before the vault', async ({ shared }) => {
  const answers = await shared.page.evaluate(async () => {
    const { bridge } = window as unknown as {
      bridge: { call(name: string, input: unknown): Promise<unknown> };
    };
    const large = 2 * 1024 * 1024;
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    let deep: unknown[] = [];
    for (let depth = 0; depth < 900; depth++) deep = [deep];
    const inputs: Record<string, unknown> = {
      text: { text: 'é'.repeat(large / 2) },
      'many fields': Object.fromEntries(Array.from({ length: 200_000 }, (_, n) => [`field${n}`, 0])),
      bytes: { bytes: new ArrayBuffer(large) },
      'typed array': new Uint8Array(large),
      map: new Map([['x', 'y'.repeat(large)]]),
      circle,
      'big integer': { n: 10n },
    };
    const found: Record<string, unknown> = {};
    for (const [name, input] of Object.entries(inputs))
      found[name] = await bridge.call('station.version', input).then(
        (answer) => (answer as { error?: Failure }).error?.reference ?? answer,
        () => 'size',
      );
    await bridge.call('station.version', deep).catch(() => undefined);
    return found;
  });
  for (const [name, reference] of Object.entries(answers)) expect.soft(reference, name).toBe('size');
  expect(await shared.ask('station.version', {})).toHaveProperty('version');
});

test('once a station is set up, nobody sets it up again from its window', async ({ relais, station }) => {
  const identity = {
    service: 'Autre',
    unit: 'Autre',
    territory: [{ name: 'Ailleurs', healthRegion: 'lanaudiere' }],
  };
  const account = {
    login: 'intrus',
    password: 'cinq-mots-inventes-pour-entrer',
    name: 'Intrus',
    title: 'Intrus',
  };
  const begun = await relais.answer('setup.begin', {
    identity,
    coordinator: account,
    technicalAdmin: { ...account, login: 'intrus2' },
  });
  expect(begun.ok).toBe(false);
  for (const recoveryCode of ['', station.recoveryCode]) {
    const finished = await relais.answer('setup.finish', { recoveryCode });
    expect(finished.ok).toBe(false);
  }
  expect(await relais.answer('setup.printRecoveryCode', {})).toMatchObject({ ok: false });
  const { login, password } = station.accounts.coordinator;
  expect(await relais.ask('session.signIn', { login, password })).toMatchObject({ outcome: 'signed_in' });
});
