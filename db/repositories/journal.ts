import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { canonicalJson, type JsonValue } from '../canonical-json';

/** What an entry is about. `kind` is a noun of the glossary, `id` an identifier: never a name, never a text. */
export interface JournalSubject {
  readonly kind: string;
  readonly id: string;
}

export type JournalOutcome = 'done' | 'refused' | 'failed';

/** An act to record. No narrative, no name, no address, no password ever goes in: identifiers, codes and counts do. */
export interface NewJournalEntry {
  /** Instant, ISO 8601. Kept in UTC at the millisecond. The order of entries is `seq`, never the clock. */
  readonly at: string;
  /** Milliseconds since the process started, by the monotonic clock: shows a wall clock that was moved. */
  readonly monoMs: number;
  /** Identifier of this run of the application, so that `monoMs` can be compared. */
  readonly boot: string;
  /** Account identifier, or a fixed word when nobody is signed in. */
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly outcome: JournalOutcome;
  readonly subjects: readonly JournalSubject[];
  /** Code of the reason given (break-glass, export...). */
  readonly reason?: string;
  /** The reference shown on the person's screen. */
  readonly reference?: string;
  /** Plain JSON. Kept in canonical form. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface JournalEntry extends Omit<NewJournalEntry, 'detail'> {
  readonly seq: number;
  readonly detail: Readonly<Record<string, JsonValue>>;
}

/** Seals an entry under the key of the current epoch. That key only goes forward (electron/vault/seal.ts). */
export interface Sealer {
  readonly epoch: number;
  mac(h: Buffer): Buffer;
}

/** A place in the chain: the `h` of entry `seq`. The head is the last one; `seq` 0 is the empty journal. */
export interface ChainPoint {
  readonly seq: number;
  readonly h: Buffer;
}

/** A row of the table, as stored. */
export interface JournalRow {
  readonly seq: number;
  readonly at: string;
  readonly mono_ms: number;
  readonly boot: string;
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly outcome: JournalOutcome;
  readonly reason: string | null;
  readonly reference: string | null;
  readonly subjects: string;
  readonly detail: string;
  readonly epoch: number;
  readonly prev: Buffer;
  readonly h: Buffer;
  readonly mac: Buffer;
}

/** What the first entry is chained to. */
export const GENESIS: Buffer = Buffer.alloc(32);

const DOMAIN = Buffer.from('relais-journal-v1', 'utf8');
const ABSENT = Buffer.alloc(4, 0xff);

/**
 * The link of an entry: SHA-256 over a fixed tag, the previous link, then the identity of the database and every field,
 * each preceded by its length in bytes (so that no two entries can read the same), an absent one by a length that no
 * text can have. Numbers are written in decimal.
 */
export function linkOf(database: string, row: Omit<JournalRow, 'h' | 'mac'>): Buffer {
  const hash = createHash('sha256').update(DOMAIN).update(row.prev);
  const fields = [
    database,
    String(row.seq),
    row.at,
    String(row.mono_ms),
    row.boot,
    row.actor,
    row.role,
    row.action,
    row.outcome,
    row.reason,
    row.reference,
    row.subjects,
    row.detail,
    String(row.epoch),
  ];
  for (const field of fields) {
    if (field === null) {
      hash.update(ABSENT);
      continue;
    }
    const bytes = Buffer.from(field, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return hash.digest();
}

/** The identity that is hashed into each entry: an entry of one database means nothing in another. */
export async function databaseIdentity(db: Knex): Promise<string> {
  const row: { uuid: string } | undefined = await db('file_identity').first('uuid');
  if (!row) throw new Error('a database of ours has an identity');
  return row.uuid;
}

/** The last entry, or the empty journal. Read it in a transaction of its own to be sure that it is committed. */
export async function headOf(db: Knex): Promise<ChainPoint> {
  const row: ChainPoint | undefined = await db('journal').orderBy('seq', 'desc').first('seq', 'h');
  return row ?? { seq: 0, h: GENESIS };
}

/**
 * Adds an entry at the end of the journal. `trx` must be the transaction of the act itself: both are kept or neither is.
 * @returns the number of the entry.
 */
export async function appendEntry(trx: Knex, entry: NewJournalEntry, sealer: Sealer): Promise<number> {
  const database = await databaseIdentity(trx);
  const head = await headOf(trx);
  const { epoch } = sealer;
  const unsealed = {
    seq: head.seq + 1,
    at: instantText(entry.at),
    mono_ms: Math.round(entry.monoMs),
    boot: text(entry.boot),
    actor: text(entry.actor),
    role: text(entry.role),
    action: text(entry.action),
    outcome: entry.outcome,
    reason: entry.reason === undefined ? null : text(entry.reason),
    reference: entry.reference === undefined ? null : text(entry.reference),
    subjects: subjectsText(entry.subjects),
    detail: canonicalJson(entry.detail),
    epoch,
    prev: head.h,
  };
  const h = linkOf(database, unsealed);
  const row: JournalRow = { ...unsealed, h, mac: sealer.mac(h) };
  await trx('journal').insert(row);
  return row.seq;
}

/** Which entries. Every part may be left out. */
export interface JournalMatch {
  /** Only entries about this: answers "who looked at this file". */
  readonly subject?: JournalSubject;
  readonly actor?: string;
  readonly actions?: readonly string[];
  readonly outcome?: JournalOutcome;
  /** Instants, ISO 8601: from included, to excluded. By the clock of the station. */
  readonly from?: string;
  readonly to?: string;
}

export interface JournalFilter extends JournalMatch {
  /** The next page: entries strictly before this number. */
  readonly beforeSeq?: number;
  readonly limit: number;
}

/** A further restriction on the query over `journal`: what this reader may not see. */
type Narrow = (query: Knex.QueryBuilder) => void;

/** Entries that match, newest first. */
export async function listEntries(
  db: Knex,
  { beforeSeq, limit, ...filter }: JournalFilter,
  narrow: Narrow = () => undefined,
): Promise<JournalEntry[]> {
  const query = matching(db, filter).orderBy('journal.seq', 'desc').limit(limit);
  narrow(query);
  if (beforeSeq !== undefined) void query.where('journal.seq', '<', beforeSeq);
  const rows: JournalRow[] = await query.select('journal.*');
  return rows.map(entryOf);
}

/** How many entries match, whatever the page. */
export async function countEntries(
  db: Knex,
  filter: JournalMatch,
  narrow: Narrow = () => undefined,
): Promise<number> {
  const query = matching(db, filter);
  narrow(query);
  const [row] = await query.count({ n: '*' });
  return Number(row?.['n'] ?? 0);
}

function matching(db: Knex, { subject, actor, actions, outcome, from, to }: JournalMatch): Knex.QueryBuilder {
  const query = db('journal');
  if (subject) {
    void query.join('journal_subjects as about', 'about.seq', 'journal.seq').where({
      'about.kind': text(subject.kind),
      'about.id': text(subject.id),
    });
  }
  if (actor !== undefined) void query.where('journal.actor', actor);
  if (actions) void query.whereIn('journal.action', [...actions]);
  if (outcome) void query.where('journal.outcome', outcome);
  if (from !== undefined) void query.where('journal.at', '>=', instantText(from));
  if (to !== undefined) void query.where('journal.at', '<', instantText(to));
  return query;
}

function entryOf(row: JournalRow): JournalEntry {
  return {
    seq: row.seq,
    at: row.at,
    monoMs: row.mono_ms,
    boot: row.boot,
    actor: row.actor,
    role: row.role,
    action: row.action,
    outcome: row.outcome,
    subjects: JSON.parse(row.subjects) as JournalSubject[],
    detail: JSON.parse(row.detail) as Record<string, JsonValue>,
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.reference !== null && { reference: row.reference }),
  };
}

/** Subjects without repetition, in a fixed order: the same set always has the same text. */
function subjectsText(subjects: readonly JournalSubject[]): string {
  const each = subjects.map(({ kind, id }) => canonicalJson({ kind: text(kind), id: text(id) }));
  return `[${[...new Set(each)].sort().join(',')}]`;
}

/** Text exactly as it will be read back: NFC, and no half of a surrogate pair (the engine would replace it). */
function text(value: string): string {
  return Buffer.from(value.normalize('NFC'), 'utf8').toString('utf8');
}

/** One length for all instants, so that their order as text is their order in time. */
function instantText(instant: string): string {
  return Temporal.Instant.from(instant).toString({ smallestUnit: 'millisecond' });
}
