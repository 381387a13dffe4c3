import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { bundle, electronNode } from '../../scripts/run-in-electron-node.mjs';
import { openDatabase } from '#db/connection';
import { openPlainDatabase } from '#db/plain-connection';
import type { StationState, SignInOutcome } from '#shared/contract/session';
import { anIntake } from '#shared/testing/builders';
import { copyOf } from './keys/keyring-copy';
import type { Os } from './os';
import { filesIn, lastSeqOf, linesAfter } from './testing/evidence';
import { composeAt, loginOf, openStation, paperOs, passwordOf, type Station } from './testing/station';

// What can be wrong with the files, told apart, with nothing lost and nothing deleted. Each test damages a copy of one
// station that was left in good order.

const FILES = ['cases.db', 'system.db', 'keyring.db', 'seal.bin', 'station.bin'] as const;
type FileName = (typeof FILES)[number];

let station: Station;
let intact: string;
let keys: Record<'cases' | 'system', { uuid: string; key: Buffer }>;
let otherStation: Station;

beforeAll(async () => {
  station = await openStation();
  await station.signInAs('worker');
  for (let n = 0; n < 40; n++)
    await station.ask('intakes.record', {
      intake: anIntake({ id: randomUUID(), account: 'Texte. '.repeat(200) }),
      draftId: null,
    });
  const held = station.vault.session()?.keys;
  const copyOf = (kind: 'cases' | 'system') => ({
    uuid: held?.[kind]?.uuid ?? '',
    key: Buffer.from(held?.[kind]?.key ?? []),
  });
  keys = { cases: copyOf('cases'), system: copyOf('system') };
  await station.vault.close();
  intact = station.folder;
  otherStation = await openStation();
  await otherStation.vault.close();
});
afterAll(async () => {
  await station.close();
  await otherStation.close();
});

const paper = () => ({ html: [], printed: [], saved: [], printer: 'printed' as const, target: null });
const vaultFile = (folder: string, name: FileName) => join(folder, 'vault', name);

async function copyOfStation(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'relais-damage-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(intact, folder, { recursive: true });
  await rm(join(folder, 'logs'), { recursive: true, force: true });
  return folder;
}

function start(folder: string, os: Partial<Os> = {}, clock = { now: '2026-03-16T14:00:00.000Z' }) {
  const running = composeAt(folder, clock, { ...paperOs(paper()), ...os });
  onTestFinished(() => running.vault.close());
  const ask = async <T>(name: string, input: unknown): Promise<T> => {
    const result = await running.dispatch(name, input);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value as T;
  };
  return {
    ...running,
    clock,
    state: () => ask<StationState>('station.state', {}),
    signIn: (role: 'worker' | 'technical_admin' = 'worker') =>
      ask<SignInOutcome>('session.signIn', { login: loginOf(role), password: passwordOf(role) }),
  };
}

/** The bytes of every file but the keyring's, which counts sign-ins, and the log. */
function recordsIn(folder: string): Record<string, string> {
  const files = Object.entries(filesIn(folder));
  return Object.fromEntries(files.filter(([path]) => !/^logs|keyring\.db|\.db-shm$/.test(path)));
}

async function flipByte(file: string, at: number): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    const byte = Buffer.alloc(1);
    await handle.read(byte, 0, 1, at);
    byte[0] = (byte[0] ?? 0) ^ 0x40;
    await handle.write(byte, 0, 1, at);
  } finally {
    await handle.close();
  }
}

/** A database of some other program. */
async function makePlainDatabase(file: string): Promise<void> {
  const db = await openPlainDatabase({ file, mode: 'create', applicationId: 0x4e4f5445 });
  await db.raw('CREATE TABLE notes (text TEXT)');
  await db.destroy();
}

type Told = { problem: string; file: string };
type Damage = {
  what: string;
  does: (folder: string) => Promise<unknown>;
  /** What shows before anybody signs in; `locked` when only the key can tell. */
  before: Told | 'locked';
  atSignIn: Told & { badPages?: number | null };
  os?: Partial<Os>;
};

