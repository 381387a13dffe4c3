import type { Knex } from 'knex';
import type { CaseAccess, PersonAccess, Actor, GrantRight } from '#shared/domain/access';
import { Confidentiality } from '#shared/domain/access';
import type { CalendarDay } from '#shared/domain/calendar-day';
import type { Id } from '#shared/domain/id';

// What the rules of `shared/domain/access.ts` need, gathered. The rules themselves are there and nowhere else;
// `whereReadable` says the same thing to the engine for lists, and a test holds the two together.

type Row = {
  case_id: string;
  responsible_id: string;
  confidentiality: string;
  writes: number;
  reads: number;
  excluded: number;
};

const accessColumns = (db: Knex, accountId: Id, today: CalendarDay) => [
  'case_files.id as case_id',
  'case_files.responsible_id',
  'case_files.confidentiality',
  db.raw(
    `EXISTS (SELECT 1 FROM case_grants g WHERE g.case_id = case_files.id AND g.account_id = ? AND g.access = 'write'
      AND g.ended_at IS NULL AND (g.until IS NULL OR g.until >= ?)) AS writes`,
    [accountId, today],
  ),
  db.raw(
    `EXISTS (SELECT 1 FROM case_grants g WHERE g.case_id = case_files.id AND g.account_id = ?
      AND g.ended_at IS NULL AND (g.until IS NULL OR g.until >= ?)) AS reads`,
    [accountId, today],
  ),
  db.raw(
    `EXISTS (SELECT 1 FROM case_exclusions x WHERE x.case_id = case_files.id AND x.account_id = ?
      AND x.ended_at IS NULL) AS excluded`,
    [accountId],
  ),
];

function accessOf(row: Row): CaseAccess {
  const grant: GrantRight | null = row.writes ? 'write' : row.reads ? 'read' : null;
  return {
    responsibleId: row.responsible_id,
    confidentiality: Confidentiality.parse(row.confidentiality),
    grant,
    isExcluded: row.excluded === 1,
  };
}

/** What one account is to one case, or nothing when the case does not exist. */
export async function findCaseAccess(
  db: Knex,
  caseId: Id,
  accountId: Id,
  today: CalendarDay,
): Promise<CaseAccess | undefined> {
  const row: Row | undefined = await db('case_files')
    .where('case_files.id', caseId)
    .first(accessColumns(db, accountId, today));
  return row && accessOf(row);
}

/** What one account is to the cases of each of these persons. A person without a case has an empty list. */
export async function listPersonAccess(
  db: Knex,
  personIds: readonly Id[],
  accountId: Id,
  today: CalendarDay,
): Promise<Map<Id, PersonAccess>> {
  const access = new Map<Id, PersonAccess>(personIds.map((id) => [id, { cases: [] }]));
  const rows: (Row & { person_id: string })[] = await db('case_participants')
    .join('case_files', 'case_files.id', 'case_participants.case_id')
    .whereIn('case_participants.person_id', [...personIds])
    .select('case_participants.person_id', ...accessColumns(db, accountId, today));
  for (const row of rows) access.get(row.person_id)?.cases.push(accessOf(row));
  return access;
}

/** Narrows a query over `case_files` to what the actor may read: `mayReadCase`, told to the engine. */
export function whereReadable(query: Knex.QueryBuilder, actor: Actor, today: CalendarDay): void {
  void query.whereNotExists((sub) =>
    sub
      .from('case_exclusions as x')
      .whereRaw('x.case_id = case_files.id')
      .where('x.account_id', actor.accountId)
      .whereNull('x.ended_at'),
  );
  if (actor.role === 'coordinator') return;
  void query.where((any) => {
    void any.whereIn('case_files.id', (sub) =>
      sub
        .from('case_grants as g')
        .where('g.account_id', actor.accountId)
        .whereNull('g.ended_at')
        .where((open) => open.whereNull('g.until').orWhere('g.until', '>=', today))
        .select('g.case_id'),
    );
    if (actor.role === 'worker' || actor.role === 'liaison_officer')
      void any.orWhere('case_files.responsible_id', actor.accountId);
    if (actor.role === 'sergeant') void any.orWhere('case_files.confidentiality', 'standard');
  });
}
