import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Knex } from 'knex';
import type { DatabaseKind } from '#db/connection';
import { openPlainDatabase } from '#db/plain-connection';
import { StorageProblem, storageProblemOf } from '#db/storage-problem';
import { boundTo, decrypt, encrypt } from './aead';
import { Attempts, type Clock, SYSTEM_CLOCK } from './attempts';
import { deriveKey, mac } from './derive';
import {
  type DatabaseKeys,
  type EveryDatabaseKey,
  grant,
  KINDS,
  openGrants,
  openRecovery,
  sealRecovery,
} from './grants';
import { assertWithinBounds, deriveKek, type KdfParams } from './kdf';
import { KeyProblem } from './key-problem';
import { copyOf, putCopyBack, removeUnfinishedCopies, saveCopy } from './keyring-copy';
import { KeyringRows } from './keyring-rows';
import { KEYRING_APPLICATION_ID, KEYRING_SCHEMA, type NoteRow, type UserRow } from './keyring-schema';
import { type KeyPair, newKeyPair } from './sealed-box';
import { wipe } from './wipe';

/** Who signed in, with the keys that were granted to them. */
export interface Unlocked {
  readonly userId: string;
  readonly keys: DatabaseKeys;
}

export interface KeyringOptions {
  readonly file: string;
  /** 32 bytes; copied, not wiped. */
  readonly stationSecret: Buffer;
  readonly clock?: Clock;
}

export interface CreateKeyringOptions extends KeyringOptions {
  /** From `calibrate`. Used for every account of the station. */
  readonly kdf: KdfParams;
  readonly databases: EveryDatabaseKey;
  /** From `recoveryKeyPair(secret)`: the database keys are sealed to it at once. */
  readonly recoveryPublicKey: Buffer;
}

export interface NewUser {
  readonly userId: string;
  readonly login: string;
  readonly password: string;
  /** The keys to grant at once, by someone who holds them. */
  readonly keys: DatabaseKeys;
  readonly grantedBy: string;
}

type Preference = 'language' | 'colorScheme';

/**
 * The accounts' keys (security.md 2.1). A password opens a private key; to its public half are sealed the keys of the
 * databases. So an account can be made or reset by somebody who cannot open the cases, and access is given by somebody
 * who can. Each change is one transaction: cut at any instant, it happened or it did not.
 */
