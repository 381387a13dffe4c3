import type { Knex } from 'knex';
import { checkpoint, openDatabase, type DatabaseKind } from '#db/connection';
import { inspectDataFolder } from '#db/data-folder';
import { migrate } from '#db/migrate';
import { casesMigrations } from '#db/migrations/cases/index';
import { systemMigrations } from '#db/migrations/system/index';
import { findAccount } from '#db/repositories/accounts';
import { readSettings } from '#db/repositories/settings';
import { StorageProblem } from '#db/storage-problem';
import type { SignInOutcome, StationState } from '#shared/contract/session';
import { DEFAULT_PREFERENCES, Preferences } from '#shared/domain/account';
import { roleMayHoldCaseKey } from '#shared/domain/roles';
import type { Act, Announce } from './context';
import { Directory } from './directory';
import { IdleClock } from './idle-clock';
import { JournalKeeper, NO_ACTOR } from './journal-keeper';
import type { Clock } from './keys/attempts';
import type { DatabaseKeys } from './keys/grants';
import type { KdfParams } from './keys/kdf';
import { KeyProblem } from './keys/key-problem';
import { Keyring, type KeyringOptions, type Unlocked } from './keys/keyring';
import { openStationSecret, type Protector } from './keys/station-secret';
import { wipe } from './keys/wipe';
import type { LockReason } from './lock-reason';
import type { Log } from './logger';
import { actorOf, seatOf, type OpenSession } from './open-session';
import { Seal } from './seal';
import type { Setup } from './setup';
import { problemOf, refusalOf, storageOutcome } from './sign-in-refusal';
import {
  inspectWithoutKey,
  isNew,
  removeUnfinished,
  vaultFilesIn,
  vaultFolderOf,
  type VaultFiles,
} from './vault-files';

export type VaultOptions = {
  dataFolder: string;
  protector: Protector;
  acceptsDevelopment: boolean;
  /** Cost of the password derivation at set-up; measured on the station when absent. */
  kdf?: KdfParams;
  now: () => string;
  /** The clock of the waits after failed sign-ins; the station's own when absent. */
  attemptsClock?: Clock;
  log: Log;
  announce: Announce;
};

/** A new epoch of the seal starts at least this often while somebody works (`security.md` 4). */
const EPOCH_MS = 15 * 60 * 1000;
/** How long the window has to save what is under the hand before a lock that nobody asked for by hand. */
const FLUSH_MS = 500;

/**
 * The vault: what state the station is in, who is at the desk, and the open files.
 * `no vault -> set-up -> locked <-> session`; whatever is wrong with the files is told apart and nothing is ever deleted
 * (`security.md` 2.8).
 */
export class Vault {
  readonly #options: VaultOptions;
  readonly #files: VaultFiles;
  readonly #idle: IdleClock;
  #keyring: Keyring | undefined;
  #journal: JournalKeeper | undefined;
  #setup: Setup | undefined;
  #session: OpenSession | undefined;
  #lastAccountId: string | undefined;
  #opening: Promise<void> | undefined;
  /** Opening and closing the files: one at a time, in the order asked. */
  #turn: Promise<unknown> = Promise.resolve();
  /** Sign-ins asked for and not yet answered. */
  #openings = 0;
  /** A lock that was announced: why, and when it comes at the latest. */
  #announced: { reason: LockReason; timer: ReturnType<typeof setTimeout> } | undefined;
  #epochs: ReturnType<typeof setInterval> | undefined;

  constructor(options: VaultOptions) {
    this.#options = options;
    this.#files = vaultFilesIn(vaultFolderOf(options.dataFolder));
    this.#idle = new IdleClock(() => this.announceLock('idle'));
  }

  /** Who is at the desk, if anybody. */
  session(): OpenSession | undefined {
    return this.#session;
  }

