import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkpoint, openDatabase, type OpenDatabaseOptions } from './connection';
import { migrate } from './migrate';
import { casesMigrations } from './migrations/cases/index';
import { diagnoseFile, PAGE_SIZE } from './page-check';
import { openPlainDatabase } from './plain-connection';
import { StorageProblem } from './storage-problem';
import { canMount } from './testing/can-mount';

const key = randomBytes(32);
const uuid = randomUUID();
const ROWS = 3000;

let root: string;
let whole: Buffer;
let folder: string;
let file: string;
let open: OpenDatabaseOptions;

/** A database with some life behind it: pages of every kind, and free ones where something was deleted. */
async function makeDatabase(path: string): Promise<void> {
  const db = await openDatabase({ file: path, key, kind: 'cases', uuid, mode: 'create' });
  await migrate(db, casesMigrations);
  await db.raw('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  await db.raw('CREATE INDEX note_by_text ON note (text)');
  await db.transaction(async (trx) => {
    for (let id = 0; id < ROWS; id++) await trx('note').insert({ id, text: `${id} ${'x'.repeat(id % 900)}` });
    await trx('note').where('id', '<', 1000).del();
  });
  await db.destroy();
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'relais-pages-'));
  await makeDatabase(join(root, 'model.db'));
  whole = readFileSync(join(root, 'model.db'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
  file = join(folder, 'cases.db');
  writeFileSync(file, whole);
  open = { file, key, kind: 'cases', uuid, mode: 'open', busyTimeoutMs: 0 };
});

/** Names, sizes and contents of everything in the folder. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).toSorted()) {
    hash.update(`${name} ${statSync(join(folder, name)).size} `).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

/** What diagnosing says, then what opening says: the same, and without a trace on the disk. */
async function refusal(
  options: Partial<OpenDatabaseOptions> = {},
): Promise<{ diagnosed: unknown; opened: unknown }> {
  const before = fingerprint();
  const diagnosed = await diagnoseFile(file, { key: options.key ?? key });
  const opened: unknown = await openDatabase({ ...open, ...options }).catch((error: unknown) => error);
  expect(opened).toBeInstanceOf(StorageProblem);
  expect(fingerprint()).toBe(before);
  return { diagnosed: diagnosed?.code, opened: (opened as StorageProblem).code };
}
const both = (code: string) => ({ diagnosed: code, opened: code });

describe('a whole file', () => {
  it('is found whole, and left as it was', async () => {
    const before = fingerprint();
    expect(whole.length).toBeGreaterThan(2 * 1024 * 1024);
    expect(await diagnoseFile(file)).toBeUndefined();
    expect(await diagnoseFile(file, { key })).toBeUndefined();
    expect(await diagnoseFile(file, { key, depth: 'quick' })).toBeUndefined();
    expect(fingerprint()).toBe(before);
  });

  it('tells how far the check is, and can be stopped', async () => {
    const seen: Array<readonly [number, number]> = [];
    await diagnoseFile(file, { key, onProgress: (done, total) => seen.push([done, total]) });
    expect(seen.at(-1)).toEqual([whole.length, whole.length]);
    expect(seen.length).toBe(Math.ceil(whole.length / 2 ** 20));
    const stop = new AbortController();
    const stopped = diagnoseFile(file, {
      key,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('locked')),
    });
    await expect(stopped).rejects.toThrow('locked');
  });
});

