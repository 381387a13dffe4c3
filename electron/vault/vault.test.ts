import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '#db/connection';
import type { SignInOutcome } from '#shared/contract/session';
import type { Id } from '#shared/domain/id';
import type { Role } from '#shared/domain/roles';
import { anIntake } from '#shared/testing/builders';
import { journalKeyFrom, parseRecoveryCode } from './keys/recovery-code';
import { filesIn, linesAfter } from './testing/evidence';
import {
  anIdentity,
  composeAt,
  loginOf,
  openStation,
  paperOs,
  PASSWORD,
  passwordOf,
  type Station,
} from './testing/station';
import { INPUTS } from './testing/inputs';
import { absentTargets } from './testing/standings';

// What state the station is in, who is at the desk, and how one gets from one to the other (`security.md` 2.3, 2.5, 2.8).

const NEW_PASSWORD = `${PASSWORD}-tout-neuf`;

/** A station of one's own, gone at the end of the test. */
async function aStation(options: Parameters<typeof openStation>[0] = {}): Promise<Station> {
  const station = await openStation(options);
  onTestFinished(() => station.close());
  return station;
}

const signIn = (station: Station, login: string, password: string): Promise<SignInOutcome> =>
  station.ask('session.signIn', { login, password });

const later = (station: Station, duration: { milliseconds?: number; seconds?: number; minutes?: number }) => {
  station.clock.now = Temporal.Instant.from(station.clock.now)
    .add(duration)
    .toString({ smallestUnit: 'millisecond' });
};

/** The files of the vault that this process holds open. */
function openFiles(station: Station): string[] {
  return readdirSync('/proc/self/fd')
    .flatMap((descriptor) => {
      try {
        return readlinkSync(`/proc/self/fd/${descriptor}`);
      } catch {
        return [];
      }
    })
    .filter((path) => path.startsWith(station.folder) && /(?:cases|system)\.db/.test(path));
}

