import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { JournalRow } from '#db/repositories/journal';

// What tests hold up as proof: the whole content of a database, the lines of its journal, the bytes of a folder.

const JOURNAL = ['journal', 'journal_subjects'];

/** SHA-256 of every row of every table but the journal: two equal digests mean that no record changed in between. */
export async function contentOf(db: Knex): Promise<string> {
  const tables: { name: string }[] = await db('sqlite_schema')
    .where({ type: 'table' })
    .whereNotIn('name', JOURNAL)
    .whereNot('sql', 'like', 'CREATE VIRTUAL%')
    .orderBy('name')
    .select('name');
  const hash = createHash('sha256');
  for (const { name } of tables) {
    const rows: object[] = await db(name).select();
    const lines = rows.map((row) => JSON.stringify(row)).sort();
    hash.update(JSON.stringify([name, lines]));
  }
  return hash.digest('hex');
}

/** A line of the journal, as stored, with its JSON read. */
export type WrittenLine = Pick<
  JournalRow,
  'seq' | 'at' | 'actor' | 'role' | 'action' | 'outcome' | 'reference'
> & { subjects: { kind: string; id: string }[]; detail: Record<string, unknown> };

/** The lines written after `seq`, oldest first: read outside any transaction, hence committed. */
export async function linesAfter(db: Knex, seq: number): Promise<WrittenLine[]> {
  const rows: JournalRow[] = await db('journal').where('seq', '>', seq).orderBy('seq');
  return rows.map(({ seq: own, at, actor, role, action, outcome, reference, subjects, detail }) => ({
    seq: own,
    at,
    actor,
    role,
    action,
    outcome,
    reference,
    subjects: JSON.parse(subjects) as WrittenLine['subjects'],
    detail: JSON.parse(detail) as WrittenLine['detail'],
  }));
}

/** How many lines a journal has. */
export async function lastSeqOf(db: Knex): Promise<number> {
  const [row] = await db('journal').max({ last: 'seq' });
  return Number(row?.['last'] ?? 0);
}

/** SHA-256 of the bytes of a file. */
export function bytesDigest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Each file under a folder, by its path inside it, with the SHA-256 of its bytes. */
export function filesIn(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (inside: string) => {
    for (const name of readdirSync(join(folder, inside)).sort()) {
      const path = join(inside, name);
      if (statSync(join(folder, path)).isDirectory()) walk(path);
      else
        found[path] = createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex');
    }
  };
  if (existsSync(folder)) walk('');
  return found;
}
