import type { Knex } from 'knex';
import type { CaseAccess, PersonAccess, Actor, GrantRight } from '#shared/domain/access';
import { Confidentiality } from '#shared/domain/access';
import type { CalendarDay } from '#shared/domain/calendar-day';
import type { Id } from '#shared/domain/id';
import { roleMayHoldCaseKey } from '#shared/domain/roles';

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
  whereNotExcluded(query, actor);
  if (actor.role === 'coordinator') return;
  if (!roleMayHoldCaseKey(actor.role)) return whereNothing(query);
  void query.where((any) => {
    void any.whereIn('case_files.id', grantsInForce(actor, today));
    if (isCaseworker(actor)) void any.orWhere('case_files.responsible_id', actor.accountId);
    if (actor.role === 'sergeant') void any.orWhere('case_files.confidentiality', 'standard');
  });
}

/** Narrows a query over `case_files` to those in which the actor may write: `mayWriteCase`, told to the engine. */
export function whereWritable(query: Knex.QueryBuilder, actor: Actor, today: CalendarDay): void {
  whereNotExcluded(query, actor);
  if (actor.role === 'coordinator') return;
  if (!isCaseworker(actor)) return whereNothing(query);
  void query.where((any) => {
    void any.where('case_files.responsible_id', actor.accountId);
    void any.orWhereIn('case_files.id', (sub) => grantsInForce(actor, today)(sub.where('g.access', 'write')));
  });
}

/** Beside the other conditions, not among their alternatives: the engine would then go through every row. */
function whereNothing(query: Knex.QueryBuilder): void {
  void query.whereRaw('0');
}

const isCaseworker = ({ role }: Actor) => role === 'worker' || role === 'liaison_officer';

function whereNotExcluded(query: Knex.QueryBuilder, actor: Actor): void {
  void query.whereNotExists((sub) =>
    sub
      .from('case_exclusions as x')
      .whereRaw('x.case_id = case_files.id')
      .where('x.account_id', actor.accountId)
      .whereNull('x.ended_at'),
  );
}

const grantsInForce = (actor: Actor, today: CalendarDay) => (sub: Knex.QueryBuilder) =>
  void sub
    .from('case_grants as g')
    .where('g.account_id', actor.accountId)
    .whereNull('g.ended_at')
    .where((open) => open.whereNull('g.until').orWhere('g.until', '>=', today))
    .select('g.case_id');

/**
 * Narrows a query over `intakes` to what the actor may read: one that joined a case as that case; an undecided one unless
 * the actor is excluded from a case of a person named in it.
 */
export function whereIntakeReadable(query: Knex.QueryBuilder, actor: Actor, today: CalendarDay): void {
  void query.whereNotExists((sub) =>
    sub
      .from('intake_persons as named')
      .join('case_participants as standing', 'standing.person_id', 'named.person_id')
      .join('case_exclusions as x', 'x.case_id', 'standing.case_id')
      .whereRaw('named.intake_id = intakes.id')
      .where('x.account_id', actor.accountId)
      .whereNull('x.ended_at'),
  );
  void query.where((any) =>
    any.whereNull('intakes.case_id').orWhereExists((sub) => {
      void sub.from('case_files').whereRaw('case_files.id = intakes.case_id');
      whereReadable(sub, actor, today);
    }),
  );
}

/** Narrows a query over `journal` of the cases: no line about a case from which the reader is excluded. */
export function whereNotAboutExcludedCase(query: Knex.QueryBuilder, actor: Actor): void {
  void query.whereNotExists((sub) =>
    sub
      .from('journal_subjects as named')
      .join('case_exclusions as x', 'x.case_id', 'named.id')
      .whereRaw('named.seq = journal.seq')
      .where({ 'named.kind': 'case', 'x.account_id': actor.accountId })
      .whereNull('x.ended_at'),
  );
}
