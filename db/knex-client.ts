import Database, { type Statement } from 'better-sqlite3';
import knex, { type Knex } from 'knex';
import BetterSqliteClient, { type Query } from 'knex/lib/dialects/better-sqlite3/index.js';
import { StorageProblem } from './storage-problem';

export interface KnexOptions {
  /** Told fixed words only (never SQL, never a value): what knex would otherwise print. */
  readonly log?: (code: 'knex_warning' | 'knex_error' | 'knex_deprecation') => void;
  /** How long a query waits for the one connection before failing. Default 60 s; short in tests. */
  readonly acquireTimeoutMs?: number;
}

/**
 * knex over one connection that is already open: the only `knex(...)` of the house. The pool can lend that connection,
 * never make another, so nothing here needs to know the key. `destroy()` closes it.
 */
export function knexOver(connection: Database, options: KnexOptions): Knex {
  const log = options.log ?? (() => undefined);
  return knex({
    client: clientOver(connection),
    // The path is not given to knex: nothing of it can then reach a message.
    connection: { filename: 'relais' },
    useNullAsDefault: true,
    // Without this, a failed insert prints the values it held, names included.
    compileSqlOnError: false,
    asyncStackTraces: false,
    debug: false,
    pool: { min: 1, max: 1 },
    acquireConnectionTimeout: options.acquireTimeoutMs ?? 60_000,
    log: {
      warn: () => log('knex_warning'),
      error: () => log('knex_error'),
      deprecate: () => log('knex_deprecation'),
      debug: () => undefined,
    },
  });
}

/**
 * How many prepared statements are kept; knex itself prepares again at every call. The engine prepares one again by itself
 * when the schema has changed under it.
 */
const KEPT_STATEMENTS = 256;
const KEEPABLE = /^\s*(select|insert|update|delete|with)\b/i;

function clientOver(connection: Database): typeof Knex.Client {
  const statements = new Map<string, Statement>();
  let isLent = false;

  function prepared(sql: string): Statement {
    const known = statements.get(sql);
    if (known) {
      statements.delete(sql);
      statements.set(sql, known);
      return known;
    }
    const statement = connection.prepare(sql);
    if (!KEEPABLE.test(sql)) return statement;
    const oldest = statements.size >= KEPT_STATEMENTS ? statements.keys().next() : undefined;
    if (oldest && !oldest.done) statements.delete(oldest.value);
    statements.set(sql, statement);
    return statement;
  }

  return class OneConnectionClient extends BetterSqliteClient {
    override _driver(): unknown {
      return Database;
    }

    override acquireRawConnection(): Promise<unknown> {
      if (isLent || !connection.open) return Promise.reject(new StorageProblem('io'));
      isLent = true;
      return Promise.resolve(connection);
    }

    /**
     * Runs one statement. Two endings of a transaction need care that knex does not take: a COMMIT that fails leaves
     * the engine inside its transaction, and the pool would lend that connection on; and a failure that has already
     * rolled back by itself (disk full) makes the ROLLBACK that follows fail too, hiding the real error.
     */
    override async _query(_lent: unknown, query: Query): Promise<Query> {
      const verb = query.sql.trimEnd().replace(/;$/, '').toUpperCase();
      if (verb === 'ROLLBACK' && !connection.inTransaction) return { ...query, response: [] };
      try {
        const statement = prepared(query.sql);
        const bindings = this._formatBindings(query.bindings);
        if (statement.reader) {
          query.response = statement.all(bindings);
        } else {
          const result = statement.run(bindings);
          query.response = result;
          query.context = { lastID: result.lastInsertRowid, changes: result.changes };
        }
        return query;
      } catch (error) {
        if (verb === 'COMMIT' && connection.inTransaction) connection.exec('ROLLBACK');
        throw error;
      }
    }

    override async destroy(callback?: () => void): Promise<void> {
      await super.destroy(callback);
      statements.clear();
      if (connection.open) connection.close();
    }
  };
}
