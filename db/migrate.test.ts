import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, openMemoryDatabase, schemaFingerprint } from './connection';
import { migrate, type Migration } from './migrate';
import { casesMigrations } from './migrations/cases/index';
import { systemMigrations } from './migrations/system/index';
import { diagnoseFile } from './page-check';

const parents: Migration = {
  id: '0010-parents',
  up: async (trx) => {
    await trx.raw('CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
    await trx.raw(
      'CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE) STRICT',
    );
  },
};
const notes: Migration = { id: '0020-notes', up: (trx) => trx.raw('CREATE TABLE note (text TEXT) STRICT') };
/** Rebuilds a parent, as SQLite asks for when a constraint changes. */
const rebuild = async (trx: Knex): Promise<void> => {
  await trx.raw('CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, more TEXT) STRICT');
  await trx.raw('INSERT INTO parent_new (id, name) SELECT id, name FROM parent');
  await trx.raw('DROP TABLE parent');
  await trx.raw('ALTER TABLE parent_new RENAME TO parent');
};

async function version(db: Knex): Promise<unknown> {
  return ((await db.raw('PRAGMA user_version')) as Array<{ user_version: number }>)[0]?.user_version;
}

describe('going forward', () => {
  let db: Knex;
  beforeEach(() => {
    db = openMemoryDatabase({ acquireTimeoutMs: 500 });
  });
  afterEach(() => db.destroy());

  it('runs each missing step once, in order, and numbers the file', async () => {
    await migrate(db, [parents]);
    expect(await version(db)).toBe(10);
    await db('parent').insert({ id: 1, name: 'kept' });
    await migrate(db, [parents, notes]);
    await migrate(db, [parents, notes]);
    expect(await version(db)).toBe(20);
    expect(await db('schema_steps').orderBy('id').pluck('id')).toEqual(['0010-parents', '0020-notes']);
    expect(await db('parent').pluck('name')).toEqual(['kept']);
  });

  it('leaves the file between two steps when one fails, and goes on from there', async () => {
    const failing: Migration = {
      id: '0030-failing',
      up: async (trx) => {
        await trx.raw('CREATE TABLE half (x TEXT)');
        throw new Error('cut');
      },
    };
    await expect(migrate(db, [parents, notes, failing])).rejects.toThrow('cut');
    expect(await version(db)).toBe(20);
    expect(await db.schema.hasTable('half')).toBe(false);
    await migrate(db, [parents, notes, { ...failing, up: (trx) => trx.raw('CREATE TABLE half (x TEXT)') }]);
    expect(await version(db)).toBe(30);
  });

  it('rebuilds a table without losing the rows that point to it', async () => {
    await migrate(db, [parents]);
    await db('parent').insert({ id: 1, name: 'parent' });
    await db('child').insert({ id: 1, parent: 1 });
    await migrate(db, [parents, { id: '0020-rebuild', up: rebuild, rebuildsTables: true }]);
    expect(await db('child').select()).toEqual([{ id: 1, parent: 1 }]);
    expect(await db('parent').select()).toEqual([{ id: 1, name: 'parent', more: null }]);
    expect((await db.raw('PRAGMA foreign_keys')) as unknown).toEqual([{ foreign_keys: 1 }]);
    await expect(db('child').insert({ id: 2, parent: 7 })).rejects.toThrow('FOREIGN KEY');
  });

  it('refuses a step that leaves a row without its parent', async () => {
    await migrate(db, [parents]);
    await db('parent').insert({ id: 1, name: 'parent' });
    await db('child').insert({ id: 1, parent: 1 });
    const losing: Migration = { id: '0020-losing', rebuildsTables: true, up: (trx) => trx('parent').del() };
    await expect(migrate(db, [parents, losing])).rejects.toThrow('without their parent');
    expect(await db('parent').pluck('id')).toEqual([1]);
  });

  it.each([
    ['out of order', [notes, parents]],
    ['twice', [parents, parents]],
    ['not in tens', [{ ...parents, id: '0011-parents' }]],
    ['without a name', [{ ...parents, id: '0010' }]],
  ])('refuses a list %s', async (_, list) => {
    await expect(migrate(db, list)).rejects.toThrow('numbered in tens');
  });

  it('refuses a step slipped in before released ones', async () => {
    await migrate(db, [parents, { ...notes, id: '0030-notes' }]);
    await expect(
      migrate(db, [parents, { ...notes, id: '0020-late' }, { ...notes, id: '0030-notes' }]),
    ).rejects.toThrow('before released steps');
  });
});

describe('a file of a newer version', () => {
  it('is refused and not touched, by its steps and by its number', async () => {
    const db = openMemoryDatabase();
    await migrate(db, [parents, notes]);
    const before = await schemaFingerprint(db);
    await expect(migrate(db, [parents])).rejects.toMatchObject({ code: 'newer' });
    await db('schema_steps').where('id', notes.id).del();
    await expect(migrate(db, [parents])).rejects.toMatchObject({ code: 'newer' });
    expect(await schemaFingerprint(db)).toBe(before);
    await db.destroy();
  });
});

describe('the copy before', () => {
  let folder: string;
  const key = randomBytes(32);
  const uuid = randomUUID();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relais-migrate-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once there is something to lose, opens with the same key, and is kept', async () => {
    const file = join(folder, 'cases.db');
    const options = { file, key, kind: 'cases', uuid } as const;
    const db = await openDatabase({ ...options, mode: 'create' });
    const copies: string[] = [];
    await migrate(db, [parents], { onCopy: (copy) => void copies.push(copy) });
    expect(copies).toEqual([]);
    await db('parent').insert({ id: 1, name: 'CANARY before' });
    writeFileSync(`${file}.before-0020-notes.partial`, 'left by a kill');
    await migrate(db, [parents, notes], { onCopy: (copy) => void copies.push(copy) });
    await db.destroy();

    const copy = `${file}.before-0020-notes`;
    expect(copies).toEqual([copy]);
    expect(readdirSync(folder).toSorted()).toEqual(['cases.db', 'cases.db.before-0020-notes']);
    expect(readFileSync(copy, 'latin1')).not.toMatch(/SQLite format|CANARY/);
    expect(await diagnoseFile(copy, { key })).toBeUndefined();
    const before = await openDatabase({ ...options, file: copy, mode: 'open' });
    expect(await version(before)).toBe(10);
    expect(await before('parent').pluck('name')).toEqual(['CANARY before']);
    await before.destroy();
  });

  it('comes before the first step: if it cannot be made, nothing is changed', async () => {
    const file = join(folder, 'cases.db');
    const db = await openDatabase({ file, key, kind: 'cases', uuid, mode: 'create' });
    await migrate(db, [parents]);
    const refuse = (): never => {
      throw new Error('not now');
    };
    await expect(migrate(db, [parents, notes], { onCopy: refuse })).rejects.toThrow('not now');
    expect(await version(db)).toBe(10);
    await db.destroy();
  });
});

describe('our own steps', () => {
  it.each([
    ['cases', casesMigrations],
    ['system', systemMigrations],
  ] as const)(
    'of the %s database all run on an empty file, and twice give the same schema',
    async (kind, list) => {
      const first = openMemoryDatabase({ kind });
      await migrate(first, list);
      const second = openMemoryDatabase({ kind });
      for (let n = 1; n <= list.length; n++) await migrate(second, list.slice(0, n));
      expect(await schemaFingerprint(second)).toBe(await schemaFingerprint(first));
      await first.raw('DROP TRIGGER journal_no_delete');
      expect(await schemaFingerprint(second)).not.toBe(await schemaFingerprint(first));
      await first.destroy();
      await second.destroy();
    },
  );
});
