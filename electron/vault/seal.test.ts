import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/connection';
import { migrate } from '#db/migrate';
import { casesMigrations } from '#db/migrations/cases/index';
import { JOURNAL_SCHEMA } from '#db/migrations/journal-table';
import {
  appendEntry,
  type JournalRow,
  linkOf,
  type NewJournalEntry,
  type Sealer,
} from '#db/repositories/journal';
import { type ChainVerdict, verifyChain, type VerifyOptions } from '#db/repositories/journal-verification';
import { journalKeyFrom, newRecoverySecret } from './keys/recovery-code';
import { macsFromGenesis, Seal } from './seal';

let folder: string;
let db: Knex;
let seal: Seal;
let stationSecret: Buffer;
let journalKey: Buffer;
let database: { file: string; key: Buffer; kind: 'cases'; uuid: string };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relais-seal-'));
  stationSecret = randomBytes(32);
  journalKey = journalKeyFrom(newRecoverySecret());
  database = { file: join(folder, 'cases.db'), key: randomBytes(32), kind: 'cases', uuid: randomUUID() };
  db = await openDatabase({ ...database, mode: 'create', acquireTimeoutMs: 5000 });
  await migrate(db, casesMigrations);
  seal = await Seal.create({ file: join(folder, 'seal.bin'), stationSecret, journalKey, databases: [db] });
});
afterEach(async () => {
  seal.close();
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

function anEntry(n: number): NewJournalEntry {
  return {
    at: '2026-03-14T18:30:00Z',
    monoMs: n,
    boot: 'boot-1',
    actor: `account-${n % 3}`,
    role: 'worker',
    action: 'case.read',
    outcome: 'done',
    subjects: [
      { kind: 'case', id: `case-${n}` },
      { kind: 'person', id: `person-${n}` },
    ],
    detail: { n },
  };
}

async function append(count: number, sealer: Sealer = seal.sealerFor(database.uuid)): Promise<void> {
  for (let n = 0; n < count; n++) {
    await db.transaction(async (trx) => {
      await appendEntry(trx, anEntry(n), sealer);
    });
  }
}

async function reopenDatabase(): Promise<void> {
  await db.destroy();
  db = await openDatabase({ ...database, mode: 'open', acquireTimeoutMs: 5000 });
}

async function reopenSeal(): Promise<void> {
  seal.close();
  seal = await Seal.open({ file: join(folder, 'seal.bin'), stationSecret });
}

/** As at sign-in: since the anchor. */
const sinceAnchor = (): Promise<ChainVerdict> => verifyChain(db, seal.verificationOf(database.uuid));
/** As by the command: everything, with what the station knows. */
const everything = (): Promise<ChainVerdict> => {
  const { fromSeq: _, ...known } = seal.verificationOf(database.uuid);
  return verifyChain(db, known);
};
/** As by an outsider who holds the paper and the file, and nothing of the station. */
const withPaper = (): Promise<ChainVerdict> =>
  verifyChain(db, { macOf: macsFromGenesis(journalKey, database.uuid) });

/** Entries 1 to 4 under epoch 0, 5 to 8 under epoch 1, 9 to 12 under epoch 2, anchored at 8. */
async function threeEpochs(): Promise<void> {
  await append(4);
  await seal.advance(db);
  await append(4);
  await seal.advance(db);
  await append(4);
}

describe('sealing', () => {
  it('leaves a chain that holds from every side', async () => {
    await threeEpochs();
    expect(await sinceAnchor()).toEqual({ ok: true, count: 5, lastSeq: 12, sealed: 4 });
    expect(await everything()).toEqual({ ok: true, count: 12, lastSeq: 12, sealed: 4 });
    expect(await withPaper()).toEqual({ ok: true, count: 12, lastSeq: 12, sealed: 12 });
    expect(await db('journal').orderBy('seq').pluck('epoch')).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
  });

  it('goes on in the next run from where it was', async () => {
    await threeEpochs();
    await reopenSeal();
    await reopenDatabase();
    expect(seal.sealerFor(database.uuid).epoch).toBe(2);
    expect(seal.anchorOf(database.uuid).seq).toBe(8);
    await append(2);
    await seal.anchor(db);
    expect(seal.anchorOf(database.uuid).seq).toBe(14);
    expect(await withPaper()).toMatchObject({ ok: true, sealed: 14 });
    expect(await sinceAnchor()).toMatchObject({ ok: true });
  });

  it('has destroyed the keys of the past, in memory and on disk', async () => {
    await append(1);
    const sealer = seal.sealerFor(database.uuid);
    expect(sealer.epoch).toBe(0);
    const before = sealer.mac(Buffer.alloc(32));
    await seal.advance(db);
    await reopenSeal();
    const macOf = seal.macOf(database.uuid);
    expect(macOf(0)).toBeUndefined();
    expect(macOf(1)?.(Buffer.alloc(32))).not.toEqual(before);
    expect(macsFromGenesis(journalKey, database.uuid)(0)?.(Buffer.alloc(32))).toEqual(before);
  });

  it('never lets an entry fall between an epoch and its anchor, whatever runs at the same time', async () => {
    const work: Array<Promise<void>> = [];
    for (let n = 0; n < 20; n++) work.push(append(3), seal.advance(db));
    await Promise.all(work);
    expect(await withPaper()).toMatchObject({ ok: true, count: 60, sealed: 60 });
    expect(await sinceAnchor()).toMatchObject({ ok: true });
    expect(seal.sealerFor(database.uuid).epoch).toBe(20);
  });

  it('keeps sealing under the old key when the new one cannot be written', async () => {
    await append(2);
    const moved = `${folder}-moved`;
    renameSync(folder, moved);
    await expect(seal.advance(db)).rejects.toMatchObject({ code: 'missing', detail: { file: 'seal' } });
    renameSync(moved, folder);
    expect(seal.sealerFor(database.uuid).epoch).toBe(0);
    await append(2);
    await reopenSeal();
    expect(await everything()).toMatchObject({ ok: true, sealed: 4 });
  });

  it('anchors only what is committed, and never goes back', async () => {
    await append(3);
    await db.transaction(async (trx) => {
      expect(() => seal.anchor(trx)).toThrow('committed');
      await Promise.resolve();
    });
    await seal.anchor(db);
    const old = join(folder, 'old.db');
    await db.raw('VACUUM INTO ?', [old]);
    await append(1);
    await seal.anchor(db);
    await db.destroy();
    renameSync(old, database.file);
    db = await openDatabase({ ...database, mode: 'open' });
    await expect(seal.anchor(db)).rejects.toThrow('never goes back');
  });

  it('starts again from the paper when the station secret is lost', async () => {
    await threeEpochs();
    rmSync(join(folder, 'seal.bin'));
    seal.close();
    stationSecret = randomBytes(32);
    expect(await withPaper()).toMatchObject({ ok: true, sealed: 12 });
    seal = await Seal.create({ file: join(folder, 'seal.bin'), stationSecret, journalKey, databases: [db] });
    await append(2);
    expect(await everything()).toMatchObject({ ok: true, sealed: 2 });
    expect(await withPaper()).toMatchObject({ ok: true, sealed: 14 });
  });
});

describe('the file of the seal', () => {
  it('holds nothing in clear and is nothing to another station', async () => {
    const content = readFileSync(join(folder, 'seal.bin'));
    expect(content.toString('latin1')).not.toContain(database.uuid);
    await expect(
      Seal.open({ file: join(folder, 'seal.bin'), stationSecret: randomBytes(32) }),
    ).rejects.toMatchObject({ code: 'altered', detail: { file: 'seal' } });
  });

  it('tells missing, empty and damaged apart', async () => {
    const file = join(folder, 'other.bin');
    await expect(Seal.open({ file, stationSecret })).rejects.toMatchObject({ code: 'missing' });
    writeFileSync(file, '');
    await expect(Seal.open({ file, stationSecret })).rejects.toMatchObject({ code: 'empty' });
    const whole = readFileSync(join(folder, 'seal.bin'));
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      await expect(Seal.open({ file, stationSecret })).rejects.toMatchObject({ code: 'altered' });
    }
  });

  it('is never replaced by a new beginning', async () => {
    await expect(
      Seal.create({ file: join(folder, 'seal.bin'), stationSecret, journalKey, databases: [db] }),
    ).rejects.toMatchObject({ code: 'in_use' });
  });
});

/**
 * The insider: somebody who holds the real key of the database and knows this code, but not the keys that sealed the
 * past. Each attack is one they could carry out with any SQLite tool.
 */
describe('an insider with the real key of the database', () => {
  beforeEach(threeEpochs);

  /** Works without the triggers, then puts them back so that nothing shows. */
  async function tamper(work: (trx: Knex) => Promise<unknown>): Promise<void> {
    const triggers = Object.entries(JOURNAL_SCHEMA).filter(([, sql]) => sql.startsWith('CREATE TRIGGER'));
    await db.raw('PRAGMA foreign_keys = OFF');
    await db.transaction(async (trx) => {
      for (const [name] of triggers) await trx.raw(`DROP TRIGGER ${name}`);
      await work(trx);
      for (const [, sql] of triggers) await trx.raw(sql);
    });
    await db.raw('PRAGMA foreign_keys = ON');
    await reopenDatabase();
  }

  /** Recomputes the chain from an entry on, sealing with whatever the insider has. */
  async function rechain(
    trx: Knex,
    from: number,
    forge: (h: Buffer) => Buffer,
    epoch?: number,
  ): Promise<void> {
    const rows: JournalRow[] = await trx('journal')
      .where('seq', '>=', from - 1)
      .orderBy('seq');
    let prev = rows[0]?.h ?? Buffer.alloc(32);
    for (const row of rows.slice(1)) {
      const changed = { ...row, prev, epoch: epoch ?? row.epoch };
      const h = linkOf(database.uuid, changed);
      await trx('journal')
        .where('seq', row.seq)
        .update({ prev, h, mac: forge(h), epoch: changed.epoch });
      prev = h;
    }
  }
  const guess = (h: Buffer): Buffer => createHmac('sha256', 'a guess').update(h).digest();

  async function shift(trx: Knex, from: number, by: number): Promise<void> {
    const seqs: number[] = await trx('journal')
      .where('seq', '>=', from)
      .orderBy('seq', by > 0 ? 'desc' : 'asc')
      .pluck('seq');
    for (const seq of seqs) {
      await trx('journal')
        .where({ seq })
        .update({ seq: seq + by });
      await trx('journal_subjects')
        .where({ seq })
        .update({ seq: seq + by });
    }
  }

  it.each(['at', 'boot', 'actor', 'role', 'action', 'reason', 'reference', 'detail'])(
    'who changes the %s of an entry is found at that entry',
    async (column) => {
      const value = column === 'detail' ? '{"n":99}' : 'changed';
      await tamper((trx) =>
        trx('journal')
          .where('seq', 10)
          .update({ [column]: value }),
      );
      expect(await sinceAnchor()).toEqual({ ok: false, seq: 10, problem: 'hash' });
      expect(await everything()).toEqual({ ok: false, seq: 10, problem: 'hash' });
    },
  );

  it('who changes an old entry is found by the whole walk', async () => {
    await tamper((trx) => trx('journal').where('seq', 3).update({ outcome: 'refused' }));
    expect(await everything()).toEqual({ ok: false, seq: 3, problem: 'hash' });
  });

  it('who recomputes the link of the entry changed is found at the next', async () => {
    await tamper(async (trx) => {
      const row = (await trx('journal').where('seq', 10).first()) as JournalRow;
      const h = linkOf(database.uuid, { ...row, actor: 'somebody-else' });
      await trx('journal')
        .where('seq', 10)
        .update({ actor: 'somebody-else', h, mac: guess(h) });
    });
    expect(await verifyChain(db)).toEqual({ ok: false, seq: 11, problem: 'order' });
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 10, problem: 'mac' });
  });

  it('who recomputes the whole chain after a change has no seal for it', async () => {
    await tamper(async (trx) => {
      await trx('journal').where('seq', 10).update({ actor: 'somebody-else' });
      await rechain(trx, 10, guess);
    });
    expect(await verifyChain(db)).toMatchObject({ ok: true });
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 10, problem: 'mac' });
    expect(await withPaper()).toEqual({ ok: false, seq: 10, problem: 'mac' });
  });

  it('who rewrites what was sealed before is betrayed by the anchor, and to the entry by the paper', async () => {
    await tamper(async (trx) => {
      await trx('journal').where('seq', 3).update({ actor: 'somebody-else' });
      await rechain(trx, 3, guess);
    });
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 8, problem: 'anchor' });
    expect(await everything()).toEqual({ ok: false, seq: 8, problem: 'anchor' });
    expect(await withPaper()).toEqual({ ok: false, seq: 3, problem: 'mac' });
  });

  it('who has stolen the key of this epoch still cannot rewrite the earlier ones', async () => {
    const stolen = seal.sealerFor(database.uuid);
    await tamper(async (trx) => {
      await trx('journal').where('seq', 3).update({ actor: 'somebody-else' });
      await rechain(trx, 3, (h) => stolen.mac(h), stolen.epoch);
    });
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 8, problem: 'anchor' });
  });

  it('who gives new entries an old epoch, hoping that its key is gone, is refused', async () => {
    await tamper(async (trx) => {
      await trx('journal').where('seq', 9).update({ actor: 'somebody-else' });
      await rechain(trx, 9, guess, 1);
    });
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 9, problem: 'mac' });
    expect(await everything()).toEqual({ ok: false, seq: 9, problem: 'mac' });
  });

  it('who makes an epoch go back is found there', async () => {
    await tamper(async (trx) => {
      await trx('journal').where('seq', 6).update({ epoch: 0 });
      await rechain(trx, 6, guess);
    });
    expect(await verifyChain(db)).toEqual({ ok: false, seq: 6, problem: 'order' });
  });

  it('who takes an entry out leaves a hole', async () => {
    await tamper(async (trx) => {
      await trx('journal_subjects').where('seq', 10).del();
      await trx('journal').where('seq', 10).del();
    });
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 10, problem: 'gap' });
    expect(await verifyChain(db)).toEqual({ ok: false, seq: 10, problem: 'gap' });
  });

  it('who takes the first entries out leaves a hole', async () => {
    await tamper(async (trx) => {
      await trx('journal_subjects').where('seq', '<=', 2).del();
      await trx('journal').where('seq', '<=', 2).del();
    });
    expect(await everything()).toEqual({ ok: false, seq: 1, problem: 'gap' });
  });

  it('who closes the hole by numbering again is found', async () => {
    await tamper(async (trx) => {
      await trx('journal_subjects').where('seq', 10).del();
      await trx('journal').where('seq', 10).del();
      await shift(trx, 11, -1);
    });
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 10, problem: 'order' });
    await tamper((trx) => rechain(trx, 10, guess));
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 10, problem: 'mac' });
  });

  it('who slips an entry in is found there', async () => {
    await tamper(async (trx) => {
      const row = (await trx('journal').where('seq', 10).first()) as JournalRow;
      await shift(trx, 10, 1);
      await trx('journal').insert({ ...row, subjects: '[]', actor: 'innocent' });
      await rechain(trx, 10, guess);
    });
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 10, problem: 'mac' });
  });

  it('who adds an entry at the end, perfectly chained, has no seal for it', async () => {
    await append(1, { epoch: 2, mac: guess });
    expect(await verifyChain(db)).toMatchObject({ ok: true });
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 13, problem: 'mac' });
    expect(await withPaper()).toEqual({ ok: false, seq: 13, problem: 'mac' });
  });

  it('who swaps two entries is found at the first', async () => {
    await tamper(async (trx) => {
      await trx('journal').where('seq', 10).update({ seq: 100 });
      await trx('journal').where('seq', 11).update({ seq: 10 });
      await trx('journal').where('seq', 100).update({ seq: 11 });
    });
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 10, problem: 'order' });
  });

  it('who cuts the end off is found at the first entry missing', async () => {
    await seal.anchor(db);
    await tamper(async (trx) => {
      await trx('journal_subjects').where('seq', '>', 9).del();
      await trx('journal').where('seq', '>', 9).del();
    });
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 10, problem: 'behind_anchor' });
  });

  it('who cuts the end off and forgets the index is found without any anchor', async () => {
    await tamper((trx) => trx('journal').where('seq', '>', 10).del());
    expect(await verifyChain(db)).toEqual({ ok: false, seq: 11, problem: 'truncated' });
  });

  it('who puts an older file back is found at the first entry missing', async () => {
    await db.destroy();
    copyFileSync(database.file, join(folder, 'yesterday.db'));
    db = await openDatabase({ ...database, mode: 'open' });
    await append(3);
    await seal.advance(db);
    await db.destroy();
    copyFileSync(join(folder, 'yesterday.db'), database.file);
    db = await openDatabase({ ...database, mode: 'open' });
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 13, problem: 'behind_anchor' });
    expect(await verifyChain(db)).toMatchObject({ ok: true });
  });

  it('who puts an older file back and works on until it is long enough is betrayed by the anchor', async () => {
    await db.destroy();
    copyFileSync(database.file, join(folder, 'yesterday.db'));
    db = await openDatabase({ ...database, mode: 'open' });
    await append(3);
    await seal.advance(db);
    await db.destroy();
    copyFileSync(join(folder, 'yesterday.db'), database.file);
    db = await openDatabase({ ...database, mode: 'open' });
    await append(5);
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 15, problem: 'anchor' });
  });

  it('who empties the journal is found', async () => {
    await tamper(async (trx) => {
      await trx('journal_subjects').del();
      await trx('journal').del();
    });
    expect(await everything()).toEqual({ ok: false, seq: 1, problem: 'behind_anchor' });
  });

  it('who takes a look out of the index is found, and so is who adds one', async () => {
    await tamper((trx) => trx('journal_subjects').where({ seq: 10, kind: 'case' }).del());
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 10, problem: 'subjects' });
    await tamper((trx) => trx('journal_subjects').insert({ seq: 9, kind: 'case', id: 'another' }));
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 9, problem: 'subjects' });
  });

  it.each([
    ['drops a trigger', 'DROP TRIGGER journal_no_delete'],
    ['adds one of their own', 'CREATE TRIGGER quiet AFTER INSERT ON journal BEGIN SELECT 1; END'],
    ['drops an index', 'DROP INDEX journal_subjects_by_seq'],
    ['adds a column', 'ALTER TABLE journal ADD COLUMN more TEXT'],
  ])('who %s is found', async (_, sql) => {
    await db.raw(sql);
    expect(await sinceAnchor()).toEqual({ ok: false, seq: 0, problem: 'schema' });
  });
});

describe('verification', () => {
  it('goes by pages, tells how far it is, and can be stopped', async () => {
    await db.transaction(async (trx) => {
      for (let n = 0; n < 2500; n++) await appendEntry(trx, anEntry(n), seal.sealerFor(database.uuid));
    });
    const progress: Array<readonly [number, number]> = [];
    const options: VerifyOptions = { onProgress: (done, total) => progress.push([done, total]) };
    expect(await verifyChain(db, options)).toMatchObject({ ok: true, count: 2500 });
    expect(progress).toEqual([
      [1000, 2500],
      [2000, 2500],
      [2500, 2500],
    ]);
    const stop = new AbortController();
    const stopped = verifyChain(db, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('locked')),
    });
    await expect(stopped).rejects.toThrow('locked');
  });

  it('finds nothing wrong with a journal where nothing has happened yet', async () => {
    expect(await sinceAnchor()).toEqual({ ok: true, count: 0, lastSeq: 0, sealed: 0 });
  });

  it('lets people work meanwhile', async () => {
    await append(20);
    const verdict = everything();
    await append(5);
    expect(await verdict).toMatchObject({ ok: true });
  });
});
