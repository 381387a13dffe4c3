/** What we use of two modules whose packages do not expose types for it. Seen by db/ only, as the modules are. */
declare module 'knex/lib/dialects/better-sqlite3/index.js' {
  import type { Knex } from 'knex';
  export interface Query {
    sql: string;
    bindings?: readonly unknown[];
    response?: unknown;
    context?: unknown;
  }
  export default class BetterSqliteClient extends Knex.Client {
    constructor(config: Knex.Config);
    _driver(): unknown;
    _query(connection: unknown, query: Query): Promise<Query>;
    _formatBindings(bindings: readonly unknown[] | undefined): unknown[];
  }
}

declare module 'better-sqlite3' {
  export interface Statement {
    readonly reader: boolean;
    run(...bindings: unknown[]): { changes: number; lastInsertRowid: number | bigint };
    get(...bindings: unknown[]): unknown;
    all(...bindings: unknown[]): unknown[];
  }
  export default class Database {
    constructor(file: string, options?: { readonly?: boolean; fileMustExist?: boolean; timeout?: number });
    readonly open: boolean;
    readonly inTransaction: boolean;
    key(key: Buffer): number;
    prepare(sql: string): Statement;
    exec(sql: string): this;
    pragma(source: string, options?: { simple?: boolean }): unknown;
    transaction(work: () => void): () => void;
    close(): this;
  }
}
