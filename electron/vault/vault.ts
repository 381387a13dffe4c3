import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { checkpoint, openDatabase, type DatabaseKind } from '#db/connection';
import { inspectDataFolder } from '#db/data-folder';
import { migrate } from '#db/migrate';
import { casesMigrations } from '#db/migrations/cases/index';
import { systemMigrations } from '#db/migrations/system/index';
import { findAccount, type StoredAccount } from '#db/repositories/accounts';
import { appendEntry, databaseIdentity, headOf } from '#db/repositories/journal';
import { verifyChain, type VerifyOptions } from '#db/repositories/journal-verification';
import { readSettings } from '#db/repositories/settings';
import { StorageProblem, storageProblemOf, type StoredFile } from '#db/storage-problem';
import type { EventName, EventPayload } from '#shared/contract/events';
import type { SignInOutcome, StationState } from '#shared/contract/session';
import type { StorageCode } from '#shared/contract/result';
import type { Actor } from '#shared/domain/access';
import { DEFAULT_PREFERENCES, Preferences } from '#shared/domain/account';
import { NOBODY, type JournalVerdict } from '#shared/domain/journal-entry';
import { roleMayHoldCaseKey } from '#shared/domain/roles';
import type { Act } from './context';
import { Directory } from './directory';
import { IdleClock } from './idle-clock';
import type { KdfParams } from './keys/kdf';
import { KeyProblem } from './keys/key-problem';
import type { DatabaseKeys } from './keys/grants';
import { Keyring, type Unlocked } from './keys/keyring';
import { openStationSecret, type Protector } from './keys/station-secret';
import { wipe } from './keys/wipe';
import type { LockReason } from './lock-reason';
import type { Log } from './logger';
import { actorOf, seatOf, type OpenSession } from './open-session';
import { Seal } from './seal';
import { Setup } from './setup';
import {
  inspectWithoutKey,
  isNew,
  removeUnfinished,
  vaultFilesIn,
  vaultFolderOf,
  type VaultFiles,
} from './vault-files';

export type { OpenSession } from './open-session';

export type VaultOptions = {
  dataFolder: string;
  protector: Protector;
  acceptsDevelopment: boolean;
  /** Cost of the password derivation at set-up; measured on the station when absent. */
  kdf?: KdfParams;
  now: () => string;
  log: Log;
  announce: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
};

/** A new epoch of the seal starts at least this often while somebody works (`security.md` 4). */
const EPOCH_MS = 15 * 60 * 1000;
/** How long the window has to save what is under the hand before a lock that nobody asked for by hand. */
const FLUSH_MS = 500;

/**
 * The vault: what state the station is in, who is at the desk, and the open files.
 * `NO VAULT -> setup -> locked <-> session`; whatever is wrong with the files is told apart and nothing is ever deleted
 * (`security.md` 2.8).
 */
export class Vault {
  readonly #options: VaultOptions;
  readonly #files: VaultFiles;
  readonly #boot = randomUUID();
  readonly #idle: IdleClock;
  #keyring: Keyring | undefined;
  #seal: Seal | undefined;
  #setup: Setup | undefined;
  #session: OpenSession | undefined;
  #lastAccountId: string | undefined;
  #refusedSignIns: { at: string; code: string }[] = [];
  #locking: ReturnType<typeof setTimeout> | undefined;
  #epochs: ReturnType<typeof setInterval> | undefined;
  #opening: Promise<void> | undefined;

  constructor(options: VaultOptions) {
    this.#options = options;
    this.#files = vaultFilesIn(vaultFolderOf(options.dataFolder));
    this.#idle = new IdleClock(() => this.announceLock('idle'));
  }

  session(): OpenSession | undefined {
    return this.#session;
  }

  // --- the station ----------------------------------------------------------------------------------------------

