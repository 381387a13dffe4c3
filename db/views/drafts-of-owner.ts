import type { Knex } from 'knex';
import type { DraftLine } from '#shared/domain/draft';
import type { Id } from '#shared/domain/id';

/** What an account has under way, last touched first, with the number of the case it belongs to. */
export async function draftsOfOwner(db: Knex, ownerId: Id): Promise<DraftLine[]> {
  const rows: {
    id: string;
    kind: DraftLine['kind'];
    case_id: string | null;
    number: string | null;
    saved_at: string;
    excerpt: string;
  }[] = await db('drafts')
    .leftJoin('case_files', 'case_files.id', 'drafts.case_id')
    .where('drafts.owner_id', ownerId)
    .orderBy('drafts.saved_at', 'desc')
    .select(
      'drafts.id',
      'drafts.kind',
      'drafts.case_id',
      'case_files.number',
      'drafts.saved_at',
      'drafts.excerpt',
    );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    caseId: row.case_id,
    caseNumber: row.number,
    savedAt: row.saved_at,
    excerpt: row.excerpt,
  }));
}
