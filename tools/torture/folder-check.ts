import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { diagnoseFile } from '#db/page-check';
import type { JournalVerdict } from '#shared/domain/journal-entry';
import type { FictionalStation } from '../fiction/fictional-station';

/** The keys of both databases, copied from a session: what the checks from outside need. */
export type Keys = { cases: Buffer; system: Buffer };

export function copyKeys(station: FictionalStation): Keys {
  const keys = station.vault.session()?.keys;
  if (!keys?.cases || !keys.system) throw new Error('nobody who holds both keys is signed in');
  return { cases: Buffer.from(keys.cases.key), system: Buffer.from(keys.system.key) };
}

/** Recomputes every page of both databases from outside, logs included. @throws when one is not as it was written. */
export async function checkPages(folder: string, keys: Keys): Promise<void> {
  for (const kind of ['cases', 'system'] as const) {
    const problem = await diagnoseFile(join(folder, 'vault', `${kind}.db`), {
      key: keys[kind],
      depth: 'full',
    });
    if (problem) throw new Error(`${kind}.db: ${problem.code} (${problem.detail.badPages ?? 0} bad pages)`);
  }
}

/** What may never be true of the rows of a station, each as a query that counts. */
const ORPHANS: Readonly<Record<string, string>> = {
  'persons without a name':
    'SELECT count(*) AS n FROM persons WHERE id NOT IN (SELECT person_id FROM person_names)',
  'persons that no search finds':
    'SELECT count(*) AS n FROM persons WHERE "row" NOT IN (SELECT rowid FROM person_words)',
  'search words of nobody':
    'SELECT count(*) AS n FROM person_words WHERE rowid NOT IN (SELECT "row" FROM persons)',
  'cases without a request':
    'SELECT count(*) AS n FROM case_files WHERE id NOT IN (SELECT case_id FROM intakes WHERE case_id IS NOT NULL)',
  'cases without a person':
    'SELECT count(*) AS n FROM case_files WHERE id NOT IN (SELECT case_id FROM case_participants)',
  'accepted requests without a case':
    "SELECT count(*) AS n FROM intakes WHERE (status = 'accepted') <> (case_id IS NOT NULL)",
  'signed notes still in draft':
    'SELECT count(*) AS n FROM drafts WHERE id IN (SELECT id FROM interventions)',
  'case numbers lost': `SELECT (SELECT coalesce(sum(value), 0) FROM counters WHERE name = 'case') <> (SELECT count(*) FROM case_files) AS n`,
  'request numbers lost': `SELECT (SELECT coalesce(sum(value), 0) FROM counters WHERE name = 'intake') <> (SELECT count(*) FROM intakes) AS n`,
};

/** Asks the engine, and then our own rules, whether the rows hold together. */
export async function checkRows(station: FictionalStation): Promise<void> {
  const session = station.vault.session();
  if (!session?.cases) throw new Error('nobody who holds the key of the cases is signed in');
  for (const db of [session.system, session.cases]) {
    const integrity = await db.raw<{ integrity_check: string }[]>('PRAGMA integrity_check');
    if (integrity[0]?.integrity_check !== 'ok')
      throw new Error(`integrity_check: ${JSON.stringify(integrity)}`);
    const broken = await db.raw<unknown[]>('PRAGMA foreign_key_check');
    if (broken.length > 0) throw new Error(`foreign_key_check: ${JSON.stringify(broken)}`);
  }
  await checkOrphans(session.cases);
}

async function checkOrphans(db: Knex): Promise<void> {
  for (const [what, sql] of Object.entries(ORPHANS)) {
    const [row] = await db.raw<{ n: number }[]>(sql);
    if (row?.n !== 0) throw new Error(`${what}: ${row?.n}`);
  }
}

/** Both journals from their first entry, each seal recomputed from the paper. Gives how many entries that is. */
export async function checkJournals(station: FictionalStation, recoveryCode: string): Promise<number> {
  const { cases, system } = await station.ask('journal.verify', { recoveryCode });
  return intact('cases', cases) + intact('system', system);
}

function intact(store: string, verdict: JournalVerdict | null): number {
  if (verdict?.state !== 'intact' || verdict.sealedEntries !== verdict.entries)
    throw new Error(`journal of ${store}: ${JSON.stringify(verdict)}`);
  return verdict.entries;
}

const EXPECTED = ['cases.db', 'keyring.db', 'keyring.db.copy', 'seal.bin', 'station.bin', 'system.db'];

/** Once closed, a folder holds its files and nothing half made. */
export function checkFiles(folder: string): void {
  const left = readdirSync(folder).filter((name) => name !== 'vault' && name !== 'logs');
  const inside = readdirSync(join(folder, 'vault')).filter(
    (name) => !EXPECTED.includes(name) && statSync(join(folder, 'vault', name)).size > 0,
  );
  const missing = EXPECTED.filter((name) => !readdirSync(join(folder, 'vault')).includes(name));
  if (left.length + inside.length + missing.length > 0)
    throw new Error(`files: ${JSON.stringify({ left, inside, missing })}`);
}