  /** The accounts' keys. @throws {StorageProblem} `missing` before any vault was opened. */
  keyring(): Keyring {
    if (!this.#keyring) throw new StorageProblem('missing', { file: 'keyring' });
    return this.#keyring;
  }

  /** The journals. @throws {StorageProblem} `missing` before any vault was opened. */
  journal(): JournalKeeper {
    if (!this.#journal) throw new StorageProblem('missing', { file: 'seal' });
    return this.#journal;
  }

  // --- the station ----------------------------------------------------------------------------------------------

  /** What the first screen must say. Looks again each time: what was mended outside is seen. */
  async state(): Promise<StationState> {
    if (this.#session) return { state: 'signed_in' };
    // While a file is open, looking at it through another handle would let go of the engine's lock on it (POSIX).
    return this.#inTurn(() => this.#stateOfFiles());
  }

  async #stateOfFiles(): Promise<StationState> {
    if (this.#session) return { state: 'signed_in' };
    const place = await inspectDataFolder(this.#options.dataFolder);
    if (isNew(this.#files)) return { state: 'setup_needed', problem: place?.code ?? null };
    if (place) return { state: 'unusable', problem: place.code, file: 'folder' };
    try {
      await this.#openSmallFiles();
    } catch (error) {
      this.#options.log({ code: 'unusable', error });
      const { problem, file } = problemOf(error, 'keyring');
      return { state: 'unusable', problem, file };
    }
    const found = await inspectWithoutKey(this.#files);
    if (found) return { state: 'unusable', problem: found.problem.code, file: found.file };
    const preferences = Preferences.safeParse({
      ...DEFAULT_PREFERENCES,
      ...(await this.keyring().preferences()),
    });
    return {
      state: 'locked',
      preferences: preferences.success ? preferences.data : DEFAULT_PREFERENCES,
      weakProtection: this.#options.protector.kind !== 'os',
    };
  }

  /** Opens what needs no password: the station secret, the keyring, the seal. Once, whoever asks first. */
  async #openSmallFiles(): Promise<void> {
    if (this.#keyring && this.#journal) return;
    this.#opening ??= this.#openWithStationSecret().finally(() => (this.#opening = undefined));
    await this.#opening;
  }

  async #openWithStationSecret(): Promise<void> {
    const found = await inspectWithoutKey(this.#files);
    if (found) throw found.problem;
    const { protector, acceptsDevelopment, attemptsClock } = this.#options;
    const stationSecret = await openStationSecret({
      file: this.#files.station,
      protector,
      acceptsDevelopment,
    });
    try {
      this.#keyring ??= await this.#openKeyring({
        file: this.#files.keyring,
        stationSecret,
        ...(attemptsClock && { clock: attemptsClock }),
      });
      this.#journal ??= new JournalKeeper(await Seal.open({ file: this.#files.seal, stationSecret }));
    } finally {
      wipe(stationSecret);
    }
  }

  async #openKeyring(options: KeyringOptions): Promise<Keyring> {
    const { keyring, isRestored } = await Keyring.openOrRestore(options);
    if (isRestored) await keyring.noteAct(this.#options.now(), 'keyring_restored');
    return keyring;
  }

  // --- set-up ---------------------------------------------------------------------------------------------------

  /** Starts a set-up, replacing one that was under way. Refused once a vault exists. */
  beginSetup(setup: Setup): void {
    if (!isNew(this.#files)) throw new StorageProblem('in_use');
    this.#setup = setup;
  }

  /** The set-up under way. */
  setup(): Setup | undefined {
    return this.#setup;
  }

  /** Writes the vault once the recovery code was typed back. Asked twice (a double click), it is done once. */
  finishSetup(setup: Setup, typed: string): Promise<void> {
    return this.#inTurn(() => this.#finishSetup(setup, typed));
  }

  async #finishSetup(setup: Setup, typed: string): Promise<void> {
    if (this.#setup !== setup) return;
    if (!isNew(this.#files)) throw new StorageProblem('in_use');
    const { dataFolder, protector, acceptsDevelopment, kdf, now } = this.#options;
    await removeUnfinished(dataFolder);
    await setup.finish(typed, { dataFolder, protector, acceptsDevelopment, now, ...(kdf && { kdf }) });
    this.#setup = undefined;
  }

  // --- sign-in --------------------------------------------------------------------------------------------------

  /** Opens a session, or says why not. Whatever fails, everything opened on the way is closed again. */
  signIn(login: string, password: string): Promise<SignInOutcome> {
    this.#openings++;
    return this.#inTurn(() => this.#signIn(login, password)).finally(() => this.#openings--);
  }

  async #signIn(login: string, password: string): Promise<SignInOutcome> {
    if (this.#session) await this.#lock(this.#session, 'by_hand');
    let unlocked: Unlocked;
    try {
      await this.#openSmallFiles();
      unlocked = await this.keyring().signIn(login, password);
    } catch (error) {
      if (!(error instanceof KeyProblem)) return storageOutcome(error, 'keyring');
      await this.#keyring?.noteAct(this.#options.now(), error.code);
      return refusalOf(error, this.#options.now());
    }
    const opened: Knex[] = [];
    try {
      const session = await this.#openFiles(unlocked, opened);
      if (!session) {
        await closeAll(opened);
        wipeKeys(unlocked.keys);
        return { outcome: 'inactive' };
      }
      await this.#begin(session);
      this.#session = session;
      return { outcome: 'signed_in', seat: seatOf(session) };
    } catch (error) {
      await closeAll(opened);
      wipeKeys(unlocked.keys);
      this.#options.log({ code: 'sign_in_failed', error });
      return storageOutcome(error, 'cases');
    }
  }

  async #openFiles({ userId, keys }: Unlocked, opened: Knex[]): Promise<OpenSession | undefined> {
    const system = await this.#open('system', keys, opened);
    const account = await findAccount(system, userId);
    if (!account?.isActive) {
      await this.#noteInactive(system, userId);
      return undefined;
    }
    const mayOpenCases = keys.cases !== undefined && roleMayHoldCaseKey(account.identity.role);
    const cases = mayOpenCases ? await this.#open('cases', keys, opened) : undefined;
    const journals: OpenSession['journals'] = [
      { store: 'system', verdict: await this.journal().verifySinceAnchor(system) },
    ];
    if (cases) journals.push({ store: 'cases', verdict: await this.journal().verifySinceAnchor(cases) });
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

  /** The doors are open: the seal moves on, the sign-in is written with what was refused before it, the clocks start. */
  async #begin(session: OpenSession): Promise<void> {
    const { system, actor, account } = session;
    await this.#advanceSeal(session);
    const at = this.#options.now();
    const journal = this.journal();
    const last = await journal.lastMoment(system);
    const notes = await this.keyring().listNotes();
    await system.transaction(async (trx) => {
      for (const note of notes) await journal.append(trx, 'system', NO_ACTOR, note.at, traceOf(note.code));
      if (last !== undefined && Temporal.Instant.compare(last, at) > 0)
        await journal.append(trx, 'system', actor, at, {
          action: 'clock_anomaly',
          detail: { lastKnown: last },
        });
      await journal.append(trx, 'system', actor, at, {
        action: 'sign_in',
        subjects: [{ kind: 'account', id: actor.accountId }],
        detail: { journals: session.journals.map(({ store, verdict }) => `${store}:${verdict.state}`) },
      });
    });
    // Forgotten only once they are in the journal: a kill in between repeats lines, it never loses one.
    await this.keyring().forgetNotes(notes);
    await this.keyring().setPreference('language', account.preferences.language);
    await this.keyring().setPreference('colorScheme', account.preferences.colorScheme);
    this.#lastAccountId = actor.accountId;
    this.#idle.start(session.settings.parameters.idleLockMinutes);
    this.#epochs = setInterval(() => void this.#advanceSealOrSay(session), EPOCH_MS);
  }

  /** A closed account leaves a line, and learns nothing else. */
  async #noteInactive(system: Knex, userId: string): Promise<void> {
    await system.transaction((trx) =>
      this.journal().append(trx, 'system', { ...NO_ACTOR, accountId: userId }, this.#options.now(), {
        action: 'sign_in_refused',
        detail: { code: 'inactive' },
        outcome: 'refused',
      }),
    );
  }

  /** A journal that does not verify keeps its old anchor: moving it would hide what was found. */
  async #advanceSeal(session: OpenSession): Promise<void> {
    for (const { store, db } of filesOf(session))
      if (isIntact(session, store)) await this.journal().advance(db);
  }

  /** In the middle of a session nobody waits for an answer: a disk that refuses is told to the log, the next epoch tries again. */
  async #advanceSealOrSay(session: OpenSession): Promise<void> {
    try {
      await this.#advanceSeal(session);
    } catch (error) {
      this.#options.log({ code: 'seal_not_advanced', error });
    }
  }

  // --- locking --------------------------------------------------------------------------------------------------

  /** Gives the window half a second to save what is under the hand, then locks. */
  announceLock(reason: LockReason): void {
    // A sign-in under way has nothing to save: it finds the station locked as soon as it ends.
    if (!this.#session && this.#openings > 0) void this.lock(reason);
    if (!this.#session || this.#announced) return;
    this.#options.announce('session.locking', { reason });
    this.#announced = { reason, timer: setTimeout(() => void this.lock(reason), FLUSH_MS) };
  }

  /** Closes the session: the act is written, the files are closed, the keys wiped, the window told to start afresh. */
  lock(reason: LockReason): Promise<void> {
    // The window that has saved everything locks by itself: the reason stays the one that was announced.
    const why = this.#announced?.reason ?? reason;
    clearTimeout(this.#announced?.timer);
    this.#announced = undefined;
    // From this instant nothing is answered, even while the files wait for their turn to be closed.
    const leaving = this.#session;
    this.#session = undefined;
    return this.#inTurn(async () => {
      const session = leaving ?? this.#session;
      if (session) await this.#lock(session, why);
    });
  }

  async #lock(session: OpenSession, reason: LockReason): Promise<void> {
    this.#session = undefined;
    this.#idle.stop();
    clearInterval(this.#epochs);
    try {
      await session.system.transaction((trx) =>
        this.journal().append(trx, 'system', session.actor, this.#options.now(), {
          action: 'lock',
          detail: { reason },
        }),
      );
      for (const { store, db } of filesOf(session)) {
        if (isIntact(session, store)) await this.journal().anchor(db);
        await checkpoint(db);
      }
    } catch (error) {
      this.#options.log({ code: 'lock_incomplete', error });
    } finally {
      await closeAll(filesOf(session).map(({ db }) => db));
      wipeKeys(session.keys);
      this.#options.announce('session.locked', { reason });
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
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
    this.#journal?.close();
    this.#keyring = undefined;
    this.#journal = undefined;
  }

  /** Reads the team and the settings again, inside the transaction that changed them. */
  async refresh(trx: Knex): Promise<void> {
    const session = this.#session;
    if (!session) return;
    session.directory = await Directory.read(trx);
    session.settings = await readSettings(trx);
    const account = session.directory.find(session.actor.accountId);
    if (account) {
      session.account = account;
      session.actor = actorOf(account);
    }
    this.#idle.change(session.settings.parameters.idleLockMinutes);
  }
}

function filesOf({ system, cases }: OpenSession): { store: DatabaseKind; db: Knex }[] {
  return [{ store: 'system', db: system }, ...(cases ? [{ store: 'cases' as const, db: cases }] : [])];
}

function isIntact(session: OpenSession, store: DatabaseKind): boolean {
  return session.journals.some((journal) => journal.store === store && journal.verdict.state === 'intact');
}

async function closeAll(connections: Knex[]): Promise<void> {
  for (const db of connections) await db.destroy();
}

function wipeKeys(keys: DatabaseKeys): void {
  for (const database of Object.values(keys)) wipe(database.key);
}

/** What is noted while no journal is open: refused sign-ins, and the keyring put back from its copy. */
function traceOf(code: string): Act {
  if (code === 'keyring_restored') return { action: 'technical', detail: { act: code } };
  return { action: 'sign_in_refused', detail: { code }, outcome: 'refused' };
}
