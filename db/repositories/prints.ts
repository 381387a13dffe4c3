import type { Knex } from 'knex';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import type { RecipientProfile } from '#shared/domain/summary';

/** Registers a printout that was made: its number is on every page. What became of it is in the journal. */
export async function insertPrint(
  db: Knex,
  print: { id: Id; number: string; caseId: Id; profile: RecipientProfile; madeAt: Instant; madeBy: Id },
): Promise<void> {
  await db('prints').insert({
    id: print.id,
    number: print.number,
    case_id: print.caseId,
    profile: print.profile,
    made_at: print.madeAt,
    made_by: print.madeBy,
  });
}