describe('a file that cannot be opened is told apart, and nothing is changed or made', () => {
  it('missing', async () => {
    rmSync(file);
    expect(await refusal()).toEqual(both('missing'));
    expect(existsSync(file)).toBe(false);
  });
  it('empty: never taken for a new installation', async () => {
    writeFileSync(file, '');
    expect(await refusal()).toEqual(both('empty'));
    expect(await diagnoseFile(file)).toMatchObject({ code: 'empty' });
  });
  it.each([1, 100, 4095])('only %i bytes left', async (size) => {
    truncateSync(file, size);
    expect(await refusal()).toEqual(both('truncated'));
    expect(await diagnoseFile(file)).toMatchObject({ code: 'truncated' });
  });
  it('cut at any length', async () => {
    for (let n = 0; n < 25; n++) {
      writeFileSync(file, whole.subarray(0, randomInt(PAGE_SIZE, whole.length)));
      expect(await refusal()).toEqual(both('truncated'));
    }
  });
  it('cut at the end of a page, which only the inside of the file betrays', async () => {
    for (const pages of [1, 2, 10, whole.length / PAGE_SIZE - 1]) {
      writeFileSync(file, whole.subarray(0, pages * PAGE_SIZE));
      expect(await refusal()).toEqual(both('truncated'));
    }
  });
  it('another key', async () => {
    expect(await refusal({ key: randomBytes(32) })).toEqual(both('foreign'));
  });
  it("another station's database", async () => {
    const other = join(root, `other-${randomUUID()}.db`);
    const theirs = {
      file: other,
      key: randomBytes(32),
      kind: 'cases',
      uuid: randomUUID(),
      mode: 'create',
    } as const;
    await (await openDatabase(theirs)).destroy();
    copyFileSync(other, file);
    expect(await refusal()).toEqual(both('foreign'));
  });
  it('a database of another program, without a cipher', async () => {
    rmSync(file);
    const plain = await openPlainDatabase({ file, mode: 'create', applicationId: 7 });
    await plain.destroy();
    rmSync(`${file}-journal`, { force: true });
    expect(await refusal()).toEqual(both('foreign'));
    expect(await diagnoseFile(file)).toMatchObject({ code: 'foreign' });
  });
  it('bytes that were never a database', async () => {
    writeFileSync(file, randomBytes(PAGE_SIZE * 20));
    expect(await refusal()).toEqual(both('foreign'));
  });
  it('a folder with that name', async () => {
    rmSync(file);
    mkdirSync(file);
    expect(await diagnoseFile(file, { key })).toMatchObject({ code: 'foreign' });
  });
  it('the right file under the wrong name: another identity, another kind', async () => {
    const before = readFileSync(file);
    await expect(openDatabase({ ...open, uuid: randomUUID() })).rejects.toMatchObject({ code: 'foreign' });
    await expect(openDatabase({ ...open, kind: 'system' })).rejects.toMatchObject({ code: 'foreign' });
    expect(readFileSync(file)).toEqual(before);
  });
  it('of a newer version', async () => {
    const db = await openDatabase(open);
    await migrate(db, [...casesMigrations, { id: '9990-future', up: () => Promise.resolve() }]);
    await db.destroy();
    const before = readFileSync(file);
    const again = await openDatabase(open);
    await expect(migrate(again, casesMigrations)).rejects.toMatchObject({ code: 'newer' });
    await again.destroy();
    expect(readFileSync(file)).toEqual(before);
  });
});

