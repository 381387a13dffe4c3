import { createHmac } from 'node:crypto';
import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDb } from '../testing/open-test-db';
import { appendEntry, headOf, listEntries, type NewJournalEntry, type Sealer } from './journal';
import { verifyChain } from './journal-verification';

const sealer: Sealer = { epoch: 0, mac: (h) => createHmac('sha256', 'epoch 0').update(h).digest() };

function anEntry(changes: Partial<NewJournalEntry> = {}): NewJournalEntry {
  return {
    at: '2026-03-14T18:30:00Z',
    monoMs: 1234.4,
    boot: 'boot-1',
    actor: 'account-1',
    role: 'worker',
    action: 'case.read',
    outcome: 'done',
    subjects: [{ kind: 'case', id: 'case-1' }],
    detail: { count: 3 },
    ...changes,
  };
}

let db: Knex;
beforeEach(async () => {
  db = await openTestDb();
});
afterEach(() => db.destroy());

function append(...entries: NewJournalEntry[]): Promise<void> {
  return db.transaction(async (trx) => {
    for (const entry of entries) await appendEntry(trx, entry, sealer);
  });
}

describe('appending', () => {
  it('numbers entries from 1 and gives them back as they were, newest first', async () => {
    await append(
      anEntry(),
      anEntry({
        action: 'case.close',
        outcome: 'refused',
        reason: 'not_mine',
        reference: 'R-1',
        detail: { b: [1, null], a: 'é' },
      }),
    );
    const [second, first] = await listEntries(db, { limit: 10 });
    expect(first).toEqual({ ...anEntry(), seq: 1, at: '2026-03-14T18:30:00.000Z', monoMs: 1234 });
    expect(second).toMatchObject({
      seq: 2,
      action: 'case.close',
      outcome: 'refused',
      reason: 'not_mine',
      reference: 'R-1',
      detail: { a: 'é', b: [1, null] },
    });
  });

  it('keeps one text for one meaning: composed accents, sorted subjects without repetition', async () => {
    await append(
      anEntry({
        reason: 'cafe\u0301',
        detail: { 'e\u0301': 'e\u0301' },
        subjects: [
          { kind: 'person', id: 'p-2' },
          { kind: 'case', id: 'c-1' },
          { kind: 'person', id: 'p-2' },
        ],
      }),
    );
    const [entry] = await listEntries(db, { limit: 1 });
    expect(entry?.reason).toBe('caf\u00e9');
    expect(entry?.detail).toEqual({ '\u00e9': '\u00e9' });
    expect(entry?.subjects).toEqual([
      { kind: 'case', id: 'c-1' },
      { kind: 'person', id: 'p-2' },
    ]);
  });

  it('survives half of a surrogate pair in a text: what is hashed is what is stored', async () => {
    await append(anEntry({ reference: 'x\ud800y', detail: { note: '\udc00' }, actor: 'nul\0inside' }));
    expect(await verifyChain(db)).toEqual({ ok: true, count: 1, lastSeq: 1, sealed: 0 });
  });

  it('refuses a detail that JSON would change in silence', async () => {
    await expect(append(anEntry({ detail: { at: new Date(0) } }))).rejects.toThrow(TypeError);
    await expect(append(anEntry({ detail: { n: Number.NaN } }))).rejects.toThrow(TypeError);
    expect((await headOf(db)).seq).toBe(0);
  });

  it('leaves with the transaction of its act', async () => {
    const failing = db.transaction(async (trx) => {
      await appendEntry(trx, anEntry(), sealer);
      throw new Error('the act failed');
    });
    await expect(failing).rejects.toThrow('the act failed');
    expect((await headOf(db)).seq).toBe(0);
  });
});

