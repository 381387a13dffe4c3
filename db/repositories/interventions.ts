import type { Knex } from 'knex';
import type { Finding } from '#shared/domain/finding';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import { InterventionContent, type Addendum } from '#shared/domain/intervention';

/** A signed intervention, as stored: `hash` is that of the exact text of `content`. */
export type StoredIntervention = {
  id: Id;
  caseId: Id;
  content: InterventionContent;
  isLate: boolean;
  findings: Finding[];
  authorId: Id;
  authorName: string;
  authorTitle: string;
  authorBadge: string | null;
  signedAt: Instant;
  hash: string;
};

type Row = {
  id: string;
  case_id: string;
  content: string;
  is_late: number;
  findings: string;
  author_id: string;
  author_name: string;
  author_title: string;
  author_badge: string | null;
  signed_at: string;
  hash: string;
};

function interventionOf(row: Row): StoredIntervention {
  return {
    id: row.id,
    caseId: row.case_id,
    content: InterventionContent.parse(Object.fromEntries(JSON.parse(row.content) as [string, unknown][])),
    isLate: row.is_late === 1,
    findings: JSON.parse(row.findings) as Finding[],
    authorId: row.author_id,
    authorName: row.author_name,
    authorTitle: row.author_title,
    authorBadge: row.author_badge,
    signedAt: row.signed_at,
    hash: row.hash,
  };
}

/** Keeps a signed intervention, with the exact text that was hashed. */
export async function insertIntervention(
  db: Knex,
  intervention: StoredIntervention,
  texts: { canonical: string; excerpt: string },
): Promise<void> {
  const { content } = intervention;
  await db('interventions').insert({
    id: intervention.id,
    case_id: intervention.caseId,
    type: content.type,
    started_at: content.startedAt,
    ended_at: content.endedAt,
    results: JSON.stringify(content.results),
    outcomes: JSON.stringify(content.outcomes),
    excerpt: texts.excerpt,
    content: texts.canonical,
    is_late: Number(intervention.isLate),
    findings: JSON.stringify(intervention.findings),
    author_id: intervention.authorId,
    author_name: intervention.authorName,
    author_title: intervention.authorTitle,
    author_badge: intervention.authorBadge,
    signed_at: intervention.signedAt,
    hash: intervention.hash,
  });
}

export async function findIntervention(db: Knex, id: Id): Promise<StoredIntervention | undefined> {
  const row = await db<Row>('interventions').where({ id }).first();
  return row && interventionOf(row);
}

/** These interventions, in the order of the facts. */
export async function listInterventions(db: Knex, ids: readonly Id[]): Promise<StoredIntervention[]> {
  const rows: Row[] = await db('interventions')
    .whereIn('id', [...ids])
    .orderBy(['started_at', 'signed_at']);
  return rows.map(interventionOf);
}

export async function insertAddendum(
  db: Knex,
  addendum: Addendum & { interventionId: Id; authorId: Id },
): Promise<void> {
  await db('addenda').insert({
    id: addendum.id,
    intervention_id: addendum.interventionId,
    text: addendum.text,
    reason: addendum.reason,
    author_id: addendum.authorId,
    author_name: addendum.authorName,
    author_title: addendum.authorTitle,
    signed_at: addendum.signedAt,
    hash: addendum.hash,
  });
}

/** Whether something was already signed under this id, an intervention or an addendum: a retry must not sign twice. */
export async function isSigned(db: Knex, id: Id): Promise<boolean> {
  for (const table of ['interventions', 'addenda'])
    if ((await db(table).where({ id }).first('id')) !== undefined) return true;
  return false;
}

/** The addenda of these interventions, oldest first. */
export async function listAddenda(db: Knex, interventionIds: readonly Id[]): Promise<Map<Id, Addendum[]>> {
  const rows: {
    id: string;
    intervention_id: string;
    text: string;
    reason: string;
    author_name: string;
    author_title: string;
    signed_at: string;
    hash: string;
  }[] = await db('addenda')
    .whereIn('intervention_id', [...interventionIds])
    .orderBy('signed_at');
  const addenda = new Map<Id, Addendum[]>();
  for (const row of rows) {
    const addendum: Addendum = {
      id: row.id,
      text: row.text,
      reason: row.reason,
      signedAt: row.signed_at,
      authorName: row.author_name,
      authorTitle: row.author_title,
      hash: row.hash,
    };
    addenda.set(row.intervention_id, [...(addenda.get(row.intervention_id) ?? []), addendum]);
  }
  return addenda;
}
