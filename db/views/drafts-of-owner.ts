import type { Knex } from 'knex';
import type { Actor } from '#shared/domain/access';
import type { CalendarDay } from '#shared/domain/calendar-day';
import type { DraftLine } from '#shared/domain/draft';
import { whereReadable } from '../repositories/access';

/**
 * What an account has under way, last touched first, with the number of the case it belongs to. Words in a case that the
 * account may no longer read stay where they are, out of its sight.
 */
export async function draftsOfOwner(db: Knex, actor: Actor, today: CalendarDay): Promise<DraftLine[]> {
  const rows: {
    id: string;
    kind: DraftLine['kind'];
    case_id: string | null;
    number: string | null;
    saved_at: string;
    excerpt: string;
  }[] = await db('drafts')
    .leftJoin('case_files', 'case_files.id', 'drafts.case_id')
    .where('drafts.owner_id', actor.accountId)
    .where((any) =>
      any.whereNull('drafts.case_id').orWhere((inCase) => {
        void inCase.whereNotNull('case_files.id');
        whereReadable(inCase, actor, today);
      }),
    )
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
