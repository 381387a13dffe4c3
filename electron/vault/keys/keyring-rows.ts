import type { Knex } from 'knex';
import type { DatabaseKind } from '#db/connection';
import { boundTo } from './aead';
import { mac } from './derive';
import { KeyProblem } from './key-problem';
import type { DatabaseRow, UserRow } from './keyring-schema';

/** A database and its 32-byte key. Whoever receives one wipes the key when done. */
export interface DatabaseKey {
  readonly uuid: string;
  readonly key: Buffer;
}

type MetaName = 'uuid' | 'kdf' | 'recovery_public_key' | 'recovery_confirmed';

/**
 * The rows of the file of keys, each read through a MAC under a key of the station: somebody who can write the file but
 * is not the station cannot put another public key under a name and wait for a grant.
 *
 * Every function takes the handle to work on, so that a transaction spans what it must.
 */
export class KeyringRows {
  readonly #key: Buffer;

  /** @param key the station's MAC key; kept, and wiped by whoever made it. */
  constructor(key: Buffer) {
    this.#key = key;
  }

  async writeMeta(db: Knex, name: MetaName, value: string): Promise<void> {
    const row = { name, value: Buffer.from(value, 'utf8'), mac: this.#metaMac(name, value) };
    await db('meta').insert(row).onConflict('name').merge();
  }

  /**
   * @throws {KeyProblem} `wrong_station` when the identity itself (the first thing read) has another station's MAC;
   *   `tampered` for the rest.
   */
  async readMeta(db: Knex, name: MetaName): Promise<string> {
    const row: { value: Buffer; mac: Buffer } | undefined = await db('meta').where('name', name).first();
    if (!row) throw new KeyProblem('tampered');
    const value = row.value.toString('utf8');
    if (!row.mac.equals(this.#metaMac(name, value))) {
      throw new KeyProblem(name === 'uuid' ? 'wrong_station' : 'tampered');
    }
    return value;
  }

  async hasMeta(db: Knex, name: MetaName): Promise<boolean> {
    const row: unknown = await db('meta').where('name', name).first('name');
    return row !== undefined;
  }

  async insertDatabase(db: Knex, kind: DatabaseKind, { uuid, key }: DatabaseKey): Promise<void> {
    const row = { kind, uuid, generation: 1, key_check: keyCheck(key) };
    await db('databases').insert({ ...row, mac: this.#databaseMac(row) });
  }

  async database(db: Knex, kind: DatabaseKind): Promise<DatabaseRow> {
    const row: DatabaseRow | undefined = await db('databases').where('kind', kind).first();
    if (!row || !row.mac.equals(this.#databaseMac(row))) throw new KeyProblem('tampered');
    return row;
  }

  /** The row of a database, provided that this is its key. */
  async databaseOpenedBy(db: Knex, kind: DatabaseKind, key: Buffer): Promise<DatabaseRow> {
    const row = await this.database(db, kind);
    if (!row.key_check.equals(keyCheck(key))) throw new KeyProblem('tampered');
    return row;
  }

  async findUser(db: Knex, where: { id: string } | { login: Buffer }): Promise<UserRow | undefined> {
    const row: UserRow | undefined = await db('users').where(where).first();
    if (row && !row.mac.equals(this.#userMac(row))) throw new KeyProblem('tampered');
    return row;
  }

  /** @throws {KeyProblem} `unknown_user`. */
  async user(db: Knex, id: string): Promise<UserRow> {
    const row = await this.findUser(db, { id });
    if (!row) throw new KeyProblem('unknown_user');
    return row;
  }

  /** @throws {KeyProblem} `login_taken`. */
  async insertUser(trx: Knex, user: Omit<UserRow, 'mac'>): Promise<void> {
    await this.refuseTaken(trx, user.login);
    await trx('users').insert({ ...user, mac: this.#userMac(user) });
  }

  /** @throws {KeyProblem} `unknown_user`. */
  async updateUser(trx: Knex, user: Omit<UserRow, 'mac'>): Promise<void> {
    const { id, ...columns } = user;
    const changed: number = await trx('users')
      .where('id', id)
      .update({ ...columns, mac: this.#userMac(user) });
    if (changed !== 1) throw new KeyProblem('unknown_user');
  }

  /** @throws {KeyProblem} `login_taken`. */
  async refuseTaken(trx: Knex, login: Buffer): Promise<void> {
    const taken: unknown = await trx('users').where('login', login).first('id');
    if (taken) throw new KeyProblem('login_taken');
  }

  #metaMac(name: string, value: string): Buffer {
    return mac(this.#key, boundTo('meta', name, value));
  }

  #databaseMac(row: Omit<DatabaseRow, 'mac'>): Buffer {
    return mac(
      this.#key,
      boundTo('database', row.kind, row.uuid, row.generation, row.key_check.toString('hex')),
    );
  }

  #userMac(row: Omit<UserRow, 'mac'>): Buffer {
    const { id, login, public_key, salt, memory_kib, passes, lanes, wrap } = row;
    const bytes = [login, public_key, salt, wrap].map((field) => field.toString('hex'));
    return mac(this.#key, boundTo('user', id, memory_kib, passes, lanes, ...bytes));
  }
}

/** Tells whether a key is the one of a database, without opening it. A random 256-bit key cannot be found back from it. */
function keyCheck(key: Buffer): Buffer {
  return mac(key, 'relais|key-check');
}
