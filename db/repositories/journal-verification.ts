import type { Knex } from 'knex';
import { JOURNAL_SCHEMA } from '../migrations/journal-table';
import {
  type ChainPoint,
  databaseIdentity,
  GENESIS,
  headOf,
  type JournalRow,
  type JournalSubject,
  linkOf,
} from './journal';

/**
 * - `schema`: a table, index or trigger of the journal is not as we made it. `seq` is 0.
 * - `gap`: an entry is missing; `seq` is the first missing number.
 * - `order`: an entry is not chained to the one before, or its epoch goes back.
 * - `hash`: an entry was changed after it was written.
 * - `mac`: an entry was not sealed by this station (someone with the key of the file recomputed the chain), or claims an
 *   epoch whose key is gone although it comes after the anchor.
 * - `subjects`: the index of subjects does not say what the entry says.
 * - `anchor`: the entry that was anchored has been replaced: history before it was rewritten.
 * - `behind_anchor`: the journal ends before the anchor: entries were cut off, or an older file was put back.
 *   `seq` is the first missing number.
 * - `truncated`: as `behind_anchor`, seen from inside: the index of subjects still names entries past the end.
 */
export type ChainProblem =
  'schema' | 'gap' | 'order' | 'hash' | 'mac' | 'subjects' | 'anchor' | 'behind_anchor' | 'truncated';

export type ChainVerdict =
  | {
      readonly ok: true;
      /** Entries walked. */
      readonly count: number;
      readonly lastSeq: number;
      /** Of those, entries whose seal was recomputed: all of them with the first key, the recent ones without. */
      readonly sealed: number;
    }
  | { readonly ok: false; readonly seq: number; readonly problem: ChainProblem };

/** Recomputes the seal of an epoch, or `undefined` when that epoch's key is gone (as it should be for the past). */
export type MacOfEpoch = (epoch: number) => ((h: Buffer) => Buffer) | undefined;

export interface VerifyOptions {
  /**
   * First entry to check (1 by default). The entries before are taken as they are: give the anchor's, which was checked
   * when it was set, for the quick verification of each sign-in.
   */
  readonly fromSeq?: number;
  /** The place known from outside the file. Everything after it must be sealed by a key that `macOf` still has. */
  readonly anchor?: ChainPoint;
  readonly macOf?: MacOfEpoch;
  readonly signal?: AbortSignal;
  /** Told after each page: entries checked, entries in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

const PAGE = 1000;

/**
 * Walks the chain and says the first thing that is wrong with it. Reads in pages and lets other work pass between two;
 * outside a transaction, so that writers are not held up: entries added meanwhile are not looked at.
 */
export async function verifyChain(db: Knex, options: VerifyOptions = {}): Promise<ChainVerdict> {
  if (!(await isSchemaIntact(db))) return { ok: false, seq: 0, problem: 'schema' };
  const { anchor, signal, onProgress } = options;
  const head = await headOf(db);
  if (anchor && head.seq < anchor.seq) return { ok: false, seq: head.seq + 1, problem: 'behind_anchor' };
  if (anchor && anchor.seq > 0) {
    const held: { h: Buffer } | undefined = await db('journal').where('seq', anchor.seq).first('h');
    if (held && !held.h.equals(anchor.h)) return { ok: false, seq: anchor.seq, problem: 'anchor' };
  }

  const firstSeq = Math.max(1, options.fromSeq ?? 1);
  const before: { h: Buffer; epoch: number } | undefined = await db('journal')
    .where('seq', firstSeq - 1)
    .first('h', 'epoch');
  if (firstSeq > 1 && !before)
    return { ok: false, seq: Math.min(firstSeq - 1, head.seq + 1), problem: 'gap' };
  let last = { seq: firstSeq - 1, h: before?.h ?? GENESIS, epoch: before?.epoch ?? 0 };
  const database = await databaseIdentity(db);
  const total = head.seq - last.seq;
  let sealed = 0;

  while (last.seq < head.seq) {
    signal?.throwIfAborted();
    const rows: JournalRow[] = await db('journal')
      .where('seq', '>', last.seq)
      .andWhere('seq', '<=', head.seq)
      .orderBy('seq')
      .limit(PAGE);
    const named = await subjectsBetween(db, last.seq, rows.at(-1)?.seq ?? last.seq);
    for (const row of rows) {
      const problem = problemOf(row, last, database, named, options);
      if (problem) return { ok: false, seq: problem === 'gap' ? last.seq + 1 : row.seq, problem };
      if (options.macOf?.(row.epoch)) sealed++;
      last = row;
    }
    if (rows.length === 0) return { ok: false, seq: last.seq + 1, problem: 'gap' };
    onProgress?.(total - (head.seq - last.seq), total);
    await new Promise<void>((resume) => setImmediate(resume));
  }
  // In one statement, since entries may be added meanwhile; by the ends of two indexes, since there may be millions.
  const past: { seq: number } | undefined = await db('journal_subjects')
    .whereRaw('seq > (SELECT coalesce(max(seq), 0) FROM journal)')
    .orderBy('seq')
    .first('seq');
  if (past) return { ok: false, seq: past.seq, problem: 'truncated' };
  return { ok: true, count: total, lastSeq: head.seq, sealed };
}

function problemOf(
  row: JournalRow,
  last: { readonly seq: number; readonly h: Buffer; readonly epoch: number },
  database: string,
  named: ReadonlyMap<number, ReadonlySet<string>>,
  { anchor, macOf }: VerifyOptions,
): ChainProblem | undefined {
  if (row.seq !== last.seq + 1) return 'gap';
  if (!row.prev.equals(last.h) || row.epoch < last.epoch) return 'order';
  if (!row.h.equals(linkOf(database, row))) return 'hash';
  const mac = macOf?.(row.epoch);
  if (mac && !row.mac.equals(mac(row.h))) return 'mac';
  if (!mac && macOf && anchor && row.seq > anchor.seq) return 'mac';
  return areSubjectsNamed(row, named.get(row.seq)) ? undefined : 'subjects';
}

function areSubjectsNamed(row: JournalRow, named: ReadonlySet<string> = new Set()): boolean {
  let subjects: JournalSubject[];
  try {
    subjects = JSON.parse(row.subjects) as JournalSubject[];
  } catch {
    return false;
  }
  return subjects.length === named.size && subjects.every((subject) => named.has(subjectKey(subject)));
}

function subjectKey({ kind, id }: JournalSubject): string {
  return JSON.stringify([kind, id]);
}

async function subjectsBetween(db: Knex, after: number, last: number): Promise<Map<number, Set<string>>> {
  const rows: Array<JournalSubject & { seq: number }> = await db('journal_subjects')
    .where('seq', '>', after)
    .andWhere('seq', '<=', last)
    .select('seq', 'kind', 'id');
  const named = new Map<number, Set<string>>();
  for (const row of rows) {
    const keys = named.get(row.seq) ?? new Set();
    named.set(row.seq, keys.add(subjectKey(row)));
  }
  return named;
}

/** Whether each table, index and trigger of the journal is, to the letter, the one we made, with none added. */
async function isSchemaIntact(db: Knex): Promise<boolean> {
  const rows: Array<{ name: string; sql: string }> = await db('sqlite_schema')
    .whereIn('tbl_name', ['journal', 'journal_subjects'])
    .whereNotNull('sql')
    .select('name', 'sql');
  return (
    rows.length === Object.keys(JOURNAL_SCHEMA).length &&
    rows.every(({ name, sql }) => JOURNAL_SCHEMA[name] === sql)
  );
}
