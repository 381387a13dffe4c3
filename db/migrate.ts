import type { Knex } from 'knex';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './connection';
import { StorageProblem } from './storage-problem';

/** One step forward of a schema. Frozen once released: a correction is a new step. */
export interface Migration {
  /** `0010-people`: four digits in tens, then a name. The digits become the file's schema number. */
  readonly id: string;
  readonly up: (trx: Knex) => Promise<void>;
  /**
   * True when the step rebuilds a table that others point to. Foreign keys are then off while it runs and checked
   * before it commits: left on, rebuilding a parent silently deletes its ON DELETE CASCADE children.
   */
  readonly rebuildsTables?: boolean;
}

export interface MigrateOptions {
  /** Told the path of the safety copy, once it is complete on disk and before the first step. */
  readonly onCopy?: (file: string) => Promise<void> | void;
}

const STEPS = 'schema_steps';

/**
 * Brings a database to the newest schema: first a copy beside it (`<file>.before-<id of the first step>`, encrypted
 * with the same key, kept), then each missing step in its own transaction together with its record and the schema
 * number, so that a kill leaves the file between two steps, never inside one. A new or in-memory database has nothing
 * to lose and gets no copy.
 *
 * There is no way back down, on purpose: going back is restoring the copy.
 *
 * @throws {StorageProblem} `newer` when the file holds a step that the list does not: nothing is then touched.
 */
export async function migrate(
  db: Knex,
  migrations: readonly Migration[],
  { onCopy }: MigrateOptions = {},
): Promise<void> {
  refuseDisorder(migrations);
  const done = await stepsDone(db);
  const newest = schemaNumber(migrations.at(-1));
  const known = new Set(migrations.map(({ id }) => id));
  if ((await userVersion(db)) > newest || done.some((id) => !known.has(id)))
    throw new StorageProblem('newer');

  const missing = migrations.filter(({ id }) => !done.includes(id));
  const first = missing[0];
  if (!first) return;
  if (migrations.indexOf(first) !== done.length)
    throw new Error(`step ${first.id} was added before released steps`);
  if (done.length > 0) {
    const copy = await copyBefore(db, first.id);
    if (copy) await onCopy?.(copy);
  }
  for (const step of missing) await run(db, step);
}

function refuseDisorder(migrations: readonly Migration[]): void {
  let previous = 0;
  for (const migration of migrations) {
    const number = schemaNumber(migration);
    if (!/^\d{3}0-[a-z0-9-]+$/.test(migration.id) || number <= previous) {
      throw new Error(`schema steps are numbered in tens, in order: ${migration.id}`);
    }
    previous = number;
  }
}

function schemaNumber(migration: Migration | undefined): number {
  return migration ? Number.parseInt(migration.id, 10) : 0;
}

async function userVersion(db: Knex): Promise<number> {
  const [row] = await db.raw<Array<{ user_version: number }>>('PRAGMA user_version');
  return row?.user_version ?? 0;
}

async function stepsDone(db: Knex): Promise<string[]> {
  const known: unknown[] = await db.raw("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", [
    STEPS,
  ]);
  if (known.length === 0) return [];
  return db(STEPS).orderBy('id').pluck('id');
}

async function run(db: Knex, step: Migration): Promise<void> {
  // The engine ignores this pragma inside a transaction, hence out here. One connection: it cannot leak to another.
  if (step.rebuildsTables) await db.raw('PRAGMA foreign_keys = OFF');
  try {
    await db.transaction(async (trx) => {
      await trx.raw(`CREATE TABLE IF NOT EXISTS ${STEPS} (id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT`);
      await step.up(trx);
      const broken: unknown[] = await trx.raw('PRAGMA foreign_key_check');
      if (broken.length > 0)
        throw new Error(`step ${step.id} leaves ${broken.length} rows without their parent`);
      await trx(STEPS).insert({ id: step.id, at: Temporal.Now.instant().toString() });
      await trx.raw(`PRAGMA user_version = ${schemaNumber(step)}`);
    });
  } finally {
    if (step.rebuildsTables) await db.raw('PRAGMA foreign_keys = ON');
  }
}

async function copyBefore(db: Knex, id: string): Promise<string | undefined> {
  const databases = await db.raw<Array<{ name: string; file: string }>>('PRAGMA database_list');
  const file = databases.find(({ name }) => name === 'main')?.file;
  if (!file) return undefined;
  const copy = `${file}.before-${id}`;
  const unfinished = `${copy}.partial`;
  await rm(unfinished, { force: true });
  await db.raw('VACUUM INTO ?', [unfinished]);
  await rename(unfinished, copy);
  await syncFolder(dirname(copy));
  return copy;
}