/** The file of keys has a copy that takes its place (`keys/keyring-copy.ts`): both are damaged, or nothing would show. */
const on = (name: FileName, damage: (file: string) => Promise<unknown>) => async (folder: string) => {
  await damage(vaultFile(folder, name));
  if (name === 'keyring.db') await damage(copyOf(vaultFile(folder, name)));
};
const KIND: Record<FileName, string> = {
  'cases.db': 'cases',
  'system.db': 'system',
  'keyring.db': 'keyring',
  'seal.bin': 'seal',
  'station.bin': 'station',
};
const both = (told: Told) => ({ before: told, atSignIn: told });
const late = (told: Damage['atSignIn']) => ({ before: 'locked' as const, atSignIn: told });

const DAMAGES: Damage[] = [
  ...FILES.map((name) => ({
    what: `${name} is missing`,
    does: on(name, (file) => rm(file)),
    ...both({
      problem: name === 'station.bin' ? 'station_secret_missing' : 'missing',
      file: KIND[name],
    }),
  })),
  ...FILES.map((name) => ({
    what: `${name} is empty`,
    does: on(name, (file) => truncate(file, 0)),
    ...both({ problem: 'empty', file: KIND[name] }),
  })),
  {
    what: 'cases.db is cut in the middle of a page',
    does: on('cases.db', async (file) => truncate(file, (await stat(file)).size - 1000)),
    ...both({ problem: 'truncated', file: 'cases' }),
  },
  {
    what: 'cases.db is cut between two pages',
    does: on('cases.db', async (file) => truncate(file, (await stat(file)).size - 4096)),
    ...late({ problem: 'truncated', file: 'cases' }),
  },
  {
    what: 'system.db is cut in half',
    does: on('system.db', async (file) => truncate(file, Math.floor((await stat(file)).size / 8192) * 4096)),
    ...late({ problem: 'truncated', file: 'system' }),
  },
  {
    what: 'one bit of cases.db is another',
    does: on('cases.db', (file) => flipByte(file, 5 * 4096 + 123)),
    ...late({ problem: 'altered', file: 'cases', badPages: 1 }),
  },
  {
    what: 'the first page of cases.db is spoiled',
    does: on('cases.db', (file) => flipByte(file, 200)),
    ...late({ problem: 'altered', file: 'cases', badPages: 1 }),
  },
  {
    what: 'two bits of system.db are others',
    does: on('system.db', async (file) => {
      await flipByte(file, 2 * 4096 + 50);
      await flipByte(file, 3 * 4096 + 50);
    }),
    ...late({ problem: 'altered', file: 'system', badPages: 2 }),
  },
  {
    what: 'the seal is spoiled',
    does: on('seal.bin', (file) => flipByte(file, 40)),
    ...both({ problem: 'altered', file: 'seal' }),
  },
  {
    what: 'the station’s file is no longer readable',
    does: on('station.bin', (file) => writeFile(file, '{"version":1')),
    ...both({ problem: 'altered', file: 'station' }),
  },
  {
    what: 'cases.db is a plain database of somebody else',
    does: on('cases.db', async (file) => {
      await rm(file);
      await makePlainDatabase(file);
    }),
    ...both({ problem: 'foreign', file: 'cases' }),
  },
  {
    what: 'cases.db is noise',
    does: on('cases.db', async (file) => writeFile(file, randomBytes((await stat(file)).size))),
    ...late({ problem: 'foreign', file: 'cases' }),
  },
  {
    what: 'cases.db is another station’s',
    does: on('cases.db', (file) => cp(vaultFile(otherStation.folder, 'cases.db'), file)),
    ...late({ problem: 'foreign', file: 'cases' }),
  },
  {
    what: 'system.db is the cases',
    does: (folder) => cp(vaultFile(folder, 'cases.db'), vaultFile(folder, 'system.db')),
    ...late({ problem: 'foreign', file: 'system' }),
  },
  {
    what: 'the keyring is another station’s',
    does: on('keyring.db', (file) => cp(vaultFile(otherStation.folder, 'keyring.db'), file)),
    ...both({ problem: 'station_secret_wrong', file: 'station' }),
  },
  {
    what: 'the keyring is another program’s',
    does: on('keyring.db', async (file) => {
      await rm(file);
      await makePlainDatabase(file);
    }),
    ...both({ problem: 'foreign', file: 'keyring' }),
  },
  {
    what: 'the station’s secret is another station’s',
    does: on('station.bin', (file) => cp(vaultFile(otherStation.folder, 'station.bin'), file)),
    ...both({ problem: 'station_secret_wrong', file: 'station' }),
  },
  {
    what: 'the operating system no longer reads the station’s secret',
    does: () => Promise.resolve(),
    os: { unprotect: () => Promise.reject(new Error('another account')) },
    ...both({ problem: 'station_secret_wrong', file: 'station' }),
  },
  {
    what: 'the operating system reads something else',
    does: () => Promise.resolve(),
    os: { unprotect: () => Promise.resolve(Buffer.alloc(32, 7)) },
    ...both({ problem: 'station_secret_wrong', file: 'station' }),
  },
  {
    what: 'cases.db was opened by a newer version',
    does: async (folder) => {
      const db = await openDatabase({
        file: vaultFile(folder, 'cases.db'),
        ...keys.cases,
        kind: 'cases',
        mode: 'open',
      });
      await db('schema_steps').insert({ id: '9990-from-the-future', at: '2030-01-01T00:00:00Z' });
      await db.destroy();
    },
    ...late({ problem: 'newer', file: 'cases' }),
  },
];

