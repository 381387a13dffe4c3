import { randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { DatabaseKind } from '#db/connection';
import { openPlainDatabase } from '#db/plain-connection';
import { StorageProblem, storageProblemOf } from '#db/storage-problem';
import { boundTo, decrypt, encrypt } from './aead';
import { Attempts, type Clock, SYSTEM_CLOCK } from './attempts';
import { deriveKey, mac } from './derive';
import { assertWithinBounds, deriveKek, type KdfParams } from './kdf';
import { KeyProblem } from './key-problem';
import {
  type DatabaseRow,
  type GrantRow,
  KEYRING_APPLICATION_ID,
  KEYRING_SCHEMA,
  type RecoveryRow,
  type UserRow,
} from './keyring-schema';
import { recoveryKeyPair } from './recovery-code';
import { type KeyPair, newKeyPair, openBox, sealTo } from './sealed-box';
import { wipe } from './wipe';

/** A database and its 32-byte key. Whoever receives one wipes the key when done. */
export interface DatabaseKey {
  readonly uuid: string;
  readonly key: Buffer;
}

export type DatabaseKeys = Partial<Record<DatabaseKind, DatabaseKey>>;

/** Who signed in, with the keys that were granted to them: a technical administrator has no `cases`. */
export interface Unlocked {
  readonly userId: string;
  readonly keys: DatabaseKeys;
}

export interface KeyringOptions {
  readonly file: string;
  /** 32 bytes; not kept (keys derived from it are), not wiped. */
  readonly stationSecret: Buffer;
  readonly clock?: Clock;
}

export interface CreateKeyringOptions extends KeyringOptions {
  /** From `calibrate`. Used for every account of the station. */
  readonly kdf: KdfParams;
  readonly databases: Readonly<Record<DatabaseKind, DatabaseKey>>;
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

const KINDS: readonly DatabaseKind[] = ['cases', 'system'];
type Preference = 'language' | 'colorScheme';

/**
 * The accounts' keys (security.md 2.1). A password opens a private key; to its public half are sealed the keys of the
 * databases. So an account can be made or reset by somebody who cannot open the cases, and access is given by somebody
 * who can. Each change is one transaction: cut at any instant, it happened or it did not.
 */
export class Keyring {
  readonly #db: Knex;
  readonly #stationSecret: Buffer;
  readonly #loginKey: Buffer;
  readonly #rowKey: Buffer;
  readonly #attempts: Attempts;
  readonly #uuid: string;
  /** Derivations run one at a time: tries in parallel would share one count of failures, and the memory. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(db: Knex, secrets: StationKeys, attempts: Attempts, uuid: string) {
    this.#db = db;
    this.#stationSecret = secrets.stationSecret;
    this.#loginKey = secrets.loginKey;
    this.#rowKey = secrets.rowKey;
    this.#attempts = attempts;
    this.#uuid = uuid;
  }

  /**
   * Makes the file of keys of a new installation: databases, recovery, parameters; no account yet.
   * @throws {StorageProblem} `in_use` when there is one already.
   */
  static async create(options: CreateKeyringOptions): Promise<Keyring> {
    assertWithinBounds(options.kdf);
    const db = await openFile(options.file, 'create');
    const secrets = stationKeys(options.stationSecret);
    const uuid = randomUUID();
    try {
      await db.transaction(async (trx) => {
        await writeMeta(trx, secrets.rowKey, 'uuid', uuid);
        await writeMeta(trx, secrets.rowKey, 'kdf', JSON.stringify(options.kdf));
        for (const kind of KINDS) {
          const { uuid: databaseUuid, key } = options.databases[kind];
          const row = { kind, uuid: databaseUuid, generation: 1, key_check: keyCheck(key) };
          await trx('databases').insert({ ...row, mac: databaseMac(secrets.rowKey, row) });
        }
        await sealRecovery(trx, secrets.rowKey, options.databases, options.recoveryPublicKey);
      });
      const attempts = await Attempts.over(db, secrets.rowKey, options.clock ?? SYSTEM_CLOCK);
      return new Keyring(db, secrets, attempts, uuid);
    } catch (error) {
      await db.destroy();
      throw error;
    }
  }

  /**
   * Opens the file of keys and keeps it locked: a second process gets `in_use`.
   * @throws {StorageProblem} `missing`, `empty`, `truncated`, `altered`, `foreign`, `in_use`...
   * @throws {KeyProblem} `wrong_station` when the file belongs to another station secret.
   */
  static async open(options: KeyringOptions): Promise<Keyring> {
    const db = await openFile(options.file, 'open');
    const secrets = stationKeys(options.stationSecret);
    try {
      const uuid = await readMeta(db, secrets.rowKey, 'uuid');
      const attempts = await Attempts.over(db, secrets.rowKey, options.clock ?? SYSTEM_CLOCK);
      return new Keyring(db, secrets, attempts, uuid);
    } catch (error) {
      await db.destroy();
      wipe(secrets.loginKey, secrets.rowKey, secrets.stationSecret);
      throw error;
    }
  }

  /**
   * Opens the database keys with the paper alone, when the station secret is lost (a profile that was reset, another
   * machine): the accounts of this file can then no longer be used, and a new file of keys is made with these keys.
   * @throws {KeyProblem} `wrong_recovery_code`.
   */
  static async recover(file: string, recoverySecret: Buffer): Promise<Record<DatabaseKind, DatabaseKey>> {
    const db = await openFile(file, 'open');
    try {
      return await openRecovery(db, recoverySecret);
    } finally {
      await db.destroy();
    }
  }

  async close(): Promise<void> {
    await this.#db.destroy();
    wipe(this.#stationSecret, this.#loginKey, this.#rowKey);
  }

  // --- signing in -----------------------------------------------------------------------------------------------

  /**
   * Checks a login and its password, and opens the keys granted. An unknown login costs the same derivation and gets the
   * same answers.
   * @throws {KeyProblem} `wrong_credentials`, `locked_out`, `recovery_needed`, `tampered`.
   */
  signIn(login: string, password: string): Promise<Unlocked> {
    return this.#oneAtATime(async () => {
      const loginMac = this.#loginMac(login);
      const user = await this.#userWhere({ login: loginMac });
      const pair = await this.#unlock(user, loginMac, password);
      try {
        return { userId: pair.userId, keys: await this.#openGrants(pair.userId, pair) };
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
      const user = await this.#user(userId);
      const pair = await this.#unlock(user, user.login, password);
      wipe(pair.privateKey);
    });
  }

  /** Lets somebody try again at once. By a coordinator or an administrator, and journalled by the caller. */
  async releaseLockout(userId: string): Promise<void> {
    const user = await this.#user(userId);
    await this.#attempts.reset(this.#db, user.login);
  }

  /** Failed tries since the last success. */
  async failuresOf(userId: string): Promise<number> {
    return this.#attempts.failuresOf((await this.#user(userId)).login);
  }

  // --- accounts -------------------------------------------------------------------------------------------------

  /** @throws {KeyProblem} `login_taken`. */
  createUser(user: NewUser): Promise<void> {
    return this.#oneAtATime(async () => {
      const pair = newKeyPair();
      try {
        const row = await this.#wrapped(user.userId, this.#loginMac(user.login), pair, user.password);
        await this.#db.transaction(async (trx) => {
          await refuseTaken(trx, row.login);
          await trx('users').insert(row);
          await this.#attempts.start(trx, row.login);
          await this.#grantEach(trx, row, user.keys, user.grantedBy);
        });
      } finally {
        wipe(pair.privateKey);
      }
    });
  }

  /**
   * Changes a password: one row is wrapped again, the databases are untouched. The new one is not judged here
   * (`password-rules.ts`).
   * @throws {KeyProblem} as `signIn`, about the current password.
   */
  changePassword(userId: string, current: string, next: string): Promise<void> {
    return this.#oneAtATime(async () => {
      const user = await this.#user(userId);
      const pair = await this.#unlock(user, user.login, current);
      try {
        const row = await this.#wrapped(userId, user.login, pair, next);
        await this.#db.transaction((trx) => this.#replaceUser(trx, row));
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
    return this.#oneAtATime(async () => {
      const user = await this.#user(reset.userId);
      const pair = newKeyPair();
      try {
        const row = await this.#wrapped(user.id, user.login, pair, reset.password);
        await this.#db.transaction(async (trx) => {
          await this.#replaceUser(trx, row);
          await trx('grants').where('user', user.id).del();
          await this.#attempts.reset(trx, user.login);
          await this.#grantEach(trx, row, reset.keys, reset.grantedBy);
        });
      } finally {
        wipe(pair.privateKey);
      }
    });
  }

  /** @throws {KeyProblem} `login_taken`, `unknown_user`. */
  async renameLogin(userId: string, login: string): Promise<void> {
    const user = await this.#user(userId);
    const renamed = { ...user, login: this.#loginMac(login) };
    if (renamed.login.equals(user.login)) return;
    await this.#db.transaction(async (trx) => {
      await refuseTaken(trx, renamed.login);
      await this.#replaceUser(trx, { ...renamed, mac: this.#userMac(renamed) });
      await this.#attempts.forget(trx, user.login);
      await this.#attempts.start(trx, renamed.login);
    });
  }

  /** Takes away the account's keys and grants for good. */
  async removeUser(userId: string): Promise<void> {
    const user = await this.#user(userId);
    await this.#db.transaction(async (trx) => {
      await this.#attempts.forget(trx, user.login);
      await trx('users').where('id', userId).del();
    });
  }

  // --- grants ---------------------------------------------------------------------------------------------------

  /**
   * Gives an account the key of a database; only somebody who holds that key can call this.
   * @throws {KeyProblem} `unknown_user`; `tampered` when the key is not the one of that database.
   */
  async addGrant(userId: string, kind: DatabaseKind, key: Buffer, grantedBy: string): Promise<void> {
    const user = await this.#user(userId);
    await this.#db.transaction((trx) => this.#grant(trx, user, kind, key, grantedBy));
  }

  /** Takes back one grant, or all of them. What the person has already read is known to them. */
  async removeGrants(userId: string, kind?: DatabaseKind): Promise<void> {
    const grants = this.#db('grants').where('user', userId);
    await (kind ? grants.where('kind', kind) : grants).del();
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
  openWithRecovery(recoverySecret: Buffer): Promise<Record<DatabaseKind, DatabaseKey>> {
    return openRecovery(this.#db, recoverySecret);
  }

  /** The code was typed back and opens what it should: the installation may now be used. */
  async confirmRecovery(recoverySecret: Buffer): Promise<void> {
    for (const { key } of Object.values(await this.openWithRecovery(recoverySecret))) wipe(key);
    await writeMeta(this.#db, this.#rowKey, 'recovery_confirmed', 'yes');
  }

  /** False until the code has been typed back: no record may be made before. */
  async isRecoveryConfirmed(): Promise<boolean> {
    const row: unknown = await this.#db('meta').where('name', 'recovery_confirmed').first('name');
    return row !== undefined && (await readMeta(this.#db, this.#rowKey, 'recovery_confirmed')) === 'yes';
  }

  /** Seals the keys to a new paper; the old one opens nothing from then on. It must be confirmed again. */
  async replaceRecovery(
    databases: Readonly<Record<DatabaseKind, DatabaseKey>>,
    recoveryPublicKey: Buffer,
  ): Promise<void> {
    await this.#db.transaction(async (trx) => {
      for (const kind of KINDS) await this.#assertKey(trx, kind, databases[kind].key);
      await sealRecovery(trx, this.#rowKey, databases, recoveryPublicKey);
      await trx('meta').where('name', 'recovery_confirmed').del();
    });
  }

  // --- station --------------------------------------------------------------------------------------------------

  /** Identity of each database, to be told when opening it. */
  async databaseUuids(): Promise<Record<DatabaseKind, string>> {
    const [cases, system] = await Promise.all(KINDS.map((kind) => this.#databaseRow(this.#db, kind)));
    if (!cases || !system) throw new KeyProblem('tampered');
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

  // --- inside ---------------------------------------------------------------------------------------------------

  #oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work, work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  #loginMac(login: string): Buffer {
    return mac(this.#loginKey, login.normalize('NFKC').trim().toLowerCase());
  }

  async #userWhere(where: { id: string } | { login: Buffer }): Promise<UserRow | undefined> {
    const row: UserRow | undefined = await this.#db('users').where(where).first();
    if (row && !row.mac.equals(this.#userMac(row))) throw new KeyProblem('tampered');
    return row;
  }

  async #user(userId: string): Promise<UserRow> {
    const row = await this.#userWhere({ id: userId });
    if (!row) throw new KeyProblem('unknown_user');
    return row;
  }

  #userMac(row: Omit<UserRow, 'mac'>): Buffer {
    const { id, login, public_key, salt, memory_kib, passes, lanes, wrap } = row;
    const bytes = [login, public_key, salt, wrap].map((field) => field.toString('hex'));
    return mac(this.#rowKey, boundTo('user', id, memory_kib, passes, lanes, ...bytes));
  }

  async #stationKdf(): Promise<KdfParams> {
    return JSON.parse(await readMeta(this.#db, this.#rowKey, 'kdf')) as KdfParams;
  }

  #wrapBinding(userId: string, publicKey: Buffer, params: KdfParams): Buffer {
    const { memoryKiB, passes, lanes } = params;
    return boundTo('wrap', this.#uuid, userId, publicKey.toString('hex'), memoryKiB, passes, lanes);
  }

  /** A user's row: the private key wrapped under this password, with a new salt and the parameters of the station. */
  async #wrapped(userId: string, login: Buffer, pair: KeyPair, password: string): Promise<UserRow> {
    const params = await this.#stationKdf();
    const salt = randomBytes(16);
    const kek = await deriveKek({ password, salt, params, stationSecret: this.#stationSecret, userId });
    const row = {
      id: userId,
      login,
      public_key: pair.publicKey,
      salt,
      memory_kib: params.memoryKiB,
      passes: params.passes,
      lanes: params.lanes,
      wrap: encrypt(kek, pair.privateKey, this.#wrapBinding(userId, pair.publicKey, params)),
    };
    wipe(kek);
    return { ...row, mac: this.#userMac(row) };
  }

  async #replaceUser(trx: Knex, { id, ...columns }: UserRow): Promise<void> {
    const changed: number = await trx('users').where('id', id).update(columns);
    if (changed !== 1) throw new KeyProblem('unknown_user');
  }

  /** Opens a private key with a password, counting failures; somebody who does not exist fails at the same price. */
  async #unlock(
    user: UserRow | undefined,
    login: Buffer,
    password: string,
  ): Promise<KeyPair & { readonly userId: string }> {
    await this.#attempts.admit(login, user !== undefined);
    const params = user
      ? { memoryKiB: user.memory_kib, passes: user.passes, lanes: user.lanes }
      : await this.#stationKdf();
    const userId = user?.id ?? '';
    const salt = user?.salt ?? login.subarray(0, 16);
    const kek = await deriveKek({ password, salt, params, stationSecret: this.#stationSecret, userId });
    try {
      if (!user) throw new KeyProblem('wrong_credentials');
      const privateKey = openWrap(kek, user.wrap, this.#wrapBinding(userId, user.public_key, params));
      await this.#attempts.reset(this.#db, login);
      return { userId, publicKey: user.public_key, privateKey };
    } finally {
      wipe(kek);
    }
  }

  async #openGrants(userId: string, pair: KeyPair): Promise<DatabaseKeys> {
    const keys: DatabaseKeys = {};
    try {
      for (const kind of KINDS) {
        const grant: GrantRow | undefined = await this.#db('grants').where({ user: userId, kind }).first();
        if (!grant) continue;
        const database = await this.#databaseRow(this.#db, kind);
        const key = openBox(pair, grant.box, grantBinding(database, userId, grant.granted_by));
        keys[kind] = { uuid: database.uuid, key };
      }
      return keys;
    } catch (error) {
      for (const held of Object.values(keys)) wipe(held.key);
      throw error;
    }
  }

  async #databaseRow(db: Knex, kind: DatabaseKind): Promise<DatabaseRow> {
    const row: DatabaseRow | undefined = await db('databases').where('kind', kind).first();
    if (!row || !row.mac.equals(databaseMac(this.#rowKey, row))) throw new KeyProblem('tampered');
    return row;
  }

  async #assertKey(db: Knex, kind: DatabaseKind, key: Buffer): Promise<DatabaseRow> {
    const database = await this.#databaseRow(db, kind);
    if (!database.key_check.equals(keyCheck(key))) throw new KeyProblem('tampered');
    return database;
  }

  async #grantEach(trx: Knex, user: UserRow, keys: DatabaseKeys, grantedBy: string): Promise<void> {
    for (const kind of KINDS) {
      const held = keys[kind];
      if (held) await this.#grant(trx, user, kind, held.key, grantedBy);
    }
  }

  async #grant(trx: Knex, user: UserRow, kind: DatabaseKind, key: Buffer, grantedBy: string): Promise<void> {
    const database = await this.#assertKey(trx, kind, key);
    const grant: GrantRow = {
      user: user.id,
      kind,
      generation: database.generation,
      granted_by: grantedBy,
      box: sealTo(user.public_key, key, grantBinding(database, user.id, grantedBy)),
    };
    await trx('grants').insert(grant).onConflict(['user', 'kind']).merge();
  }
}

interface StationKeys {
  readonly stationSecret: Buffer;
  readonly loginKey: Buffer;
  readonly rowKey: Buffer;
}

function stationKeys(stationSecret: Buffer): StationKeys {
  return {
    stationSecret: Buffer.from(stationSecret),
    loginKey: deriveKey(stationSecret, 'keyring|logins'),
    rowKey: deriveKey(stationSecret, 'keyring|rows'),
  };
}

async function openFile(file: string, mode: 'create' | 'open'): Promise<Knex> {
  try {
    return await openPlainDatabase({
      file,
      mode,
      applicationId: KEYRING_APPLICATION_ID,
      schema: KEYRING_SCHEMA,
    });
  } catch (error) {
    const problem = storageProblemOf(error);
    throw problem ? new StorageProblem(problem.code, { ...problem.detail, file: 'keyring' }) : error;
  }
}

async function refuseTaken(trx: Knex, login: Buffer): Promise<void> {
  const taken: unknown = await trx('users').where('login', login).first('id');
  if (taken) throw new KeyProblem('login_taken');
}

function openWrap(kek: Buffer, wrap: Buffer, bound: Buffer): Buffer {
  try {
    return decrypt(kek, wrap, bound);
  } catch {
    // The row has passed its MAC: what does not fit is the password.
    throw new KeyProblem('wrong_credentials');
  }
}

function grantBinding(database: DatabaseRow, userId: string, grantedBy: string): Buffer {
  return boundTo('grant', database.kind, database.uuid, userId, database.generation, grantedBy);
}

/** Tells whether a key is the one of a database, without opening it. A random 256-bit key cannot be found back from it. */
function keyCheck(key: Buffer): Buffer {
  return mac(key, 'relais|key-check');
}

function databaseMac(rowKey: Buffer, row: Omit<DatabaseRow, 'mac'>): Buffer {
  return mac(rowKey, boundTo('database', row.kind, row.uuid, row.generation, row.key_check.toString('hex')));
}

async function writeMeta(db: Knex, rowKey: Buffer, name: string, value: string): Promise<void> {
  const row = { name, value: Buffer.from(value, 'utf8'), mac: mac(rowKey, boundTo('meta', name, value)) };
  await db('meta').insert(row).onConflict('name').merge();
}

/** The first thing read with the station's keys: a MAC that does not fit means another station. */
async function readMeta(db: Knex, rowKey: Buffer, name: string): Promise<string> {
  const row: { value: Buffer; mac: Buffer } | undefined = await db('meta').where('name', name).first();
  if (!row) throw new KeyProblem('tampered');
  const value = row.value.toString('utf8');
  const isOurs = row.mac.equals(mac(rowKey, boundTo('meta', name, value)));
  if (!isOurs) throw new KeyProblem(name === 'uuid' ? 'wrong_station' : 'tampered');
  return value;
}

function recoveryBinding({ kind, uuid }: DatabaseRow, generation: number): Buffer {
  return boundTo('recovery', kind, uuid, generation);
}

async function sealRecovery(
  trx: Knex,
  rowKey: Buffer,
  databases: Readonly<Record<DatabaseKind, DatabaseKey>>,
  publicKey: Buffer,
): Promise<void> {
  await writeMeta(trx, rowKey, 'recovery_public_key', publicKey.toString('hex'));
  const rows: DatabaseRow[] = await trx('databases').select();
  for (const row of rows) {
    const box = sealTo(publicKey, databases[row.kind].key, recoveryBinding(row, row.generation));
    await trx('recovery')
      .insert({ kind: row.kind, generation: row.generation, box })
      .onConflict('kind')
      .merge();
  }
}

async function openRecovery(db: Knex, recoverySecret: Buffer): Promise<Record<DatabaseKind, DatabaseKey>> {
  const pair = recoveryKeyPair(recoverySecret);
  try {
    const open = async (kind: DatabaseKind): Promise<DatabaseKey> => {
      const row: DatabaseRow | undefined = await db('databases').where('kind', kind).first();
      const sealed: RecoveryRow | undefined = await db('recovery').where('kind', kind).first();
      if (!row || !sealed) throw new KeyProblem('tampered');
      return { uuid: row.uuid, key: openBox(pair, sealed.box, recoveryBinding(row, sealed.generation)) };
    };
    return { cases: await open('cases'), system: await open('system') };
  } catch (error) {
    const isOtherKey = error instanceof KeyProblem && error.code === 'tampered';
    throw isOtherKey ? new KeyProblem('wrong_recovery_code') : error;
  } finally {
    wipe(pair.privateKey);
  }
}
