import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkpoint, openDatabase, type OpenDatabaseOptions, openMemoryDatabase } from './connection';
import { StorageProblem } from './storage-problem';

let folder: string;
let options: OpenDatabaseOptions;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-connection-'));
  options = {
    file: join(folder, 'cases.db'),
    key: randomBytes(32),
    kind: 'cases',
    uuid: randomUUID(),
    mode: 'create',
    acquireTimeoutMs: 500,
    busyTimeoutMs: 0,
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function pragma(db: Awaited<ReturnType<typeof openDatabase>>, name: string): Promise<unknown> {
  const rows = await db.raw<Array<Record<string, unknown>>>(`PRAGMA ${name}`);
  return Object.values(rows[0] ?? {})[0];
}

describe('the preamble', () => {
  it('holds at creation and, above all, at the second opening', async () => {
    await (await openDatabase(options)).destroy();
    const db = await openDatabase({ ...options, mode: 'open' });
    const values: Record<string, unknown> = {};
    for (const name of [
      'cipher',
      'legacy',
      'locking_mode',
      'journal_mode',
      'synchronous',
      'temp_store',
      'foreign_keys',
      'recursive_triggers',
      'trusted_schema',
      'cell_size_check',
      'secure_delete',
      'mmap_size',
      'busy_timeout',
      'wal_autocheckpoint',
      'application_id',
    ]) {
      values[name] = await pragma(db, name);
    }
    expect(values).toEqual({
      cipher: 'sqlcipher',
      legacy: '4',
      locking_mode: 'exclusive',
      journal_mode: 'wal',
      synchronous: 2,
      temp_store: 2,
      foreign_keys: 1,
      recursive_triggers: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      secure_delete: 1,
      mmap_size: 0,
      busy_timeout: 5000,
      wal_autocheckpoint: 1000,
      application_id: 0x524c6331,
    });
    await db.destroy();
  });

  it('locks the file before reading it: no shared memory, and no second opening', async () => {
    const db = await openDatabase(options);
    await expect(openDatabase({ ...options, mode: 'open' })).rejects.toMatchObject({
      code: 'in_use',
      detail: { file: 'cases' },
    });
    expect(readdirSync(folder).filter((name) => name.endsWith('-shm'))).toEqual([]);
    await db.destroy();
  });
});

describe('the file', () => {
  it('tells nothing: no header, no name of table, no text, in the database or its log', async () => {
    const db = await openDatabase(options);
    await db.raw('CREATE TABLE canary_table (note TEXT)');
    await db('canary_table').insert({ note: 'CANARY-note-with-a-name' });
    const inLog = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    await checkpoint(db);
    expect(statSync(`${options.file}-wal`).size).toBe(0);
    await db.destroy();
    const atRest = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(readdirSync(folder)).toEqual(['cases.db']);
    for (const content of [...inLog, ...atRest]) {
      expect(content).not.toMatch(/SQLite format 3|canary/i);
      expect(content).not.toContain(options.key.toString('hex'));
    }
  });

  it('is readable by its owner only', async () => {
    await (await openDatabase(options)).destroy();
    expect(statSync(options.file).mode & 0o077).toBe(0);
  });

  it('is never made over another one', async () => {
    writeFileSync(options.file, 'something');
    await expect(openDatabase(options)).rejects.toBeInstanceOf(StorageProblem);
    expect(readFileSync(options.file, 'utf8')).toBe('something');
  });

  it('takes over a creation that was interrupted', async () => {
    writeFileSync(`${options.file}.creating`, 'half');
    await (await openDatabase(options)).destroy();
    expect(readdirSync(folder)).toEqual(['cases.db']);
  });

  it('keeps its identity: another uuid or another kind is another file', async () => {
    await (await openDatabase(options)).destroy();
    const open = { ...options, mode: 'open' } as const;
    await expect(openDatabase({ ...open, uuid: randomUUID() })).rejects.toMatchObject({ code: 'foreign' });
    await expect(openDatabase({ ...open, kind: 'system' })).rejects.toMatchObject({ code: 'foreign' });
    await (await openDatabase(open)).destroy();
  });

  it('asks for a whole key', async () => {
    await expect(openDatabase({ ...options, key: randomBytes(16) })).rejects.toThrow(TypeError);
    expect(existsSync(options.file)).toBe(false);
  });
});

describe('one connection', () => {
  it('answers fifty transactions at once, one after the other', async () => {
    const db = openMemoryDatabase({ acquireTimeoutMs: 500 });
    await db.raw('CREATE TABLE t (n INTEGER) STRICT');
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        db.transaction(async (trx) => {
          await trx('t').insert({ n });
        }),
      ),
    );
    expect(await db('t').count('* as n')).toEqual([{ n: 50 }]);
    await db.destroy();
  });

  it('puts no value in the message of a failure', async () => {
    const db = openMemoryDatabase();
    await db.raw('CREATE TABLE t (name TEXT UNIQUE) STRICT');
    await db('t').insert({ name: 'Tremblay VICTIME' });
    const failure: unknown = await db('t')
      .insert({ name: 'Tremblay VICTIME' })
      .catch((error: unknown) => error);
    expect(String(failure)).toContain('UNIQUE');
    expect(JSON.stringify(failure) + String(failure) + String((failure as Error).stack)).not.toContain(
      'VICTIME',
    );
    await db.destroy();
  });

  it('comes back clean from a COMMIT that failed', async () => {
    const db = openMemoryDatabase({ acquireTimeoutMs: 500 });
    await db.raw('CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT');
    await db.raw(
      'CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED) STRICT',
    );
    const orphan = db.transaction(async (trx) => {
      await trx('child').insert({ parent: 7 });
    });
    await expect(orphan).rejects.toThrow('FOREIGN KEY');
    expect(await db('child').select()).toEqual([]);
    await db.transaction(async (trx) => {
      await trx('parent').insert({ id: 1 });
    });
    expect(await db('parent').pluck('id')).toEqual([1]);
    await db.destroy();
  });

  it('tells the real failure when the engine has already rolled back by itself', async () => {
    const db = openMemoryDatabase({ acquireTimeoutMs: 500 });
    await db.raw('CREATE TABLE t (n INTEGER UNIQUE) STRICT');
    const failing = db.transaction(async (trx) => {
      await trx('t').insert({ n: 1 });
      await trx.raw('INSERT OR ROLLBACK INTO t VALUES (1)');
    });
    await expect(failing).rejects.toThrow('UNIQUE');
    await db.destroy();
  });

  it('sees a change of schema at once, although statements are kept prepared', async () => {
    const db = openMemoryDatabase();
    await db.raw('CREATE TABLE t (a INTEGER) STRICT');
    await db('t').insert({ a: 1 });
    expect(await db('t').select('*')).toEqual([{ a: 1 }]);
    await db.schema.alterTable('t', (table) => table.integer('b').defaultTo(2));
    expect(await db('t').select('*')).toEqual([{ a: 1, b: 2 }]);
    await db.raw('ALTER TABLE t RENAME COLUMN b TO c');
    expect(await db('t').select('*')).toEqual([{ a: 1, c: 2 }]);
    await db.raw('ALTER TABLE t DROP COLUMN a');
    expect(await db('t').select('*')).toEqual([{ c: 2 }]);
    await db.destroy();
  });

  it('is never opened again behind our back once closed', async () => {
    const db = openMemoryDatabase({ acquireTimeoutMs: 200 });
    await db.destroy();
    await expect(db.raw('select 1')).rejects.toThrow('acquire a connection');
  });
});