describe('set-up', () => {
  const emptyFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'relais-vault-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    return folder;
  };
  const paper = () => ({ html: [], printed: [], saved: [], printer: 'printed' as const, target: null });
  const clock = { now: '2026-03-16T13:00:00.000Z' };
  const begin = INPUTS['setup.begin'](absentTargets(), {
    accountId: '',
    login: '',
    password: '',
    subordinateId: '',
  });
  type Dispatch = ReturnType<typeof composeAt>['dispatch'];
  const codeFrom = async (dispatch: Dispatch) => {
    const begun = await dispatch('setup.begin', begin);
    return (begun.ok ? begun.value : { recoveryCode: JSON.stringify(begun) }) as { recoveryCode: string };
  };
  const stateOf = async (dispatch: Dispatch) => {
    const answer = await dispatch('station.state', {});
    return answer.ok ? answer.value : answer;
  };

  it('writes nothing until the recovery code was typed back', async () => {
    const folder = await emptyFolder();
    const { vault, dispatch } = composeAt(folder, clock, paperOs(paper()));
    onTestFinished(() => vault.close());
    expect(await stateOf(dispatch)).toEqual({ state: 'setup_needed', problem: null });
    const early = await dispatch('setup.finish', { recoveryCode: 'x' });
    expect(early).toMatchObject({ error: { code: 'RULE_BROKEN', rule: 'setup_not_begun' } });
    const { recoveryCode } = await codeFrom(dispatch);
    const wrong = await dispatch('setup.finish', { recoveryCode: recoveryCode.replace(/[0-9A-Z]/, '?') });
    expect(wrong).toMatchObject({ error: { code: 'RULE_BROKEN', rule: 'confirmation_differs' } });
    expect(filesIn(folder)).toEqual({});
    expect(await stateOf(dispatch)).toEqual({ state: 'setup_needed', problem: null });
    expect(await dispatch('setup.finish', { recoveryCode })).toEqual({ ok: true, value: {} });
    const kept = ['cases.db', 'keyring.db', 'seal.bin', 'station.bin', 'system.db'];
    expect(Object.keys(filesIn(folder))).toEqual(
      expect.arrayContaining(kept.map((name) => join('vault', name))),
    );
  });

  it('interrupted, it starts clean: nothing to resume, nothing left behind', async () => {
    const folder = await emptyFolder();
    const first = composeAt(folder, clock, paperOs(paper()));
    const { recoveryCode } = await codeFrom(first.dispatch);
    await first.vault.close();
    // A power cut in the middle of the writing leaves a folder under another name.
    await mkdir(join(folder, 'vault.setup-cut'));
    await writeFile(join(folder, 'vault.setup-cut', 'cases.db'), 'half');
    const second = composeAt(folder, clock, paperOs(paper()));
    onTestFinished(() => second.vault.close());
    expect(await stateOf(second.dispatch)).toEqual({ state: 'setup_needed', problem: null });
    const resumed = await second.dispatch('setup.finish', { recoveryCode });
    expect(resumed).toMatchObject({ error: { rule: 'setup_not_begun' } });
    const again = await codeFrom(second.dispatch);
    expect(again.recoveryCode).not.toBe(recoveryCode);
    await second.dispatch('setup.finish', again);
    expect(readdirSync(folder).filter((name) => name !== 'logs')).toEqual(['vault']);
  });

  it('stopped by the system half-way, it leaves nothing and can be finished afterwards', async () => {
    const folder = await emptyFolder();
    let isRefusing = true;
    const os = paperOs(paper());
    const { vault, dispatch } = composeAt(folder, clock, {
      ...os,
      protect: (bytes) => (isRefusing ? Promise.reject(new Error('no keychain')) : os.protect(bytes)),
    });
    onTestFinished(() => vault.close());
    const code = await codeFrom(dispatch);
    const refused = await dispatch('setup.finish', code);
    expect(refused.ok).toBe(false);
    expect(readdirSync(folder).filter((name) => name !== 'logs')).toEqual([]);
    isRefusing = false;
    expect(await dispatch('setup.finish', code)).toEqual({ ok: true, value: {} });
  });

  it('finished twice at once, it is finished once', async () => {
    const folder = await emptyFolder();
    const { vault, dispatch } = composeAt(folder, clock, paperOs(paper()));
    onTestFinished(() => vault.close());
    const code = await codeFrom(dispatch);
    const both = await Promise.all([dispatch('setup.finish', code), dispatch('setup.finish', code)]);
    expect(both).toEqual([
      { ok: true, value: {} },
      { ok: true, value: {} },
    ]);
    expect(await stateOf(dispatch)).toMatchObject({ state: 'locked' });
    const { coordinator } = begin;
    const answer = await dispatch('session.signIn', {
      login: coordinator.login,
      password: coordinator.password,
    });
    expect(answer).toMatchObject({ value: { outcome: 'signed_in' } });
  });

  it.each([
    [
      'one login for two people',
      { ...begin, technicalAdmin: { ...begin.technicalAdmin, login: begin.coordinator.login } },
      'login_taken',
    ],
    [
      'a password that is too short',
      { ...begin, coordinator: { ...begin.coordinator, password: 'court' } },
      'password_refused',
    ],
    [
      'a password that is too common',
      { ...begin, coordinator: { ...begin.coordinator, password: 'motdepassemotdepasse' } },
      'password_refused',
    ],
  ])('refuses %s', async (_, request, rule) => {
    const { vault, dispatch } = composeAt(await emptyFolder(), clock, paperOs(paper()));
    onTestFinished(() => vault.close());
    expect(await dispatch('setup.begin', request)).toMatchObject({ error: { code: 'RULE_BROKEN', rule } });
  });

  it.runIf(process.platform === 'linux')(
    'says that the place cannot be written, before anything is typed',
    async () => {
      const { vault, dispatch } = composeAt('/proc/relais', clock, paperOs(paper()));
      onTestFinished(() => vault.close());
      expect(await stateOf(dispatch)).toEqual({ state: 'setup_needed', problem: 'read_only' });
    },
  );
});