  /** What the first screen must say. Looks again each time: what was mended outside is seen. */
  async state(): Promise<StationState> {
    if (this.#session) return { state: 'signed_in' };
    const folder = await inspectDataFolder(this.#options.dataFolder);
    if (isNew(this.#files)) {
      if (folder) return { state: 'setup_needed', problem: folder.code };
      return { state: 'setup_needed', problem: null };
    }
    if (folder) return { state: 'unusable', problem: folder.code, file: 'folder' };
    try {
      await this.#ready();
    } catch (error) {
      const { problem, file } = this.#problemOf(error, 'keyring');
      this.#options.log({ code: 'unusable', error });
      return { state: 'unusable', problem, file };
    }
    const found = this.#session ? undefined : await inspectWithoutKey(this.#files);
    if (found) return { state: 'unusable', problem: found.problem.code, file: found.file };
    return {
      state: 'locked',
      preferences: await this.#stationPreferences(),
      weakProtection: this.#options.protector.kind !== 'os',
    };
  }

  /** Opens the small files that need no password: the station secret, the keyring, the seal. Once. */
  async #ready(): Promise<void> {
    if (this.#keyring && this.#seal) return;
    this.#opening ??= this.#openSmallFiles().finally(() => (this.#opening = undefined));
    await this.#opening;
  }

  async #openSmallFiles(): Promise<void> {
    const found = await inspectWithoutKey(this.#files);
    if (found) throw found.problem;
    const { protector, acceptsDevelopment } = this.#options;
    const secret = await openStationSecret({ file: this.#files.station, protector, acceptsDevelopment });
    try {
      this.#keyring ??= await Keyring.open({ file: this.#files.keyring, stationSecret: Buffer.from(secret) });
      this.#seal ??= await Seal.open({ file: this.#files.seal, stationSecret: secret });
    } finally {
      wipe(secret);
    }
  }

  async #stationPreferences(): Promise<Preferences> {
    const stored = await this.#keyring?.preferences();
    const parsed = Preferences.safeParse({ ...DEFAULT_PREFERENCES, ...stored });
    return parsed.success ? parsed.data : DEFAULT_PREFERENCES;
  }

  // --- set-up ---------------------------------------------------------------------------------------------------

  /** Starts a set-up, replacing one that was under way. Refused once a vault exists. */
  beginSetup(setup: Setup): void {
    if (!isNew(this.#files)) throw new StorageProblem('in_use');
    this.#setup = setup;
  }

  setup(): Setup | undefined {
    return this.#setup;
  }

  async finishSetup(setup: Setup, typed: string): Promise<void> {
    const { dataFolder, protector, acceptsDevelopment, kdf, now } = this.#options;
    await removeUnfinished(dataFolder);
    await setup.finish(typed, {
      dataFolder,
      protector,
      acceptsDevelopment,
      now,
      boot: this.#boot,
      ...(kdf && { kdf }),
    });
    this.#setup = undefined;
  }

  // --- sign-in --------------------------------------------------------------------------------------------------

  /** Opens a session, or says why not. Whatever fails, everything opened on the way is closed again. */
  async signIn(login: string, password: string): Promise<SignInOutcome> {
    if (this.#session) await this.lock('by_hand');
    let unlocked: Unlocked;
    try {
      await this.#ready();
      unlocked = await this.#requireKeyring().signIn(login, password);
    } catch (error) {
      return this.#refusalOf(error);
    }
    const opened: Knex[] = [];
    try {
      const session = await this.#openFiles(unlocked, opened);
      if (session) {
        this.#session = session;
        await this.#begin(session);
        return { outcome: 'signed_in', seat: seatOf(session) };
      }
    } catch (error) {
      await closeAll(opened);
      wipeKeys(unlocked.keys);
      this.#session = undefined;
      this.#options.log({ code: 'sign_in_failed', error });
      return this.#storageOutcome(error, 'cases');
    }
    await closeAll(opened);
    wipeKeys(unlocked.keys);
    return { outcome: 'inactive' };
  }

  async #openFiles({ userId, keys }: Unlocked, opened: Knex[]): Promise<OpenSession | undefined> {
    if (!keys.system) throw new StorageProblem('foreign', { file: 'system' });
    const system = await this.#open('system', keys, opened);
    const account = await findAccount(system, userId);
    if (!account?.isActive) {
      await this.#noteInactive(system, userId);
      return undefined;
    }
    const mayOpenCases = keys.cases !== undefined && roleMayHoldCaseKey(account.identity.role);
    const cases = mayOpenCases ? await this.#open('cases', keys, opened) : undefined;
    const stores = [
      { store: 'system' as const, db: system },
      ...(cases ? [{ store: 'cases' as const, db: cases }] : []),
    ];
    const journals: OpenSession['journals'] = [];
    for (const { store, db } of stores) journals.push({ store, verdict: await this.#verifySinceAnchor(db) });
    return {
      actor: actorOf(account),
      account,
      cases,
      system,
      keys,
      directory: await Directory.read(system),
      settings: await readSettings(system),
      journals,
      isReturning: this.#lastAccountId === userId,
    };
  }

  async #open(kind: DatabaseKind, keys: DatabaseKeys, opened: Knex[]): Promise<Knex> {
    const database = keys[kind];
    if (!database) throw new StorageProblem('foreign', { file: kind });
    const db = await openDatabase({ file: this.#files[kind], ...database, kind, mode: 'open' });
    opened.push(db);
    await migrate(db, kind === 'cases' ? casesMigrations : systemMigrations);
    return db;
  }

  /** After the doors are open: the seal moves on, the sign-in is written, the idle clock starts. */
  async #begin(session: OpenSession): Promise<void> {
    await this.#advanceSeal(session);
    const at = this.#options.now();
    const refused = this.#refusedSignIns;
    this.#refusedSignIns = [];
    const last = await lastMoment(session.system);
    await session.system.transaction(async (trx) => {
      for (const refusal of refused)
        await this.append(trx, 'system', NO_ACTOR, refusal.at, {
          action: 'sign_in_refused',
          detail: { code: refusal.code },
          outcome: 'refused',
        });
      if (last !== undefined && Temporal.Instant.compare(last, at) > 0)
        await this.append(trx, 'system', session.actor, at, {
          action: 'clock_anomaly',
          detail: { lastKnown: last },
        });
      await this.append(trx, 'system', session.actor, at, {
        action: 'sign_in',
        subjects: [{ kind: 'account', id: session.actor.accountId }],
        detail: { journals: session.journals.map(({ store, verdict }) => `${store}:${verdict.state}`) },
      });
    });
    this.#lastAccountId = session.actor.accountId;
    this.#idle.start(session.settings.parameters.idleLockMinutes);
    this.#epochs = setInterval(() => void this.#advanceSeal(session), EPOCH_MS);
    const { language, colorScheme } = session.account.preferences;
    await this.#requireKeyring().setPreference('language', language);
    await this.#requireKeyring().setPreference('colorScheme', colorScheme);
  }

  /** An account that was closed leaves a line, and learns nothing else. */
  async #noteInactive(system: Knex, userId: string): Promise<void> {
    await system.transaction((trx) =>
      this.append(trx, 'system', { ...NO_ACTOR, accountId: userId }, this.#options.now(), {
        action: 'sign_in_refused',
        detail: { code: 'inactive' },
        outcome: 'refused',
      }),
    );
  }

  #refusalOf(error: unknown): SignInOutcome {
    if (!(error instanceof KeyProblem)) return this.#storageOutcome(error, 'keyring');
    this.#refusedSignIns.push({ at: this.#options.now(), code: error.code });
    switch (error.code) {
      case 'wrong_credentials':
        return { outcome: 'refused', waitSeconds: 0 };
      case 'locked_out': {
        const wait = error.retryAfterMs ?? 0;
        if (wait <= 60_000) return { outcome: 'refused', waitSeconds: Math.ceil(wait / 1000) };
        const until = Temporal.Instant.from(this.#options.now()).add({ milliseconds: wait });
        return { outcome: 'locked_out', until: until.toString({ smallestUnit: 'second' }) };
      }
      case 'recovery_needed': {
        const until = Temporal.Instant.from(this.#options.now()).add({ hours: 24 * 365 });
        return { outcome: 'locked_out', until: until.toString({ smallestUnit: 'second' }) };
      }
      default:
        return this.#storageOutcome(error, 'keyring');
    }
  }

  #storageOutcome(error: unknown, otherwise: StoredFile): SignInOutcome {
    const { problem, file, badPages } = this.#problemOf(error, otherwise);
    return { outcome: 'storage', problem, file, badPages };
  }

  #problemOf(
    error: unknown,
    otherwise: StoredFile,
  ): { problem: StorageCode; file: StoredFile; badPages: number | null } {
    if (error instanceof KeyProblem) {
      if (error.code === 'wrong_station' || error.code === 'weak_protection')
        return { problem: 'station_secret_wrong', file: 'station', badPages: null };
      return { problem: 'altered', file: 'keyring', badPages: null };
    }
    const problem = storageProblemOf(error);
    if (!problem) throw error;
    const file = problem.detail.file ?? otherwise;
    const code = file === 'station' && problem.code === 'missing' ? 'station_secret_missing' : problem.code;
    return { problem: code, file, badPages: problem.detail.badPages ?? null };
  }

  // --- locking --------------------------------------------------------------------------------------------------

  /** Gives the window half a second to save what is under the hand, then locks. */
  announceLock(reason: LockReason): void {
    if (!this.#session || this.#locking) return;
    this.#options.announce('session.locking', { reason });
    this.#locking = setTimeout(() => void this.lock(reason), FLUSH_MS);
  }

  /** Closes the session: the act is written, the files are closed, the keys wiped, the window told to start afresh. */
  async lock(reason: LockReason): Promise<void> {
    clearTimeout(this.#locking);
    this.#locking = undefined;
    const session = this.#session;
    if (!session) return;
    this.#session = undefined;
    this.#idle.stop();
    clearInterval(this.#epochs);
    try {
      await session.system.transaction((trx) =>
        this.append(trx, 'system', session.actor, this.#options.now(), {
          action: 'lock',
          detail: { reason },
        }),
      );
      for (const db of openOf(session)) {
        await checkpoint(db);
        if (isIntact(session, db)) await this.#seal?.anchor(db);
      }
    } catch (error) {
      this.#options.log({ code: 'lock_incomplete', error });
    } finally {
      await closeAll(openOf(session));
      wipeKeys(session.keys);
      this.#options.announce('session.locked', { reason });
    }
  }

  /** Somebody is at the desk: the idle clock starts again. Gives the moment when it would lock. */
  touch(): string {
    const milliseconds = this.#idle.touch();
    return Temporal.Instant.from(this.#options.now())
      .add({ milliseconds })
      .toString({ smallestUnit: 'second' });
  }

  /** Locks and lets everything go: the process may end. */
  async close(): Promise<void> {
    await this.lock('by_hand');
    await this.#keyring?.close();
    this.#seal?.close();
    this.#keyring = undefined;
    this.#seal = undefined;
  }

  // --- what handlers use ----------------------------------------------------------------------------------------

  keyring(): Keyring {
    return this.#requireKeyring();
  }

  /** Reads the team and the settings again, inside the transaction that changed them. */
  async refresh(trx: Knex): Promise<void> {
    const session = this.#session;
    if (!session) return;
    session.directory = await Directory.read(trx);
    session.settings = await readSettings(trx);
    const account = session.directory.find(session.actor.accountId);
    if (account) this.#reseat(session, account);
    this.#idle.change(session.settings.parameters.idleLockMinutes);
  }

  #reseat(session: OpenSession, account: StoredAccount): void {
    session.account = account;
    session.actor = actorOf(account);
  }

  /** Writes a line in the journal of a database, in the transaction of the act. */
  async append(
    trx: Knex,
    store: DatabaseKind,
    actor: Pick<Actor, 'accountId'> & { role: string },
    at: string,
    act: Act,
  ): Promise<void> {
    const sealer = this.#requireSeal().sealerFor(await this.#identityOf(trx, store));
    await appendEntry(
      trx,
      {
        at,
        monoMs: performance.now(),
        boot: this.#boot,
        actor: actor.accountId,
        role: actor.role,
        action: act.action,
        outcome: act.outcome ?? 'done',
        subjects: act.subjects ?? [],
        detail: act.detail ?? {},
        ...(act.reference !== undefined && { reference: act.reference }),
      },
      sealer,
    );
  }

  /** Checks the whole journal of one database; with the first key (from the recovery paper), every seal as well. */
  async verifyJournal(db: Knex, seals?: VerifyOptions['macOf']): Promise<JournalVerdict> {
    const database = await databaseIdentity(db);
    const seal = this.#requireSeal();
    const { ok, ...found } = await verifyChain(db, {
      anchor: seal.anchorOf(database),
      macOf: seals ?? seal.macOf(database),
      onProgress: (done, total) =>
        this.#options.announce('work.progress', { work: 'journal.verify', done, total }),
    });
    return verdictOf(ok, found, seals !== undefined);
  }

  async #verifySinceAnchor(db: Knex): Promise<JournalVerdict> {
    const { ok, ...found } = await verifyChain(
      db,
      this.#requireSeal().verificationOf(await databaseIdentity(db)),
    );
    return verdictOf(ok, found, true);
  }

  async #advanceSeal(session: OpenSession): Promise<void> {
    // A journal that does not verify keeps its old anchor: moving it would hide what was found.
    for (const db of openOf(session)) if (isIntact(session, db)) await this.#requireSeal().advance(db);
  }

  #identities = new Map<string, string>();

  /** The identity of a database, asked of the keyring once: it is hashed into each line and never changes. */
  async #identityOf(trx: Knex, store: DatabaseKind): Promise<string> {
    const known = this.#identities.get(store) ?? (await databaseIdentity(trx));
    this.#identities.set(store, known);
    return known;
  }

  #requireKeyring(): Keyring {
    if (!this.#keyring) throw new StorageProblem('missing', { file: 'keyring' });
    return this.#keyring;
  }

  #requireSeal(): Seal {
    if (!this.#seal) throw new StorageProblem('missing', { file: 'seal' });
    return this.#seal;
  }
}

const NO_ACTOR = { accountId: NOBODY, role: 'nobody' } as const;

const openOf = (session: OpenSession): Knex[] => [session.system, ...(session.cases ? [session.cases] : [])];

function isIntact(session: OpenSession, db: Knex): boolean {
  const store = db === session.system ? 'system' : 'cases';
  return session.journals.find((journal) => journal.store === store)?.verdict.state === 'intact';
}

function verdictOf(
  ok: boolean,
  found: { count?: number; lastSeq?: number; seq?: number; problem?: string },
  isSealed: boolean,
): JournalVerdict {
  const { count = 0, lastSeq = 0, seq = 0, problem } = found;
  if (ok) return { state: 'intact', entries: count, lastSeq, sealedEntries: isSealed ? count : 0 };
  return {
    state: 'broken',
    seq,
    problem: problem as Extract<JournalVerdict, { state: 'broken' }>['problem'],
  };
}

async function closeAll(connections: Knex[]): Promise<void> {
  for (const db of connections) await db.destroy();
}

function wipeKeys(keys: DatabaseKeys): void {
  for (const database of Object.values(keys)) wipe(database.key);
}

async function lastMoment(db: Knex): Promise<string | undefined> {
  const { seq } = await headOf(db);
  const row: { at: string } | undefined = await db('journal').where({ seq }).first('at');
  return row?.at;
}