describe('consulting', () => {
  beforeEach(() =>
    append(
      anEntry({ at: '2026-03-14T10:00:00Z' }),
      anEntry({ at: '2026-03-14T10:00:00.500Z', actor: 'account-2', action: 'search', subjects: [] }),
      anEntry({ at: '2026-03-15T10:00:00-04:00', subjects: [{ kind: 'person', id: 'case-1' }] }),
      anEntry({ at: '2026-03-16T10:00:00Z', outcome: 'refused' }),
    ),
  );
  const seqs = async (filter: Partial<Parameters<typeof listEntries>[1]>) =>
    (await listEntries(db, { limit: 10, ...filter })).map(({ seq }) => seq);

  it('answers who looked at this file, by kind and id together', async () => {
    expect(await seqs({ subject: { kind: 'case', id: 'case-1' } })).toEqual([4, 1]);
    expect(await seqs({ subject: { kind: 'person', id: 'case-1' } })).toEqual([3]);
  });
  it('answers by actor, action, outcome', async () => {
    expect(await seqs({ actor: 'account-2' })).toEqual([2]);
    expect(await seqs({ actions: ['search', 'print'] })).toEqual([2]);
    expect(await seqs({ outcome: 'refused' })).toEqual([4]);
  });
  it('answers between two instants, the second excluded, whatever their offset and precision', async () => {
    expect(await seqs({ from: '2026-03-14T10:00:00.5Z', to: '2026-03-16T10:00:00Z' })).toEqual([3, 2]);
    expect(await seqs({ from: '2026-03-15T14:00:00Z', to: '2026-03-15T14:00:00.001Z' })).toEqual([3]);
  });
  it('goes by pages', async () => {
    expect(await seqs({ limit: 2 })).toEqual([4, 3]);
    expect(await seqs({ limit: 2, beforeSeq: 3 })).toEqual([2, 1]);
  });
});

describe('append-only, even against our own code', () => {
  beforeEach(() => append(anEntry(), anEntry()));
  const row = async () => (await db('journal').orderBy('seq', 'desc').first()) as Record<string, unknown>;

  it('refuses to change or delete an entry', async () => {
    await expect(db('journal').where('seq', 1).update({ actor: 'x' })).rejects.toThrow('journal_no_update');
    await expect(db('journal').where('seq', 2).del()).rejects.toThrow('journal_no_delete');
  });
  it('refuses to replace an entry, which in this engine is neither an update nor a delete', async () => {
    const last = await row();
    const columns = Object.keys(last);
    const sql = `INSERT OR REPLACE INTO journal (${columns.join(',')}) VALUES (${columns.map(() => '?').join(',')})`;
    await expect(db.raw(sql, Object.values({ ...last, actor: 'x' }) as never[])).rejects.toThrow(
      'journal_in_sequence',
    );
    expect((await listEntries(db, { limit: 1 }))[0]?.actor).toBe('account-1');
  });
  it('refuses a number out of turn and a wrong link', async () => {
    const last = await row();
    await expect(db('journal').insert({ ...last, seq: 4, prev: last['h'] })).rejects.toThrow(
      'journal_in_sequence',
    );
    await expect(db('journal').insert({ ...last, seq: 3 })).rejects.toThrow('journal_in_sequence');
    await expect(db('journal').insert({ ...last, seq: null, prev: last['h'] })).rejects.toThrow(
      'journal_in_sequence',
    );
  });
  it('protects the index of subjects in the same way', async () => {
    await expect(db('journal_subjects').update({ id: 'x' })).rejects.toThrow('journal_subjects_no_update');
    await expect(db('journal_subjects').del()).rejects.toThrow('journal_subjects_no_delete');
    await expect(db('journal_subjects').insert({ seq: 2, kind: 'case', id: 'other' })).rejects.toThrow(
      'journal_subjects_as_named',
    );
    await expect(
      db.raw("INSERT OR REPLACE INTO journal_subjects (kind, id, seq) VALUES ('case', 'case-1', 2)"),
    ).rejects.toThrow('journal_subjects_as_named');
  });
});
