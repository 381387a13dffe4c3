import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { openDatabase } from '#db/connection';

/** What is used of the engine's own handle, under knex. */
type Handle = {
  prepare(sql: string): {
    reader: boolean;
    all(...bindings: unknown[]): unknown[];
    run(...bindings: unknown[]): unknown;
  };
};

/** Lends the one connection of a database, bare: no builder, no transaction, no journal. */
export async function withHandle<T>(db: Knex, work: (handle: Handle) => T): Promise<T> {
  const client = db.client as {
    acquireConnection(): Promise<Handle>;
    releaseConnection(handle: Handle): Promise<void>;
  };
  const handle = await client.acquireConnection();
  try {
    return work(handle);
  } finally {
    await client.releaseConnection(handle);
  }
}

/** One statement as it was sent to the engine. */
export type Statement = { sql: string; bindings: readonly unknown[] };

/** The statements that a call reads with: those of its trace and of its transaction left out. */
export async function statementsOf(db: Knex, call: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = [];
  const listen = ({ sql, bindings }: { sql: string; bindings?: readonly unknown[] }) =>
    heard.push({ sql, bindings: bindings ?? [] });
  db.on('query', listen);
  try {
    await call();
  } finally {
    db.removeListener('query', listen);
  }
  return heard.filter(({ sql }) => /^select/i.test(sql) && !/`(journal|file_identity)`/.test(sql));
}

/** The same statements, prepared and run on the engine's own handle. */
export function replay(handle: Handle, statements: readonly Statement[]): void {
  for (const { sql, bindings } of statements) handle.prepare(sql).all(...bindings);
}

/** A database of the same cipher and settings with one table, to insert one durable row after the other. */
export async function bareTable(
  folder: string,
): Promise<{ insert(words: string): Promise<void>; close(): Promise<void> }> {
  const db = await openDatabase({
    file: join(folder, `bare-${randomUUID()}.db`),
    key: randomBytes(32),
    kind: 'cases',
    uuid: randomUUID(),
    mode: 'create',
  });
  await db.raw('CREATE TABLE bare (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT');
  const insert = (words: string) =>
    withHandle(db, (handle) => void handle.prepare('INSERT INTO bare (words) VALUES (?)').run(words));
  return { insert, close: () => db.destroy() };
}
