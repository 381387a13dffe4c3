import type { Knex } from 'knex';
import { type DatabaseKind, openMemoryDatabase } from '../connection';
import { migrate, type Migration } from '../migrate';
import { casesMigrations } from '../migrations/cases/index';
import { systemMigrations } from '../migrations/system/index';

const MIGRATIONS: Readonly<Record<DatabaseKind, readonly Migration[]>> = {
  cases: casesMigrations,
  system: systemMigrations,
};

/**
 * The real engine, in memory, with the whole schema; a query that waits for a connection held elsewhere fails after
 * half a second instead of a minute. Close it with `destroy()`.
 */
export async function openTestDb(kind: DatabaseKind = 'cases'): Promise<Knex> {
  const db = openMemoryDatabase({ kind, acquireTimeoutMs: 500 });
  await migrate(db, MIGRATIONS[kind]);
  return db;
}

/** As `openTestDb`, but stopped after the step named: for testing the next one on data of the past. */
export async function openTestDbAt(kind: DatabaseKind, lastStep: string): Promise<Knex> {
  const db = openMemoryDatabase({ kind, acquireTimeoutMs: 500 });
  const steps = MIGRATIONS[kind];
  await migrate(db, steps.slice(0, steps.findIndex(({ id }) => id === lastStep) + 1));
  return db;
}