describe('damage', () => {
  it('of a single bit anywhere is found, in free pages too, and counted', async () => {
    const damaged = Buffer.from(whole);
    for (let n = 0; n < 200; n++) {
      const bit = randomInt(whole.length * 8);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(file, damaged);
      const problem = await diagnoseFile(file, { key });
      // The salt at the very beginning enters the key of every page: no page fits any more.
      expect([bit, problem?.code, problem?.detail.badPages]).toEqual(
        bit >> 3 < 16 ? [bit, 'foreign', undefined] : [bit, 'altered', 1],
      );
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    }
  });

  it('of several pages is counted by page, and opening refuses', async () => {
    const damaged = Buffer.from(whole);
    for (const page of [3, 4, 9]) randomBytes(64).copy(damaged, page * PAGE_SIZE + 100);
    writeFileSync(file, damaged);
    expect(await refusal()).toEqual(both('altered'));
    expect(await diagnoseFile(file, { key })).toMatchObject({ detail: { badPages: 3 } });
    await expect(openDatabase(open)).rejects.toMatchObject({ detail: { badPages: 3, file: 'cases' } });
  });

  it('of the first page alone is damage, not a foreign file', async () => {
    const damaged = Buffer.from(whole);
    damaged[200] = (damaged[200] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    expect(await refusal()).toEqual(both('altered'));
    expect(await diagnoseFile(file, { key, depth: 'quick' })).toMatchObject({ code: 'altered' });
  });

  it('by two pages that changed places is found', async () => {
    const damaged = Buffer.from(whole);
    whole.copy(damaged, 5 * PAGE_SIZE, 6 * PAGE_SIZE, 7 * PAGE_SIZE);
    whole.copy(damaged, 6 * PAGE_SIZE, 5 * PAGE_SIZE, 6 * PAGE_SIZE);
    writeFileSync(file, damaged);
    expect(await diagnoseFile(file, { key })).toMatchObject({ code: 'altered', detail: { badPages: 2 } });
  });
});

describe('a log left by a kill', () => {
  /** The files of a database at work, as a kill would leave them: the log is full, the main file is behind. */
  async function killed(rows: number): Promise<void> {
    const db = await openDatabase(open);
    for (let id = ROWS; id < ROWS + rows; id++) await db('note').insert({ id, text: 'y'.repeat(3000) });
    const left = [readFileSync(file), readFileSync(`${file}-wal`)] as const;
    await db.destroy();
    writeFileSync(file, left[0]);
    writeFileSync(`${file}-wal`, left[1]);
  }
  async function rowsAfterOpening(): Promise<unknown> {
    const db = await openDatabase(open);
    const [count] = await db('note').count('* as n');
    const [check] = await db.raw<Array<{ integrity_check: string }>>('PRAGMA integrity_check');
    await db.destroy();
    expect(check?.integrity_check).toBe('ok');
    return (count as { n: number }).n;
  }

  it('is normal: the file is whole, and every commit is there', async () => {
    await killed(50);
    const before = fingerprint();
    expect(await diagnoseFile(file, { key })).toBeUndefined();
    expect(fingerprint()).toBe(before);
    expect(await rowsAfterOpening()).toBe(2000 + 50);
  });

  it('is normal when the kill came in the middle of moving it into the file', async () => {
    await killed(50);
    const bytes = readFileSync(file);
    const log = readFileSync(`${file}-wal`);
    // Pages that the log holds, half written; and the file already longer, by part of a page.
    for (let at = 32; at + 24 + PAGE_SIZE <= log.length; at += 24 + PAGE_SIZE) {
      const page = log.readUInt32BE(at);
      if (page * PAGE_SIZE <= bytes.length)
        bytes.fill(0xaa, (page - 1) * PAGE_SIZE + 100, (page - 1) * PAGE_SIZE + 612);
    }
    writeFileSync(file, Buffer.concat([bytes, randomBytes(1000)]));
    expect(await diagnoseFile(file, { key })).toBeUndefined();
    expect(await rowsAfterOpening()).toBe(2000 + 50);
  });

  it('says how long the file should be, even when its first page is the one half written', async () => {
    await killed(50);
    const bytes = readFileSync(file).subarray(0, 40 * PAGE_SIZE);
    bytes.fill(0xaa, 100, 612);
    writeFileSync(file, bytes);
    expect(await refusal()).toEqual(both('truncated'));
  });

  it('does not hide damage elsewhere', async () => {
    await killed(5);
    const log = readFileSync(`${file}-wal`);
    const inLog = new Set<number>();
    for (let at = 32; at + 24 + PAGE_SIZE <= log.length; at += 24 + PAGE_SIZE)
      inLog.add(log.readUInt32BE(at));
    const bytes = readFileSync(file);
    const untouched = Array.from({ length: bytes.length / PAGE_SIZE }, (_, n) => n + 1).find(
      (page) => !inLog.has(page),
    );
    bytes[((untouched ?? 1) - 1) * PAGE_SIZE + 50] =
      (bytes[((untouched ?? 1) - 1) * PAGE_SIZE + 50] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(await refusal()).toEqual(both('altered'));
  });

  it('damaged itself gives an earlier state, never a wrong one', async () => {
    await killed(30);
    const log = readFileSync(`${file}-wal`);
    for (let n = 0; n < 20; n++) {
      writeFileSync(file, whole);
      const damaged = Buffer.from(log);
      const at = randomInt(log.length);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(`${file}-wal`, damaged);
      const count = Number(await rowsAfterOpening());
      expect(count).toBeGreaterThanOrEqual(2000);
      expect(count).toBeLessThanOrEqual(2030);
    }
  });

  it('of another database is not ours to apply', async () => {
    const other = { ...open, file: join(root, `other-${randomUUID()}.db`), key: randomBytes(32) };
    const db = await openDatabase({ ...other, mode: 'create' });
    await db.raw('CREATE TABLE t (x TEXT)');
    copyFileSync(`${other.file}-wal`, `${file}-wal`);
    await db.destroy();
    const before = fingerprint();
    expect(await diagnoseFile(file, { key })).toMatchObject({ code: 'altered' });
    await expect(openDatabase(open)).rejects.toMatchObject({ code: 'altered' });
    expect(fingerprint()).toBe(before);
  });
});

/** A separate process that writes until it is killed, saying each commit aloud. It holds the real driver, nothing of ours. */
const WRITER = `
  const Database = require('better-sqlite3');
  const [file, hex] = process.argv.slice(1);
  const db = new Database(file, { timeout: 0 });
  db.pragma("cipher = 'sqlcipher'"); db.pragma('legacy = 4'); db.key(Buffer.from("x'" + hex + "'"));
  db.pragma('locking_mode = EXCLUSIVE'); db.pragma('journal_mode = WAL'); db.pragma('synchronous = FULL');
  db.pragma('wal_autocheckpoint = 20');
  const insert = db.prepare('INSERT INTO note (text) VALUES (?)');
  for (;;) { const { lastInsertRowid } = insert.run('z'.repeat(2000)); require('fs').writeSync(1, lastInsertRowid + '\\n'); }
`;

describe('two processes', () => {
  it('killed at work, the other loses nothing that it said was kept; alive, it keeps us out', async () => {
    const writer = spawn(process.execPath, ['-e', WRITER, file, key.toString('hex')], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      let said = '';
      writer.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      while (said.split('\n').length < 150) await once(writer.stdout, 'data');
      await expect(openDatabase(open)).rejects.toMatchObject({ code: 'in_use' });
      const saidBefore = said.length;
      while (said.length === saidBefore) await once(writer.stdout, 'data');
      writer.kill('SIGKILL');
      await once(writer, 'close');
      const lastSaid = Number(said.split('\n').at(-2));
      expect(await diagnoseFile(file, { key })).toBeUndefined();
      const db = await openDatabase(open);
      expect(Number((await db('note').max('id as id'))[0]?.['id'])).toBeGreaterThanOrEqual(lastSaid);
      await db.destroy();
    } finally {
      writer.kill('SIGKILL');
    }
  });

  it('cannot be let in by a second opening of ours: the first one keeps its lock', async () => {
    const db = await openDatabase(open);
    await expect(openDatabase(open)).rejects.toMatchObject({ code: 'in_use' });
    const intruder = spawn(process.execPath, ['-e', WRITER, file, key.toString('hex')], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    intruder.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    await once(intruder, 'close');
    expect(complaint).toContain('SQLITE_BUSY');
    await db.destroy();
  });
});

describe('a disk', () => {
  function disk(options: string): string {
    const place = join(folder, 'disk');
    mkdirSync(place);
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]);
    return place;
  }

  it.skipIf(!canMount())(
    'that is full says so, loses nothing, and works again once there is room',
    async () => {
      const place = disk('size=3m');
      const full = { ...open, file: join(place, 'cases.db'), acquireTimeoutMs: 2000 };
      const db = await openDatabase({ ...full, mode: 'create' });
      try {
        await db.raw('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
        writeFileSync(join(place, 'ballast'), Buffer.alloc(1_800_000));
        let kept = 0;
        const failure: unknown = await (async () => {
          for (;;) {
            await db.transaction(async (trx) => {
              await trx('note').insert({ id: kept, text: 'x'.repeat(50_000) });
            });
            kept++;
          }
        })().catch((error: unknown) => error);
        expect(failure).toMatchObject({ code: expect.stringMatching(/^SQLITE_(FULL|IOERR)/) as string });
        expect(kept).toBeGreaterThan(5);
        expect(await db('note').count('* as n')).toEqual([{ n: kept }]);
        rmSync(join(place, 'ballast'));
        await db.transaction(async (trx) => {
          await trx('note').insert({ id: kept, text: 'room again' });
        });
        await checkpoint(db);
        await db.destroy();
        expect(await diagnoseFile(full.file, { key })).toBeUndefined();
      } finally {
        await db.destroy();
        execFileSync('umount', [place]);
      }
    },
  );

  it.skipIf(!canMount())('that cannot be written says so, and is left alone', async () => {
    const place = disk('size=8m');
    try {
      const there = { ...open, file: join(place, 'cases.db') };
      copyFileSync(file, there.file);
      execFileSync('mount', ['-o', 'remount,ro', place]);
      await expect(openDatabase(there)).rejects.toMatchObject({ code: 'read_only' });
      await expect(
        openDatabase({ ...there, file: join(place, 'new.db'), mode: 'create' }),
      ).rejects.toMatchObject({
        code: 'read_only',
      });
      expect(readdirSync(place)).toEqual(['cases.db']);
      expect(readFileSync(there.file)).toEqual(whole);
    } finally {
      execFileSync('umount', [place]);
    }
  });
});