describe('damage', () => {
  it.each(DAMAGES)('$what', async ({ does, before, atSignIn, os }) => {
    const folder = await copyOfStation();
    await does(folder);
    const files = filesIn(folder);
    const records = recordsIn(folder);
    const { state, signIn } = start(folder, os);
    const told = await state();
    const shown = told.state === 'unusable' ? { problem: told.problem, file: told.file } : told.state;
    expect(shown).toEqual(before);
    expect(recordsIn(folder)).toEqual(records);
    expect(Object.keys(filesIn(folder))).toEqual(expect.arrayContaining(Object.keys(files)));

    expect(await signIn()).toEqual({ outcome: 'storage', badPages: null, ...atSignIn });
    expect(recordsIn(folder)).toEqual(records);
    // Asked again, the same: nothing was mended behind anybody’s back, and nobody is sent to the set-up.
    const again = await state();
    expect(again.state).toBe(told.state);
  });

  it('a keyring that is damaged alone is replaced by its copy; the damaged one stays, and the journal says so', async () => {
    const folder = await copyOfStation();
    await truncate(vaultFile(folder, 'keyring.db'), 0);
    const { state, signIn, dispatch } = start(folder);
    expect(await state()).toMatchObject({ state: 'locked' });
    expect(await signIn('technical_admin')).toMatchObject({ outcome: 'signed_in' });
    expect(Object.keys(filesIn(folder)).filter((name) => /keyring\.db\.damaged-/.test(name))).toHaveLength(1);
    const page = await dispatch('journal.listTechnical', {
      subject: null,
      actorId: null,
      actions: ['technical'],
      from: null,
      to: null,
      beforeSeq: null,
      limit: 10,
    });
    expect(page).toMatchObject({ ok: true, value: { lines: [{ detail: { act: 'keyring_restored' } }] } });
  });

  it('what was put back in order opens, without starting again', async () => {
    const folder = await copyOfStation();
    const file = vaultFile(folder, 'cases.db');
    const bytes = await readFile(file);
    await rm(file);
    const { state, signIn } = start(folder);
    expect(await state()).toMatchObject({ state: 'unusable', problem: 'missing' });
    await writeFile(file, bytes);
    expect(await state()).toMatchObject({ state: 'locked' });
    expect(await signIn()).toMatchObject({ outcome: 'signed_in' });
  });

  it('an administrator signs in while the cases are damaged: they are not the administrator’s to open', async () => {
    const folder = await copyOfStation();
    await flipByte(vaultFile(folder, 'cases.db'), 5 * 4096 + 123);
    const { signIn } = start(folder);
    expect(await signIn('technical_admin')).toMatchObject({
      outcome: 'signed_in',
      seat: { holdsCaseKey: false },
    });
  });

  // Permissions mean nothing to root: only somebody else can see this one.
  const isBound = process.platform === 'linux' && process.getuid?.() !== 0;
  it.each(isBound ? [0o500] : [])('a folder that cannot be written (%o)', async (mode) => {
    const folder = await copyOfStation();
    await chmod(folder, mode);
    onTestFinished(() => chmod(folder, 0o700));
    expect(await start(folder).state()).toEqual({ state: 'unusable', problem: 'read_only', file: 'folder' });
  });
});

