import Database from 'better-sqlite3';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Knex } from 'knex';
import { dirname } from 'node:path';
import { knexOver } from './knex-client';
import { diagnoseFile } from './page-check';
import { applyCipher, applyPreamble, applyRules } from './preamble';
import { refuseInUse, refuseReadOnly } from './refuse-in-use';
import { StorageProblem, storageProblemOf } from './storage-problem';

export type DatabaseKind = 'cases' | 'system';

/** Written in each file's header: a cases file can never be opened as a system file, nor another program's as ours. */
export const APPLICATION_ID: Readonly<Record<DatabaseKind, number>> = {
  cases: 0x524c6331,
  system: 0x524c7331,
};

/** Up to this size every page is checked before each opening (about a third of a second); above, on request. */
export const FULL_CHECK_LIMIT = 64 * 1024 * 1024;

export interface OpenDatabaseOptions {
  /** Absolute path of a local file. */
  readonly file: string;
  /** 32 raw bytes. Not kept and not wiped: that is the caller's to do once this function has answered. */
  readonly key: Buffer;
  readonly kind: DatabaseKind;
  /** The identity of the database, known from the keyring; written at creation, compared at each opening. */
  readonly uuid: string;
  readonly mode: 'create' | 'open';
  /** Told fixed words only (never SQL, never a value): what knex would otherwise print. */
  readonly log?: (code: 'knex_warning' | 'knex_error' | 'knex_deprecation') => void;
  /** How long a query waits for the one connection before failing. Default 60 s; short in tests. */
  readonly acquireTimeoutMs?: number;
  /** How long to wait for another process to let go of the file. Default 1 s. */
  readonly busyTimeoutMs?: number;
  /** Stops the page check. */
  readonly signal?: AbortSignal;
  /** Told how far the page check is: bytes done, bytes in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Opens an encrypted database, or creates one.
 *
 * Opening judges the file first without touching it (`diagnoseFile`), then sets the whole preamble of security.md 3.4
 * in its order, reading each value back. Creation builds the file under another name and renames it once complete, so
 * that a file under its final name is always whole. The one connection is opened once: the key is not kept, and a
 * closed database is opened again only by a new call.
 *
 * @throws {StorageProblem} always this type when the file, the key or the place is at fault.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Knex> {
  if (options.key.length !== 32) throw new TypeError('a database key is 32 bytes');
  try {
    if (options.mode === 'create') await createFile(options);
    else await refuseDamagedFile(options);
    return knexOver(openConnection(options), options);
  } catch (error) {
    throw await explain(error, options);
  }
}

/**
 * A database in memory, for tests: same client, same rules (foreign keys, triggers, one connection), nothing on disk.
 */
export function openMemoryDatabase(options: { kind?: DatabaseKind; acquireTimeoutMs?: number } = {}): Knex {
  const connection = new Database(':memory:');
  applyRules(connection);
  writeIdentity(connection, options.kind ?? 'cases', randomUUID());
  return knexOver(connection, options);
}

/** Moves everything from the log into the database and empties the log, so that deleted text leaves the disk. */
export async function checkpoint(db: Knex): Promise<void> {
  const [row] = await db.raw<Array<{ busy: number }>>('PRAGMA wal_checkpoint(TRUNCATE)');
  if (row?.busy) throw new StorageProblem('in_use');
}

/** SHA-256 of the definitions of all tables, indexes and triggers: a dropped trigger changes it. */
export async function schemaFingerprint(db: Knex): Promise<string> {
  const rows = await db.raw<Array<{ type: string; name: string; sql: string | null }>>(
    "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name",
  );
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

// --- the file -------------------------------------------------------------------------------------------------

async function refuseDamagedFile({ file, key, signal, onProgress }: OpenDatabaseOptions): Promise<void> {
  refuseInUse(file);
  await refuseReadOnly(file);
  const size = existsSync(file) ? statSync(file).size : 0;
  const problem = await diagnoseFile(file, {
    key,
    depth: size <= FULL_CHECK_LIMIT ? 'full' : 'quick',
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  });
  if (problem) throw problem;
}

function createFile(options: OpenDatabaseOptions): Promise<void> {
  return createWhole(options.file, (connection) => {
    applyCipher(connection, options.key);
    applyPreamble(connection, 'WAL');
    writeIdentity(connection, options.kind, options.uuid);
  });
}

/**
 * Makes a database file that is either whole or absent: `fill` works on it under another name, and it is renamed once
 * closed and synced. Readable by its owner only.
 * @throws {StorageProblem} `in_use` when a file of that name is there: nothing is ever made over another file.
 */
export async function createWhole(
  file: string,
  fill: (connection: Database) => void | Promise<void>,
): Promise<void> {
  if (existsSync(file)) throw new StorageProblem('in_use');
  const unfinished = `${file}.creating`;
  const removeSiblings = async (suffixes: readonly string[]) => {
    for (const suffix of suffixes) await rm(unfinished + suffix, { force: true });
  };
  // Only ever a creation that was interrupted: it never held a record.
  await removeSiblings(['', '-wal', '-journal']);
  await (await open(unfinished, 'wx', 0o600)).close();
  const connection = new Database(unfinished, { fileMustExist: true, timeout: 0 });
  try {
    await fill(connection);
  } finally {
    if (connection.open) connection.close();
  }
  await removeSiblings(['-wal', '-journal']);
  await rename(unfinished, file);
  await syncFolder(dirname(file));
}

/** Makes a rename durable. Windows has no such call on folders: NTFS journals the rename itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function openConnection(options: OpenDatabaseOptions): Database {
  const connection = new Database(options.file, {
    fileMustExist: true,
    timeout: options.busyTimeoutMs ?? 1000,
  });
  try {
    applyCipher(connection, options.key);
    applyPreamble(connection, 'WAL');
    checkIdentity(connection, options.kind, options.uuid);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Turns what went wrong into a StorageProblem that names it; anything that is not storage's goes out unchanged. */
async function explain(error: unknown, options: OpenDatabaseOptions): Promise<unknown> {
  const problem = storageProblemOf(error);
  if (!problem) return error;
  const isEngineConfused = error !== problem && (problem.code === 'foreign' || problem.code === 'altered');
  const closer = isEngineConfused && (await diagnoseFile(options.file, { key: options.key }));
  const final = closer || problem;
  return new StorageProblem(final.code, { ...final.detail, file: options.kind });
}

// --- identity -------------------------------------------------------------------------------------------------

function writeIdentity(connection: Database, kind: DatabaseKind, uuid: string): void {
  connection.transaction(() => {
    connection.pragma(`application_id = ${APPLICATION_ID[kind]}`);
    connection.exec(
      'CREATE TABLE file_identity (id INTEGER PRIMARY KEY CHECK (id = 1), uuid TEXT NOT NULL) STRICT',
    );
    connection.prepare('INSERT INTO file_identity (id, uuid) VALUES (1, ?)').run(uuid);
  })();
}

function checkIdentity(connection: Database, kind: DatabaseKind, uuid: string): void {
  const application = connection.pragma('application_id', { simple: true });
  if (application !== APPLICATION_ID[kind]) throw new StorageProblem('foreign');
  const hasIdentity = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'file_identity'").get();
  const row = hasIdentity ? connection.prepare('SELECT uuid FROM file_identity').get() : undefined;
  if ((row as { uuid: string } | undefined)?.uuid !== uuid) throw new StorageProblem('foreign');
}
