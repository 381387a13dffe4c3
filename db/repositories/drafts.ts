import type { Knex } from 'knex';
import type { DraftBody } from '#shared/domain/draft';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';

/** Words under way, as stored. */
export type StoredDraft = {
  id: Id;
  body: DraftBody;
  ownerId: Id;
  version: number;
  savedAt: Instant;
  savedBy: Id;
};

type Row = {
  id: string;
  owner_id: string;
  body: string;
  version: number;
  saved_at: string;
  saved_by: string;
};

export async function findDraft(db: Knex, id: Id): Promise<StoredDraft | undefined> {
  const row = await db<Row>('drafts').where({ id }).first();
  return (
    row && {
      id: row.id,
      body: JSON.parse(row.body) as DraftBody,
      ownerId: row.owner_id,
      version: row.version,
      savedAt: row.saved_at,
      savedBy: row.saved_by,
    }
  );
}

/** Keeps the first words of a draft. */
export async function insertDraft(
  db: Knex,
  draft: { id: Id; body: DraftBody; excerpt: string; at: Instant; by: Id },
): Promise<void> {
  await db('drafts').insert({
    id: draft.id,
    kind: draft.body.kind,
    case_id: 'caseId' in draft.body ? draft.body.caseId : null,
    owner_id: draft.by,
    body: JSON.stringify(draft.body),
    excerpt: draft.excerpt,
    version: 1,
    created_at: draft.at,
    saved_at: draft.at,
    saved_by: draft.by,
  });
}

/** Saves a draft if nobody did since `version` was read; gives false, and changes nothing, otherwise. */
export async function updateDraft(
  db: Knex,
  draft: { id: Id; version: number; body: DraftBody; excerpt: string; at: Instant; by: Id },
): Promise<boolean> {
  const touched = await db('drafts')
    .where({ id: draft.id, version: draft.version })
    .update({
      body: JSON.stringify(draft.body),
      excerpt: draft.excerpt,
      version: draft.version + 1,
      saved_at: draft.at,
      saved_by: draft.by,
    });
  return touched === 1;
}

export async function deleteDraft(db: Knex, id: Id): Promise<void> {
  await db('drafts').where({ id }).delete();
}
