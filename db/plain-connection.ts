import Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Knex } from 'knex';
import { createWhole } from './connection';
import { knexOver, type KnexOptions } from './knex-client';
import { applyPreamble } from './preamble';
import { refuseInUse, refuseReadOnly } from './refuse-in-use';
import { StorageProblem, storageProblemOf } from './storage-problem';

export interface PlainDatabaseOptions extends KnexOptions {
  readonly file: string;
  /** Written in the header at creation, compared at each opening. */
  readonly applicationId: number;
  readonly mode: 'create' | 'open';
  /** At creation only: makes the tables and their first rows. The file has its name once this is done, not before. */
  readonly prepare?: (db: Knex) => Promise<void>;
}

const HEADER = Buffer.from('SQLite format 3\0', 'latin1');

/**
 * Opens (or creates) a small database without a cipher, for what is already wrapped or is not worth hiding. It is locked
 * from here on: a second process gets `in_use` even if it only wants to read. Small, so checked whole at each opening.
 *
 * A commit survives a power cut. There is no log in which an overwritten row (an old wrapped key) would live on beside
 * the file, and `secure_delete` takes it out of the file.
 *
 * @throws {StorageProblem}
 */
export async function openPlainDatabase(options: PlainDatabaseOptions): Promise<Knex> {
  try {
    if (options.mode === 'create') await createWhole(options.file, (connection) => fill(connection, options));
    else await refuseDamagedFile(options.file);
    return knexOver(openLocked(options), options);
  } catch (error) {
    throw storageProblemOf(error) ?? error;
  }
}

async function fill(connection: Database, options: PlainDatabaseOptions): Promise<void> {
  applyPreamble(connection, 'TRUNCATE');
  connection.pragma(`application_id = ${options.applicationId}`);
  const db = knexOver(connection, options);
  await options.prepare?.(db);
  await db.destroy();
}

/** What shows from outside. Never changes the file. */
async function refuseDamagedFile(file: string): Promise<void> {
  refuseInUse(file);
  await refuseReadOnly(file);
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    if (size === 0) throw new StorageProblem('empty');
    const header = Buffer.alloc(100);
    const { bytesRead } = await handle.read(header, 0, header.length, 0);
    if (!header.subarray(0, HEADER.length).equals(HEADER.subarray(0, bytesRead)))
      throw new StorageProblem('foreign');
    if (bytesRead < header.length) throw new StorageProblem('truncated');
    // A journal beside it means a write that was cut off: the engine will undo it, the size is not to be judged before.
    const isBeingUndone = (statSync(`${file}-journal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
    const pageSize = header.readUInt16BE(16);
    if (!isBeingUndone && size < pageSize * header.readUInt32BE(28)) throw new StorageProblem('truncated');
  } finally {
    await handle.close();
  }
}

function openLocked({ file, applicationId }: PlainDatabaseOptions): Database {
  const connection = new Database(file, { fileMustExist: true, timeout: 0 });
  try {
    applyPreamble(connection, 'TRUNCATE');
    // The lock that locking_mode then keeps.
    connection.exec('BEGIN EXCLUSIVE; COMMIT');
    if (connection.pragma('application_id', { simple: true }) !== applicationId)
      throw new StorageProblem('foreign');
    if (connection.pragma('integrity_check', { simple: true }) !== 'ok') throw new StorageProblem('altered');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