describe('signing in', () => {
  let station: Station;
  beforeAll(async () => {
    station = await openStation();
    await station.accountOf('worker');
    await station.ask('session.lock', {});
  });
  afterAll(() => station.close());

  it('a wrong name and a wrong password get the same answers, the waits too', async () => {
    const answers = async (login: string) => {
      const given: SignInOutcome[] = [];
      for (let tries = 0; tries < 7; tries++)
        given.push(await signIn(station, login, 'pas le bon mot de passe'));
      return given;
    };
    const known = await answers(loginOf('worker'));
    const unknown = await answers('personne.ici');
    expect(unknown).toEqual(known);
    expect(known[0]).toEqual({ outcome: 'refused', waitSeconds: 0 });
    expect(known.at(-1)).toEqual({ outcome: 'refused', waitSeconds: 2 });
  });

  it('five failures lock, even for the right password, until the time is over', async () => {
    const login = loginOf('worker');
    for (let tries = 0; tries < 8; tries++) {
      const answer = await signIn(station, login, 'toujours pas le bon');
      if (answer.outcome === 'locked_out') break;
      later(station, { seconds: 61 });
    }
    const now = station.clock.now;
    const locked = await signIn(station, login, passwordOf('worker'));
    expect(locked).toEqual({
      outcome: 'locked_out',
      until: expect.stringMatching(/Z$/) as string,
    });
    const until = locked.outcome === 'locked_out' ? locked.until : now;
    expect(
      Temporal.Instant.from(now).until(Temporal.Instant.from(until)).total('minutes'),
    ).toBeLessThanOrEqual(15);
    later(station, { minutes: 15 });
    expect(await signIn(station, login, passwordOf('worker'))).toMatchObject({ outcome: 'signed_in' });
  });

  it('somebody who manages accounts lets a colleague try again before the time is over, and it is journalled', async () => {
    const workerId = await station.accountOf('worker');
    await station.ask('session.lock', {});
    for (let tries = 0; tries < 8; tries++) {
      const answer = await signIn(station, loginOf('worker'), 'raté une fois de plus');
      if (answer.outcome === 'locked_out') break;
      later(station, { seconds: 61 });
    }
    expect(await signIn(station, loginOf('worker'), passwordOf('worker'))).toMatchObject({
      outcome: 'locked_out',
    });
    await station.signInAs('technical_admin');
    const [before] = (await station.ask('accounts.list', {})).filter(({ id }) => id === workerId);
    expect(before?.failedSignIns).toBe(5);
    const after = await station.ask('accounts.release', { accountId: workerId });
    expect(after.failedSignIns).toBe(0);
    expect(await signIn(station, loginOf('worker'), passwordOf('worker'))).toMatchObject({
      outcome: 'signed_in',
    });
  });

  it('what was refused while nobody was there is in the journal of the next session, in its order, without the name', async () => {
    await station.ask('session.lock', {});
    await signIn(station, loginOf('worker'), 'encore raté, celui-ci');
    await station.signInAs('worker');
    const system = station.vault.session()?.system;
    const lines = system ? await linesAfter(system, 0) : [];
    const last = lines.slice(-2);
    expect(last).toMatchObject([
      {
        action: 'sign_in_refused',
        outcome: 'refused',
        role: 'nobody',
        detail: { code: 'wrong_credentials' },
      },
      { action: 'sign_in', outcome: 'done', role: 'worker' },
    ]);
    expect(JSON.stringify(lines)).not.toContain(loginOf('worker'));
    expect(JSON.stringify(lines)).not.toContain('raté');
  });

  it('two sign-ins at once end with one session, and a station that still works', async () => {
    const [login, password] = [loginOf('worker'), passwordOf('worker')];
    const both = await Promise.all([signIn(station, login, password), signIn(station, login, password)]);
    expect(both.map((answer) => answer.outcome)).toEqual(['signed_in', 'signed_in']);
    expect((await station.dispatch('desk.read', {})).ok).toBe(true);
    await station.ask('session.lock', {});
    expect(openFiles(station)).toEqual([]);
    expect(await signIn(station, login, password)).toMatchObject({ outcome: 'signed_in' });
  });

  it('a sign-in while the station locks waits for it', async () => {
    const locking = station.ask('session.lock', {});
    const answer = await signIn(station, loginOf('worker'), passwordOf('worker'));
    await locking;
    expect(answer.outcome).toBe('signed_in');
    expect((await station.dispatch('desk.read', {})).ok).toBe(true);
  });

  it('a screen that locks during a sign-in finds the station locked', async () => {
    await station.ask('session.lock', {});
    station.announced.length = 0;
    const opening = signIn(station, loginOf('worker'), passwordOf('worker'));
    // The password is being derived; nobody is there yet.
    await Promise.resolve();
    station.vault.announceLock('suspend');
    await opening;
    await vi.waitFor(() =>
      expect(station.announced).toEqual([{ name: 'session.locked', payload: { reason: 'suspend' } }]),
    );
    expect(station.vault.session()).toBeUndefined();
    expect(openFiles(station)).toEqual([]);
    expect(await station.refusal('desk.read', {})).toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('what state the station is in can be asked at any moment', async () => {
    const opening = signIn(station, loginOf('worker'), passwordOf('worker'));
    const asked = await Promise.all(Array.from({ length: 5 }, () => station.ask('station.state', {})));
    await opening;
    expect(
      asked.map((answer) => answer.state).filter((state) => state !== 'signed_in' && state !== 'locked'),
    ).toEqual([]);
    expect(await station.ask('station.state', {})).toEqual({ state: 'signed_in' });
  });
});

describe('accounts and the key of the cases', () => {
  let station: Station;
  beforeAll(async () => {
    station = await openStation();
  });
  afterAll(() => station.close());

  const system = () => {
    const session = station.vault.session();
    if (!session) throw new Error('nobody is signed in');
    return session.system;
  };
  const asAdmin = () => signIn(station, loginOf('technical_admin'), passwordOf('technical_admin'));
  const asCoordinator = () => signIn(station, loginOf('coordinator'), passwordOf('coordinator'));

  async function create(role: Role, name: string): Promise<{ id: Id; login: string; password: string }> {
    const account = { id: randomUUID(), login: name, password: `${PASSWORD}-provisoire` };
    await station.ask('accounts.create', { ...account, identity: anIdentity(role) });
    return account;
  }

  /** Signs in with a temporary password and chooses another. */
  async function arrive(login: string, temporary: string): Promise<void> {
    expect(await signIn(station, login, temporary)).toMatchObject({
      outcome: 'signed_in',
      seat: { mustChangePassword: true },
    });
    await station.ask('session.changePassword', { current: temporary, next: NEW_PASSWORD });
  }

  const deskOf = async (login: string, password = NEW_PASSWORD) => {
    const answer = await signIn(station, login, password);
    const seat = answer.outcome === 'signed_in' ? answer.seat : undefined;
    const desk = await station.dispatch('desk.read', {});
    return {
      holdsCaseKey: seat?.holdsCaseKey,
      desk: desk.ok ? 'opened' : (desk.error.rule ?? desk.error.code),
    };
  };
  const CLOSED = { holdsCaseKey: false, desk: 'case_key_missing' };
  const OPENED = { holdsCaseKey: true, desk: 'opened' };

  it('an administrator makes an account; it sees no case until somebody who holds the key grants it', async () => {
    await asAdmin();
    const { id, login, password } = await create('worker', 'nouvelle');
    const refused = await station.refusal('accounts.grant', { accountId: id });
    expect(refused.code).toBe('FORBIDDEN');
    await arrive(login, password);
    expect(await deskOf(login)).toEqual(CLOSED);
    await asCoordinator();
    expect(await station.ask('accounts.grant', { accountId: id })).toMatchObject({ holdsCaseKey: true });
    expect(await deskOf(login)).toEqual(OPENED);
  });

  it('the key is not granted while the password is one that an administrator chose: the administrator could use it', async () => {
    await asAdmin();
    const { id, login, password } = await create('worker', 'attente');
    await asCoordinator();
    const refused = await station.refusal('accounts.grant', { accountId: id });
    expect(refused).toMatchObject({ code: 'RULE_BROKEN', rule: 'temporary_password' });
    await arrive(login, password);
    await asCoordinator();
    await station.ask('accounts.grant', { accountId: id });
    await asAdmin();
    await station.ask('accounts.reset', { accountId: id, password: `${PASSWORD}-encore` });
    await asCoordinator();
    expect(await station.refusal('accounts.grant', { accountId: id })).toMatchObject({
      rule: 'temporary_password',
    });
  });

  it('a coordinator made by an administrator holds nothing, and can grant nothing', async () => {
    await asAdmin();
    const { id, login, password } = await create('coordinator', 'coordination.sans.cle');
    await arrive(login, password);
    expect(await deskOf(login)).toEqual(CLOSED);
    const refused = await station.refusal('accounts.grant', { accountId: id });
    expect(refused).toMatchObject({ code: 'RULE_BROKEN', rule: 'case_key_missing' });
  });

  it('a reset account sees nothing until granted again: its former password and its former grant are gone', async () => {
    await asCoordinator();
    const { id, login, password } = await create('worker', 'remise');
    await station.ask('accounts.grant', { accountId: id });
    await arrive(login, password);
    expect(await deskOf(login)).toEqual(OPENED);
    await asAdmin();
    const again = `${PASSWORD}-remis`;
    expect(await station.ask('accounts.reset', { accountId: id, password: again })).toMatchObject({
      holdsCaseKey: false,
      mustChangePassword: true,
    });
    expect(await signIn(station, login, NEW_PASSWORD)).toMatchObject({ outcome: 'refused' });
    await arrive(login, again);
    expect(await deskOf(login)).toEqual(CLOSED);
    await asCoordinator();
    await station.ask('accounts.grant', { accountId: id });
    expect(await deskOf(login)).toEqual(OPENED);
  });

  it('a key withdrawn opens nothing at the next sign-in', async () => {
    await asCoordinator();
    const { id, login, password } = await create('worker', 'retrait');
    await station.ask('accounts.grant', { accountId: id });
    await arrive(login, password);
    await asCoordinator();
    expect(await station.ask('accounts.revoke', { accountId: id })).toMatchObject({ holdsCaseKey: false });
    expect(await deskOf(login)).toEqual(CLOSED);
  });

  it.each(['technical_admin', 'direction', 'statistics'] as const)(
    'a change of role to %s takes the key away, and the way back does not give it',
    async (role) => {
      await asCoordinator();
      const { id, login, password } = await create('worker', `devient.${role}`);
      await station.ask('accounts.grant', { accountId: id });
      await arrive(login, password);
      await asCoordinator();
      const changed = await station.ask('accounts.change', { accountId: id, identity: anIdentity(role) });
      expect(changed.holdsCaseKey).toBe(false);
      expect(await deskOf(login)).toEqual({ holdsCaseKey: false, desk: 'FORBIDDEN' });
      await asCoordinator();
      const refused = await station.refusal('accounts.grant', { accountId: id });
      expect(refused).toMatchObject({ rule: 'role_holds_no_case_key' });
      await station.ask('accounts.change', { accountId: id, identity: anIdentity('worker') });
      expect(await deskOf(login)).toEqual(CLOSED);
    },
  );

  it('a closed account is told so only with its right password, and the attempt is in the journal', async () => {
    await asCoordinator();
    const { id, login, password } = await create('worker', 'partie');
    await station.ask('accounts.setActive', { accountId: id, isActive: false });
    expect(await signIn(station, login, 'pas le bon mot de passe')).toEqual({
      outcome: 'refused',
      waitSeconds: 0,
    });
    expect(await signIn(station, login, password)).toEqual({ outcome: 'inactive' });
    expect(await station.refusal('session.current', {})).toMatchObject({ code: 'NOT_SIGNED_IN' });
    await asCoordinator();
    const line = (await linesAfter(system(), 0)).find((one) => one.actor === id);
    expect(line).toMatchObject({
      action: 'sign_in_refused',
      outcome: 'refused',
      detail: { code: 'inactive' },
    });
    await station.ask('accounts.setActive', { accountId: id, isActive: true });
    expect(await signIn(station, login, password)).toMatchObject({ outcome: 'signed_in' });
  });

  it('a password is changed with the former one only, and to a good one', async () => {
    await asCoordinator();
    const { login, password } = await create('worker', 'prudente');
    await signIn(station, login, password);
    const wrong = await station.refusal('session.changePassword', {
      current: 'autre chose que ça',
      next: NEW_PASSWORD,
    });
    expect(wrong).toMatchObject({ rule: 'wrong_password' });
    const weak = await station.refusal('session.changePassword', { current: password, next: 'court' });
    expect(weak).toMatchObject({ rule: 'password_refused' });
    expect((await station.refusal('desk.read', {})).rule).toBe('password_change_due');
    await station.ask('session.changePassword', { current: password, next: NEW_PASSWORD });
    expect(await signIn(station, login, password)).toMatchObject({ outcome: 'refused' });
    expect(await signIn(station, login, NEW_PASSWORD)).toMatchObject({ outcome: 'signed_in' });
  });

  it('a login is taken once, whatever the capitals', async () => {
    await asCoordinator();
    await create('worker', 'prise.deja');
    const refused = await station.refusal('accounts.create', {
      id: randomUUID(),
      login: ' PRISE.deja ',
      password: `${PASSWORD}-provisoire`,
      identity: anIdentity('worker'),
    });
    expect(refused).toMatchObject({ code: 'RULE_BROKEN', rule: 'login_taken' });
    const accounts = await station.ask('accounts.list', {});
    expect(accounts.filter((account) => account.id === refused.reference)).toEqual([]);
  });

  describe('the last coordinator who holds the key', () => {
    let coordinatorId: Id;
    beforeAll(async () => {
      coordinatorId = await station.accountOf('coordinator');
    });

    const acts = (accountId: Id) =>
      [
        ['accounts.change', { accountId, identity: anIdentity('worker') }],
        ['accounts.reset', { accountId, password: `${PASSWORD}-remis` }],
        ['accounts.setActive', { accountId, isActive: false }],
      ] as const;

    it('cannot be demoted, reset or closed by an administrator, even while another one holds no key', async () => {
      await asAdmin();
      const accounts = await station.ask('accounts.list', {});
      expect(accounts.filter((account) => account.role === 'coordinator')).toHaveLength(2);
      for (const [name, input] of acts(coordinatorId))
        expect(await station.refusal(name, input)).toMatchObject({
          code: 'RULE_BROKEN',
          rule: 'last_coordinator',
        });
    });

    it('cannot take it from themselves either', async () => {
      await asCoordinator();
      for (const [name, input] of [
        ...acts(coordinatorId),
        ['accounts.revoke', { accountId: coordinatorId }],
      ] as const)
        expect((await station.refusal(name, input)).rule).toMatch(
          /^(?:cannot_change_self|last_coordinator)$/,
        );
      expect(await deskOf(loginOf('coordinator'), passwordOf('coordinator'))).toEqual(OPENED);
    });

    it('can be, once another one holds the key', async () => {
      await asCoordinator();
      const { id, login, password } = await create('coordinator', 'releve');
      await station.ask('accounts.grant', { accountId: id });
      await arrive(login, password);
      await signIn(station, login, NEW_PASSWORD);
      expect(await station.ask('accounts.revoke', { accountId: coordinatorId })).toMatchObject({
        holdsCaseKey: false,
      });
      expect((await station.refusal('accounts.revoke', { accountId: id })).rule).toMatch(
        /cannot_change_self|last_coordinator/,
      );
      await station.ask('accounts.grant', { accountId: coordinatorId });
    });
  });

  it('a technical administrator opens no row of a case with any key within reach (T18)', async () => {
    await asCoordinator();
    const cases = station.vault.session()?.cases;
    await station.ask('intakes.record', { intake: anIntake({ id: randomUUID() }), draftId: null });
    const uuid: { uuid: string } | undefined = await cases?.('file_identity').first('uuid');
    await asAdmin();
    const session = station.vault.session();
    expect(session?.cases).toBeUndefined();
    expect(Object.keys(session?.keys ?? {})).toEqual(['system']);
    expect(await station.vault.keyring().grantsOf(session?.actor.accountId ?? '')).toEqual(['system']);
    // Here the operating system protects nothing, so that even the secret of the station is within reach.
    const stationFile = JSON.parse(readFileSync(join(station.folder, 'vault', 'station.bin'), 'utf8')) as {
      blob: string;
    };
    const within = [
      session?.keys.system?.key ?? Buffer.alloc(32),
      Buffer.from(stationFile.blob, 'base64'),
      journalKeyFrom(parseRecoveryCode(station.recoveryCode)),
      Buffer.alloc(32),
    ];
    const codes: unknown[] = [];
    for (const key of within)
      codes.push(
        await openDatabase({
          file: join(station.folder, 'vault', 'cases.db'),
          key: Buffer.from(key),
          kind: 'cases',
          uuid: uuid?.uuid ?? '',
          mode: 'open',
        }).then(
          () => 'opened',
          (error: { code: unknown }) => error.code,
        ),
      );
    expect(codes).toEqual(['foreign', 'foreign', 'foreign', 'foreign']);
  });
});

describe('locking', () => {
  const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A station whose clocks only the test moves, with a worker at the desk, and a promise of the next lock. */
  async function atWork(): Promise<{ station: Station; locked: () => Promise<void> }> {
    let announceLocked: () => void = () => undefined;
    const station = await aStation({ announce: (name) => name === 'session.locked' && announceLocked() });
    await station.accountOf('worker');
    await station.ask('session.lock', {});
    vi.useFakeTimers({ toFake: [...TIMERS] });
    await station.signInAs('worker');
    station.announced.length = 0;
    return {
      station,
      locked: () =>
        new Promise((resolve) => {
          announceLocked = resolve;
        }),
    };
  }

  it('after ten minutes without a touch: the window is told, has half a second to save, then everything is closed', async () => {
    const { station, locked } = await atWork();
    const session = station.vault.session();
    const keys = Object.values(session?.keys ?? {}).map(({ key }) => key);
    expect(openFiles(station)).not.toEqual([]);
    const isLocked = locked();
    vi.advanceTimersByTime(10 * 60_000 - 1);
    expect(station.announced).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(station.announced).toEqual([{ name: 'session.locking', payload: { reason: 'idle' } }]);

    const id = randomUUID();
    const intake = { kind: 'intake' as const, content: draftOf('mots sous la main') };
    await station.ask('drafts.save', { id, version: null, body: intake });
    vi.advanceTimersByTime(500);
    expect(await station.refusal('desk.read', {})).toMatchObject({ code: 'NOT_SIGNED_IN' });
    await isLocked;
    expect(station.announced.at(-1)).toEqual({ name: 'session.locked', payload: { reason: 'idle' } });
    expect(openFiles(station)).toEqual([]);
    expect(keys.map((key) => key.every((byte) => byte === 0))).toEqual([true, true]);
    expect(await station.ask('station.state', {})).toMatchObject({ state: 'locked' });

    const answer = await signIn(station, loginOf('worker'), passwordOf('worker'));
    expect(answer).toMatchObject({ outcome: 'signed_in', seat: { isReturning: true } });
    const { drafts } = await station.ask('desk.read', {});
    expect(drafts.map((draft) => draft.id)).toEqual([id]);
    expect(await station.ask('drafts.read', { draftId: id })).toMatchObject({
      body: { content: { account: 'mots sous la main' } },
    });
    const lines = await linesAfter(station.vault.session()?.system ?? fail(), 0);
    expect(lines.findLast((line) => line.action === 'lock')).toMatchObject({
      detail: { reason: 'idle' },
      role: 'worker',
    });
  });

  it('a touch starts the time again, and a new delay counts from now on', async () => {
    const { station } = await atWork();
    vi.advanceTimersByTime(9 * 60_000);
    const { locksAt } = await station.ask('session.touch', {});
    expect(locksAt).toBe('2026-03-16T13:10:00Z');
    vi.advanceTimersByTime(9 * 60_000);
    expect(station.announced).toEqual([]);
    await station.signInAs('coordinator');
    station.announced.length = 0;
    const settings = await station.ask('settings.read', {});
    await station.ask('settings.save', {
      ...settings,
      parameters: { ...settings.parameters, idleLockMinutes: 2 },
    });
    vi.advanceTimersByTime(2 * 60_000);
    expect(station.announced).toEqual([{ name: 'session.locking', payload: { reason: 'idle' } }]);
    await station.vault.lock('by_hand');
  });

  it('the wall clock moved ahead or back changes nothing to it', async () => {
    const { station } = await atWork();
    station.clock.now = '2036-03-16T13:00:00.000Z';
    vi.advanceTimersByTime(9 * 60_000);
    station.clock.now = '2020-03-16T13:00:00.000Z';
    expect(station.announced).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(station.announced).toHaveLength(1);
    await station.vault.lock('by_hand');
  });

  it.each(['screen_lock', 'suspend'] as const)('%s locks at once, after the half second', async (reason) => {
    const { station, locked } = await atWork();
    const isLocked = locked();
    station.vault.announceLock(reason);
    station.vault.announceLock('idle');
    vi.advanceTimersByTime(500);
    await isLocked;
    expect(station.announced).toEqual([
      { name: 'session.locking', payload: { reason } },
      { name: 'session.locked', payload: { reason } },
    ]);
  });

  it('a window that has saved everything locks at once, for the reason that was announced', async () => {
    const { station } = await atWork();
    station.vault.announceLock('screen_lock');
    await station.ask('session.lock', {});
    expect(station.announced).toEqual([
      { name: 'session.locking', payload: { reason: 'screen_lock' } },
      { name: 'session.locked', payload: { reason: 'screen_lock' } },
    ]);
    vi.advanceTimersByTime(500);
    expect(station.announced).toHaveLength(2);
  });

  it('locked by hand twice at once, it is locked once, and everything is closed when either says so', async () => {
    const { station } = await atWork();
    await Promise.all([
      station.vault.lock('by_hand'),
      station.vault.lock('screen_lock'),
      station.vault.close(),
    ]);
    expect(openFiles(station)).toEqual([]);
    expect(station.announced.filter(({ name }) => name === 'session.locked')).toHaveLength(1);
    await station.reopen();
    vi.useRealTimers();
    const answer = await signIn(station, loginOf('worker'), passwordOf('worker'));
    expect(answer).toMatchObject({
      outcome: 'signed_in',
      seat: { journals: [{ verdict: { state: 'intact' } }, { verdict: { state: 'intact' } }] },
    });
  });

  it('somebody else finds neither the place nor the words of who was there', async () => {
    const { station } = await atWork();
    const id = randomUUID();
    await station.ask('drafts.save', {
      id,
      version: null,
      body: { kind: 'intake', content: draftOf('à moi') },
    });
    await station.accountOf('sergeant');
    const answer = await signIn(station, loginOf('sergeant'), passwordOf('sergeant'));
    expect(answer).toMatchObject({ outcome: 'signed_in' });
    await signIn(station, loginOf('coordinator'), passwordOf('coordinator'));
    const other = await signIn(station, loginOf('sergeant'), passwordOf('sergeant'));
    expect(other).toMatchObject({ outcome: 'signed_in', seat: { isReturning: false } });
    expect((await station.ask('desk.read', {})).drafts).toEqual([]);
    expect(await station.refusal('drafts.read', { draftId: id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a seal that cannot be moved on stops nothing: the log knows, and the next one does', async () => {
    const { station } = await atWork();
    const obstacle = join(station.folder, 'vault', 'seal.bin.new');
    await mkdir(obstacle);
    for (let minute = 0; minute < 15; minute++) {
      vi.advanceTimersByTime(60_000);
      station.vault.touch();
    }
    expect((await station.dispatch('desk.read', {})).ok).toBe(true);
    await vi.waitFor(() => expect(loggedBy(station)).toContain('seal_not_advanced'));
    await rm(obstacle, { recursive: true });
    await station.vault.lock('by_hand');
    expect(await signIn(station, loginOf('worker'), passwordOf('worker'))).toMatchObject({
      seat: { journals: [{ verdict: { state: 'intact' } }, { verdict: { state: 'intact' } }] },
    });
  });
});

const loggedBy = (station: Station) => {
  const file = join(station.folder, 'logs', 'relais.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

function fail(): never {
  throw new Error('nobody is signed in');
}

function draftOf(account: string) {
  const { id: _id, receivedAt: _at, ...words } = anIntake({ account });
  return { ...words, receivedDay: '2026-03-10', receivedTime: '10:00' };
}