describe('two at once', () => {
  it('a station that another process has open is told to be in use, and opens once it is let go', async () => {
    const folder = await copyOfStation();
    const { command, args, env } = electronNode(await bundle('electron/vault/testing/holder.ts'), [
      folder,
      loginOf('worker'),
      passwordOf('worker'),
    ]);
    const holder = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => void holder.kill('SIGKILL'));
    const [line] = (await once(createInterface(holder.stdout), 'line')) as [string];
    expect(line).toBe('signed_in');
    const { state, signIn } = start(folder);
    const inUse = { problem: 'in_use', file: 'keyring' };
    expect(await state()).toEqual({ state: 'unusable', ...inUse });
    expect(await signIn()).toEqual({ outcome: 'storage', badPages: null, ...inUse });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await state()).toMatchObject({ state: 'locked' });
    expect(await signIn()).toMatchObject({ outcome: 'signed_in' });
  });
});

describe('time', () => {
  const journalsOf = (outcome: SignInOutcome) =>
    outcome.outcome === 'signed_in'
      ? outcome.seat.journals.map(({ store, verdict }) =>
          verdict.state === 'intact' ? `${store}: intact` : `${store}: ${verdict.problem}`,
        )
      : [JSON.stringify(outcome)];
  const record = async (running: ReturnType<typeof start>, times: number) => {
    for (let n = 0; n < times; n++) {
      const intake = anIntake({ id: randomUUID() });
      expect(await running.dispatch('intakes.record', { intake, draftId: null })).toMatchObject({ ok: true });
    }
  };

  it('an older file of cases put back is told, whether it ends before what was sealed or was written on since', async () => {
    const folder = await copyOfStation();
    const old = await readFile(vaultFile(folder, 'cases.db'));
    const first = start(folder);
    expect(journalsOf(await first.signIn())).toEqual(['system: intact', 'cases: intact']);
    await record(first, 3);
    await first.vault.close();
    await writeFile(vaultFile(folder, 'cases.db'), old);

    const second = start(folder);
    expect(journalsOf(await second.signIn())).toEqual(['system: intact', 'cases: behind_anchor']);
    const verdict = await second.dispatch('journal.verify', { recoveryCode: null });
    expect(verdict).toMatchObject({ error: { code: 'FORBIDDEN' } });
    // Work goes on, on top of the old file; the anchor stays where it was, so that the hole stays in sight.
    await record(second, 6);
    const cases = second.vault.session()?.cases;
    const lines = cases ? await lastSeqOf(cases) : 0;
    expect(lines).toBeGreaterThan(0);
    await second.vault.close();
    const third = start(folder);
    expect(journalsOf(await third.signIn())).toEqual(['system: intact', 'cases: anchor']);
  });

  it('an older file of accounts put back is told too', async () => {
    const folder = await copyOfStation();
    const old = await readFile(vaultFile(folder, 'system.db'));
    const first = start(folder);
    await first.signIn();
    await first.vault.close();
    await writeFile(vaultFile(folder, 'system.db'), old);
    const outcome = await start(folder).signIn();
    expect(journalsOf(outcome)).toEqual(['system: behind_anchor', 'cases: intact']);
  });

  it.each([
    ['back two hours', '2026-03-16T11:00:00.000Z', ['clock_anomaly']],
    ['ahead ten years', '2036-03-16T14:00:00.000Z', []],
    ['not at all', '2026-03-16T14:00:00.000Z', []],
  ])('a clock moved %s', async (_, now, wanted) => {
    const folder = await copyOfStation();
    const running = start(folder, {}, { now });
    expect(journalsOf(await running.signIn())).toEqual(['system: intact', 'cases: intact']);
    const system = running.vault.session()?.system;
    const lines = system ? await linesAfter(system, 0) : [];
    const anomalies = lines.filter((line) => line.action === 'clock_anomaly');
    expect(anomalies.map((line) => line.action)).toEqual(wanted);
    // The order of the journal is that of its numbers, whatever the clock says.
    expect(lines.map((line) => line.seq)).toEqual(lines.map((_line, index) => index + 1));
  });
});
