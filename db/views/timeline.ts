import type { Knex } from 'knex';
import type { TimelineEntry } from '#shared/domain/case-file';
import type { Finding } from '#shared/domain/finding';
import type { Id } from '#shared/domain/id';

type InterventionRow = {
  id: string;
  type: string;
  started_at: string;
  ended_at: string | null;
  results: string;
  outcomes: string;
  excerpt: string;
  is_late: number;
  findings: string;
  author_name: string;
  addenda: number;
};
type DraftRow = { id: string; owner_id: string; saved_at: string; excerpt: string; type: string | null };

/** The signed interventions of a case, one line each, newest first. */
export async function interventionsOfCase(
  db: Knex,
  caseId: Id,
): Promise<Extract<TimelineEntry, { kind: 'intervention' }>[]> {
  const rows: InterventionRow[] = await db('interventions')
    .where({ case_id: caseId })
    .orderBy('started_at', 'desc')
    .select(
      'id',
      'type',
      'started_at',
      'ended_at',
      'results',
      'outcomes',
      'excerpt',
      'is_late',
      'findings',
      'author_name',
      db.raw('(SELECT count(*) FROM addenda a WHERE a.intervention_id = interventions.id) AS addenda'),
    );
  return rows.map((row) => ({
    kind: 'intervention',
    id: row.id,
    at: row.started_at,
    endedAt: row.ended_at,
    by: row.author_name,
    type: row.type,
    results: JSON.parse(row.results) as string[],
    outcomes: JSON.parse(row.outcomes) as string[],
    excerpt: row.excerpt,
    isLate: row.is_late === 1,
    findings: JSON.parse(row.findings) as Finding[],
    addenda: row.addenda,
  }));
}

/** The interventions under way in a case, whoever writes them. */
export async function draftsOfCase(
  db: Knex,
  caseId: Id,
): Promise<{ id: Id; ownerId: Id; savedAt: string; excerpt: string; type: string | null }[]> {
  const rows: DraftRow[] = await db('drafts')
    .where({ case_id: caseId, kind: 'intervention' })
    .orderBy('saved_at', 'desc')
    .select('id', 'owner_id', 'saved_at', 'excerpt', db.raw(`body ->> '$.content.type' AS type`));
  return rows.map((row) => ({
    id: row.id,
    ownerId: row.owner_id,
    savedAt: row.saved_at,
    excerpt: row.excerpt,
    type: row.type,
  }));
}
