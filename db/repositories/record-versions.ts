import type { Knex } from 'knex';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';

/** Keeps what a record said until now, before a change replaces it. */
export async function keepVersion(
  trx: Knex,
  replaced: { kind: 'person' | 'case'; id: Id; version: number; content: unknown; at: Instant; by: Id },
): Promise<void> {
  await trx('record_versions').insert({
    kind: replaced.kind,
    id: replaced.id,
    version: replaced.version,
    content: JSON.stringify(replaced.content),
    replaced_at: replaced.at,
    replaced_by: replaced.by,
  });
}
