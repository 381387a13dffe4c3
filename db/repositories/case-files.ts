import type { Knex } from 'knex';
import type { CaseChange, CaseFile, Participant } from '#shared/domain/case-file';
import type { Birth } from '#shared/domain/calendar-day';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import { displayNameOf } from '#shared/domain/person';
import { namesOf } from './persons';

/** The frame of a case, as stored. */
export type StoredCase = Pick<
  CaseFile,
  | 'id'
  | 'number'
  | 'status'
  | 'category'
  | 'responsibleId'
  | 'confidentiality'
  | 'openedAt'
  | 'nextReviewOn'
  | 'version'
> & { openedBy: Id; lastEntryAt: Instant };

export type CaseRow = {
  id: string;
  number: string;
  status: string;
  category: string;
  responsible_id: string;
  confidentiality: string;
  opened_at: string;
  opened_by: string;
  next_review_on: string;
  last_entry_at: string;
  version: number;
};

export function caseOf(row: CaseRow): StoredCase {
  return {
    id: row.id,
    number: row.number,
    status: row.status as StoredCase['status'],
    category: row.category as StoredCase['category'],
    responsibleId: row.responsible_id,
    confidentiality: row.confidentiality as StoredCase['confidentiality'],
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    nextReviewOn: row.next_review_on,
    lastEntryAt: row.last_entry_at,
    version: row.version,
  };
}

export async function insertCase(db: Knex, file: StoredCase): Promise<void> {
  await db('case_files').insert({
    id: file.id,
    number: file.number,
    status: file.status,
    category: file.category,
    responsible_id: file.responsibleId,
    confidentiality: file.confidentiality,
    opened_at: file.openedAt,
    opened_by: file.openedBy,
    next_review_on: file.nextReviewOn,
    last_entry_at: file.lastEntryAt,
    version: file.version,
  });
}

export async function findCase(db: Knex, id: Id): Promise<StoredCase | undefined> {
  const row = await db<CaseRow>('case_files').where({ id }).first();
  return row && caseOf(row);
}

/** Changes the frame of a case if nobody did since `version` was read; gives false, and changes nothing, otherwise. */
export async function updateCase(db: Knex, change: CaseChange): Promise<boolean> {
  const touched = await db('case_files')
    .where({ id: change.id, version: change.version })
    .update({
      category: change.category,
      responsible_id: change.responsibleId,
      confidentiality: change.confidentiality,
      next_review_on: change.nextReviewOn,
      version: change.version + 1,
    });
  return touched === 1;
}

/** Notes that something was written in a case. */
export async function touchCase(db: Knex, id: Id, at: Instant): Promise<void> {
  await db('case_files').where({ id }).where('last_entry_at', '<', at).update({ last_entry_at: at });
}

export async function insertParticipant(
  db: Knex,
  caseId: Id,
  participant: Pick<Participant, 'personId' | 'role' | 'since'>,
): Promise<void> {
  const [row] = await db('case_participants').where({ case_id: caseId }).count({ n: '*' });
  await db('case_participants')
    .insert({
      case_id: caseId,
      person_id: participant.personId,
      role: participant.role,
      since: participant.since,
      position: Number(row?.['n'] ?? 0),
    })
    .onConflict(['case_id', 'person_id'])
    .merge(['role']);
}

/** The persons of a case, in the order they came into it. */
export async function listParticipants(db: Knex, caseId: Id): Promise<Participant[]> {
  const rows: { person_id: string; role: string; since: string; birth: string | null }[] = await db(
    'case_participants',
  )
    .join('persons', 'persons.id', 'case_participants.person_id')
    .where({ case_id: caseId })
    .orderBy('case_participants.position')
    .select(
      'case_participants.person_id',
      'case_participants.role',
      'case_participants.since',
      'persons.birth',
    );
  const names = await namesOf(
    db,
    rows.map((row) => row.person_id),
  );
  return rows.map((row) => ({
    personId: row.person_id,
    name: displayNameOf(names.get(row.person_id) ?? []),
    birth: row.birth === null ? null : (JSON.parse(row.birth) as Birth),
    role: row.role as Participant['role'],
    since: row.since,
  }));
}
