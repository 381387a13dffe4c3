import type { Knex } from 'knex';
import type { DatabaseKind } from '#db/connection';
import { boundTo } from './aead';
import { KeyProblem } from './key-problem';
import type { DatabaseKey, KeyringRows } from './keyring-rows';
import type { DatabaseRow, GrantRow, RecoveryRow, UserRow } from './keyring-schema';
import { recoveryKeyPair } from './recovery-code';
import { type KeyPair, openBox, sealTo } from './sealed-box';
import { wipe } from './wipe';

export const KINDS: readonly DatabaseKind[] = ['cases', 'system'];

/** The keys somebody was granted: a technical administrator has no `cases`. */
export type DatabaseKeys = Partial<Record<DatabaseKind, DatabaseKey>>;

/** All the keys of the installation. */
export type EveryDatabaseKey = Readonly<Record<DatabaseKind, DatabaseKey>>;

/**
 * Seals the key of a database to somebody's public key; replaces the grant they had.
 * @throws {KeyProblem} `tampered` when it is not the key of that database.
 */
export async function grant(
  rows: KeyringRows,
  trx: Knex,
  user: Pick<UserRow, 'id' | 'public_key'>,
  kind: DatabaseKind,
  key: Buffer,
  grantedBy: string,
): Promise<void> {
  const database = await rows.databaseOpenedBy(trx, kind, key);
  const row: GrantRow = {
    user: user.id,
    kind,
    generation: database.generation,
    granted_by: grantedBy,
    box: sealTo(user.public_key, key, grantBinding(database, user.id, grantedBy)),
  };
  await trx('grants').insert(row).onConflict(['user', 'kind']).merge();
}

/** Opens what was granted to somebody. @throws {KeyProblem} `tampered`. */
export async function openGrants(
  rows: KeyringRows,
  db: Knex,
  userId: string,
  pair: KeyPair,
): Promise<DatabaseKeys> {
  const keys: DatabaseKeys = {};
  try {
    for (const kind of KINDS) {
      const granted: GrantRow | undefined = await db('grants').where({ user: userId, kind }).first();
      if (!granted) continue;
      const database = await rows.database(db, kind);
      const key = openBox(pair, granted.box, grantBinding(database, userId, granted.granted_by));
      keys[kind] = { uuid: database.uuid, key };
    }
    return keys;
  } catch (error) {
    for (const held of Object.values(keys)) wipe(held.key);
    throw error;
  }
}

/** Seals every key to the public half of the paper's key pair; what was sealed to an older paper is replaced. */
export async function sealRecovery(
  rows: KeyringRows,
  trx: Knex,
  databases: EveryDatabaseKey,
  publicKey: Buffer,
): Promise<void> {
  await rows.writeMeta(trx, 'recovery_public_key', publicKey.toString('hex'));
  for (const kind of KINDS) {
    const { key } = databases[kind];
    const database = await rows.databaseOpenedBy(trx, kind, key);
    const box = sealTo(publicKey, key, recoveryBinding(database, database.generation));
    await trx('recovery').insert({ kind, generation: database.generation, box }).onConflict('kind').merge();
  }
}

/**
 * Opens every key with the secret of the paper. Needs nothing of the station.
 * @throws {KeyProblem} `wrong_recovery_code`.
 */
export async function openRecovery(db: Knex, recoverySecret: Buffer): Promise<EveryDatabaseKey> {
  const pair = recoveryKeyPair(recoverySecret);
  const open = async (kind: DatabaseKind): Promise<DatabaseKey> => {
    const row: DatabaseRow | undefined = await db('databases').where('kind', kind).first();
    const sealed: RecoveryRow | undefined = await db('recovery').where('kind', kind).first();
    if (!row || !sealed) throw new KeyProblem('tampered');
    return { uuid: row.uuid, key: openBox(pair, sealed.box, recoveryBinding(row, sealed.generation)) };
  };
  try {
    return { cases: await open('cases'), system: await open('system') };
  } catch (error) {
    const isOtherKey = error instanceof KeyProblem && error.code === 'tampered';
    throw isOtherKey ? new KeyProblem('wrong_recovery_code') : error;
  } finally {
    wipe(pair.privateKey);
  }
}

function grantBinding(database: DatabaseRow, userId: string, grantedBy: string): Buffer {
  return boundTo('grant', database.kind, database.uuid, userId, database.generation, grantedBy);
}

function recoveryBinding({ kind, uuid }: DatabaseRow, generation: number): Buffer {
  return boundTo('recovery', kind, uuid, generation);
}