export class Keyring {
  readonly #db: Knex;
  readonly #file: string;
  readonly #rows: KeyringRows;
  readonly #attempts: Attempts;
  readonly #station: StationKeys;
  readonly #uuid: string;
  /** Derivations run one at a time: tries in parallel would share one count of failures, and the memory. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    db: Knex,
    file: string,
    rows: KeyringRows,
    attempts: Attempts,
    station: StationKeys,
    uuid: string,
  ) {
    this.#db = db;
    this.#file = file;
    this.#rows = rows;
    this.#attempts = attempts;
    this.#station = station;
    this.#uuid = uuid;
  }

  /**
   * Makes the file of keys of a new installation: databases, recovery, parameters; no account yet.
   * @throws {StorageProblem} `in_use` when there is one already.
   */
  static async create(options: CreateKeyringOptions): Promise<Keyring> {
    assertWithinBounds(options.kdf);
    return Keyring.#over(options, 'create', (db, rows) =>
      db.transaction(async (trx) => {
        for (const statement of KEYRING_SCHEMA) await trx.raw(statement);
        await rows.writeMeta(trx, 'uuid', randomUUID());
        await rows.writeMeta(trx, 'kdf', JSON.stringify(options.kdf));
        for (const kind of KINDS) await rows.insertDatabase(trx, kind, options.databases[kind]);
        await sealRecovery(rows, trx, options.databases, options.recoveryPublicKey);
      }),
    );
  }

  /**
   * Opens the file of keys and keeps it locked: a second process gets `in_use`.
   * @throws {StorageProblem} `missing`, `empty`, `truncated`, `altered`, `foreign`, `in_use`...
   * @throws {KeyProblem} `wrong_station` when the file belongs to another station secret.
   */
  static open(options: KeyringOptions): Promise<Keyring> {
    return Keyring.#over(options, 'open');
  }

  /**
   * As `open`; a file of keys that is missing or damaged is replaced by its copy, once that copy was proved to open
   * under this station secret. The damaged file stays beside.
   * @returns whether the copy had to be used: the caller journals it.
   */
  static async openOrRestore(options: KeyringOptions): Promise<{ keyring: Keyring; isRestored: boolean }> {
    await removeUnfinishedCopies(options.file);
    try {
      const keyring = await Keyring.open(options);
      // A kill between a change and its copy: the copy catches up before anything else can happen.
      await keyring.#saveCopy();
      return { keyring, isRestored: false };
    } catch (error) {
      if (!isDamage(error) || !existsSync(copyOf(options.file))) throw error;
      const copy = await Keyring.open({ ...options, file: copyOf(options.file) });
      await copy.close();
      await putCopyBack(options.file, String(Date.now()));
      return { keyring: await Keyring.open(options), isRestored: true };
    }
  }

  static async #over(
    options: KeyringOptions,
    mode: 'create' | 'open',
    prepare?: (db: Knex, rows: KeyringRows) => Promise<void>,
  ): Promise<Keyring> {
    const station = stationKeys(options.stationSecret);
    const rows = new KeyringRows(station.rows);
    let db: Knex | undefined;
    try {
      db = await openFile(options.file, mode, prepare && ((fresh) => prepare(fresh, rows)));
      const uuid = await rows.readMeta(db, 'uuid');
      const attempts = await Attempts.over(db, station.rows, options.clock ?? SYSTEM_CLOCK);
      return new Keyring(db, options.file, rows, attempts, station, uuid);
    } catch (error) {
      await db?.destroy();
      wipe(...Object.values(station));
      throw error;
    }
  }

  /**
   * Opens the database keys with the paper alone, when the station secret is lost (a profile that was reset, another
   * machine): the accounts of this file can then no longer be used, and a new file of keys is made with these keys.
   * @throws {KeyProblem} `wrong_recovery_code`.
   */
  static async recover(file: string, recoverySecret: Buffer): Promise<EveryDatabaseKey> {
    const db = await openFile(file, 'open');
    try {
      return await openRecovery(db, recoverySecret);
    } finally {
      await db.destroy();
    }
  }

  /** Lets go of the file and wipes the station's keys. */
  async close(): Promise<void> {
    await this.#queue;
    await this.#db.destroy();
    wipe(...Object.values(this.#station));
  }

  // --- signing in -----------------------------------------------------------------------------------------------

  /**
   * Checks a login and its password, and opens the keys granted. An unknown login costs the same derivation and gets the
   * same answers.
   * @throws {KeyProblem} `wrong_credentials`, `locked_out`, `recovery_needed`, `tampered`.
   */
  signIn(login: string, password: string): Promise<Unlocked> {
    return this.#oneAtATime(async () => {
      const hidden = this.#hidden(login);
      const user = await this.#rows.findUser(this.#db, { login: hidden });
      const { userId, pair } = await this.#unlock(user, hidden, password);
      try {
        return { userId, keys: await openGrants(this.#rows, this.#db, userId, pair) };
      } finally {
        wipe(pair.privateKey);
      }
    });
  }

  /**
   * Checks the password of somebody already signed in, before an export for instance. Counts failures as at sign-in.
   * @throws {KeyProblem} as `signIn`.
   */
  verifyPassword(userId: string, password: string): Promise<void> {
    return this.#oneAtATime(async () => {
      const user = await this.#rows.user(this.#db, userId);
      const { pair } = await this.#unlock(user, user.login, password);
      wipe(pair.privateKey);
    });
  }

  /** Lets somebody try again at once. By a coordinator or an administrator, and journalled by the caller. */
  async releaseLockout(userId: string): Promise<void> {
    const { login } = await this.#rows.user(this.#db, userId);
    await this.#attempts.reset(this.#db, login);
  }

  /** Failed tries since the last success. */
  async failuresOf(userId: string): Promise<number> {
    const { login } = await this.#rows.user(this.#db, userId);
    return this.#attempts.failuresOf(login);
  }

  // --- accounts -------------------------------------------------------------------------------------------------

  /** @throws {KeyProblem} `login_taken`. */
  createUser(user: NewUser): Promise<void> {
    return this.#oneAtATime(() =>
      withNewPair(async (pair) => {
        const row = await this.#wrapped(user.userId, this.#hidden(user.login), pair, user.password);
        await this.#db.transaction(async (trx) => {
          await this.#rows.insertUser(trx, row);
          await this.#attempts.start(trx, row.login);
          await this.#grantEach(trx, row, user);
        });
        await this.#saveCopy();
      }),
    );
  }

  /**
   * Changes a password: one row is wrapped again, the databases are untouched. The new one is not judged here
   * (`password-rules.ts`).
   * @throws {KeyProblem} as `signIn`, about the current password.
   */
  changePassword(userId: string, current: string, next: string): Promise<void> {
    return this.#oneAtATime(async () => {
      const user = await this.#rows.user(this.#db, userId);
      const { pair } = await this.#unlock(user, user.login, current);
      try {
        const row = await this.#wrapped(userId, user.login, pair, next);
        await this.#db.transaction((trx) => this.#rows.updateUser(trx, row));
        await this.#saveCopy();
      } finally {
        wipe(pair.privateKey);
      }
    });
  }

  /**
   * Gives an account a new key pair under a new password. Every grant is dropped, and only the keys handed in are
   * granted again: an administrator holds no case key, so the account sees no case until a coordinator grants it.
   */
  resetUser(reset: Omit<NewUser, 'login'>): Promise<void> {
    return this.#oneAtATime(() =>
      withNewPair(async (pair) => {
        const user = await this.#rows.user(this.#db, reset.userId);
        const row = await this.#wrapped(user.id, user.login, pair, reset.password);
        await this.#db.transaction(async (trx) => {
          await this.#rows.updateUser(trx, row);
          await trx('grants').where('user', user.id).del();
          await this.#attempts.reset(trx, user.login);
          await this.#grantEach(trx, row, reset);
        });
        await this.#saveCopy();
      }),
    );
  }

  /** @throws {KeyProblem} `login_taken`, `unknown_user`. */
  async renameLogin(userId: string, login: string): Promise<void> {
    const { mac: _, ...user } = await this.#rows.user(this.#db, userId);
    const hidden = this.#hidden(login);
    if (hidden.equals(user.login)) return;
    await this.#db.transaction(async (trx) => {
      await this.#rows.refuseTaken(trx, hidden);
      await this.#rows.updateUser(trx, { ...user, login: hidden });
      await this.#attempts.forget(trx, user.login);
      await this.#attempts.start(trx, hidden);
    });
    await this.#saveCopy();
  }

  /** Takes away the account's keys and grants for good. */
  async removeUser(userId: string): Promise<void> {
    const { login } = await this.#rows.user(this.#db, userId);
    await this.#db.transaction(async (trx) => {
      await this.#attempts.forget(trx, login);
      await trx('users').where('id', userId).del();
    });
    await this.#saveCopy();
  }

  // --- grants ---------------------------------------------------------------------------------------------------

  /**
   * Gives an account the key of a database; only somebody who holds that key can call this.
   * @throws {KeyProblem} `unknown_user`; `tampered` when the key is not the one of that database.
   */
  async addGrant(userId: string, kind: DatabaseKind, key: Buffer, grantedBy: string): Promise<void> {
    await this.#db.transaction(async (trx) => {
      const user = await this.#rows.user(trx, userId);
      await grant(this.#rows, trx, user, kind, key, grantedBy);
    });
    await this.#saveCopy();
  }

  /** Takes back one grant, or all of them. What the person has already read is known to them. */
  async removeGrants(userId: string, kind?: DatabaseKind): Promise<void> {
    const grants = this.#db('grants').where('user', userId);
    await (kind ? grants.where('kind', kind) : grants).del();
    await this.#saveCopy();
  }

  /** Which databases an account can open. */
  async grantsOf(userId: string): Promise<DatabaseKind[]> {
    return this.#db('grants').where('user', userId).orderBy('kind').pluck('kind');
  }

  // --- recovery -------------------------------------------------------------------------------------------------

  /**
   * Opens the database keys with the secret of the paper (`parseRecoveryCode`). The caller journals it, loudly.
   * @throws {KeyProblem} `wrong_recovery_code`.
   */
  openWithRecovery(recoverySecret: Buffer): Promise<EveryDatabaseKey> {
    return openRecovery(this.#db, recoverySecret);
  }

  /**
   * The code was typed back and opens what it should: the installation may now be used.
   * @throws {KeyProblem} `wrong_recovery_code`.
   */
  async confirmRecovery(recoverySecret: Buffer): Promise<void> {
    const { cases, system } = await this.openWithRecovery(recoverySecret);
    wipe(cases.key, system.key);
    await this.#rows.writeMeta(this.#db, 'recovery_confirmed', 'yes');
    await this.#saveCopy();
  }

  /** False until the code has been typed back: no record may be made before. */
  async isRecoveryConfirmed(): Promise<boolean> {
    if (!(await this.#rows.hasMeta(this.#db, 'recovery_confirmed'))) return false;
    return (await this.#rows.readMeta(this.#db, 'recovery_confirmed')) === 'yes';
  }

  /** Seals the keys to a new paper; the old one opens nothing from then on. It must be confirmed again. */
  async replaceRecovery(databases: EveryDatabaseKey, recoveryPublicKey: Buffer): Promise<void> {
    await this.#db.transaction(async (trx) => {
      await sealRecovery(this.#rows, trx, databases, recoveryPublicKey);
      await trx('meta').where('name', 'recovery_confirmed').del();
    });
    await this.#saveCopy();
  }

  // --- station --------------------------------------------------------------------------------------------------

  /** Identity of each database, to be told when opening it. */
  async databaseUuids(): Promise<Record<DatabaseKind, string>> {
    const cases = await this.#rows.database(this.#db, 'cases');
    const system = await this.#rows.database(this.#db, 'system');
    return { cases: cases.uuid, system: system.uuid };
  }

  /** What the sign-in screen must know before anybody signs in. Nothing personal goes here. */
  async preferences(): Promise<Partial<Record<Preference, string>>> {
    const rows: Array<{ name: Preference; value: string }> = await this.#db('station_prefs').select(
      'name',
      'value',
    );
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  }

  async setPreference(name: Preference, value: string): Promise<void> {
    await this.#db('station_prefs').insert({ name, value }).onConflict('name').merge();
  }

  // --- notes ------------------------------------------------------------------------------------------------------

  /** Keeps an act (a refused sign-in) until a session opens: the journals are closed while nobody is signed in. */
  async noteAct(at: string, code: string): Promise<void> {
    await this.#db('notes').insert({ at, code });
  }

  /** What was noted since the last session, oldest first. */
  async listNotes(): Promise<NoteRow[]> {
    return this.#db('notes').orderBy('row').select('row', 'at', 'code');
  }

  /** Lets go of notes that are now in the journal. */
  async forgetNotes(notes: readonly NoteRow[]): Promise<void> {
    const last = notes.at(-1);
    if (last) await this.#db('notes').where('row', '<=', last.row).del();
  }

  // --- inside ---------------------------------------------------------------------------------------------------

  /** After each change of what the file opens: a copy that lags would bring back a grant that was taken away. */
  #saveCopy(): Promise<void> {
    return saveCopy(this.#db, this.#file);
  }

  #oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** A login as the file holds it: whoever copies the file cannot tell who works here. */
  #hidden(login: string): Buffer {
    return mac(this.#station.logins, login.normalize('NFKC').trim().toLowerCase());
  }

  async #stationKdf(): Promise<KdfParams> {
    return JSON.parse(await this.#rows.readMeta(this.#db, 'kdf')) as KdfParams;
  }

  #wrapBinding(userId: string, publicKey: Buffer, params: KdfParams): Buffer {
    const { memoryKiB, passes, lanes } = params;
    return boundTo('wrap', this.#uuid, userId, publicKey.toString('hex'), memoryKiB, passes, lanes);
  }

  /** A user's row: the private key wrapped under this password, with a new salt and the parameters of the station. */
  async #wrapped(
    userId: string,
    login: Buffer,
    pair: KeyPair,
    password: string,
  ): Promise<Omit<UserRow, 'mac'>> {
    const params = await this.#stationKdf();
    const salt = randomBytes(16);
    const kek = await deriveKek({ password, salt, params, stationSecret: this.#station.secret, userId });
    try {
      return {
        id: userId,
        login,
        public_key: pair.publicKey,
        salt,
        memory_kib: params.memoryKiB,
        passes: params.passes,
        lanes: params.lanes,
        wrap: encrypt(kek, pair.privateKey, this.#wrapBinding(userId, pair.publicKey, params)),
      };
    } finally {
      wipe(kek);
    }
  }

  /** Opens a private key with a password, counting failures; somebody who does not exist fails at the same price. */
  async #unlock(
    user: UserRow | undefined,
    login: Buffer,
    password: string,
  ): Promise<{ readonly userId: string; readonly pair: KeyPair }> {
    await this.#attempts.admit(login, user !== undefined);
    const params = user
      ? { memoryKiB: user.memory_kib, passes: user.passes, lanes: user.lanes }
      : await this.#stationKdf();
    const userId = user?.id ?? '';
    const salt = user?.salt ?? login.subarray(0, 16);
    const kek = await deriveKek({ password, salt, params, stationSecret: this.#station.secret, userId });
    try {
      if (!user) throw new KeyProblem('wrong_credentials');
      const privateKey = openWrap(kek, user.wrap, this.#wrapBinding(userId, user.public_key, params));
      await this.#attempts.reset(this.#db, login);
      return { userId, pair: { publicKey: user.public_key, privateKey } };
    } finally {
      wipe(kek);
    }
  }

  async #grantEach(
    trx: Knex,
    row: Omit<UserRow, 'mac'>,
    { keys, grantedBy }: Omit<NewUser, 'login'>,
  ): Promise<void> {
    for (const kind of KINDS) {
      const held = keys[kind];
      if (held) await grant(this.#rows, trx, row, kind, held.key, grantedBy);
    }
  }
}

interface StationKeys {
  readonly secret: Buffer;
  readonly logins: Buffer;
  readonly rows: Buffer;
}

function stationKeys(secret: Buffer): StationKeys {
  return {
    secret: Buffer.from(secret),
    logins: deriveKey(secret, 'keyring|logins'),
    rows: deriveKey(secret, 'keyring|rows'),
  };
}

async function openFile(
  file: string,
  mode: 'create' | 'open',
  prepare?: (db: Knex) => Promise<void>,
): Promise<Knex> {
  try {
    const applicationId = KEYRING_APPLICATION_ID;
    return await openPlainDatabase({ file, mode, applicationId, ...(prepare && { prepare }) });
  } catch (error) {
    const problem = storageProblemOf(error);
    throw problem ? new StorageProblem(problem.code, { ...problem.detail, file: 'keyring' }) : error;
  }
}

async function withNewPair(use: (pair: KeyPair) => Promise<void>): Promise<void> {
  const pair = newKeyPair();
  try {
    await use(pair);
  } finally {
    wipe(pair.privateKey);
  }
}

function openWrap(kek: Buffer, wrap: Buffer, bound: Buffer): Buffer {
  try {
    return decrypt(kek, wrap, bound);
  } catch {
    // The row has passed its MAC: what does not fit is the password.
    throw new KeyProblem('wrong_credentials');
  }
}

/** What a copy can mend: not a file that another process holds, nor one of another station. */
function isDamage(error: unknown): boolean {
  const damage = ['missing', 'empty', 'truncated', 'altered', 'foreign'];
  return error instanceof StorageProblem && damage.includes(error.code);
}
