import type { Knex } from 'knex';
import type { CaseExclusion, CaseGrant, NewCaseExclusion, NewCaseGrant } from '#shared/domain/case-file';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';

type GrantRow = {
  account_id: string;
  access: string;
  reason: string;
  since: string;
  until: string | null;
  granted_by: string;
};
type ExclusionRow = { account_id: string; reason: string; since: string; excluded_by: string };

/** Opens a case to a colleague; a grant in force is ended first, so that one account has one at a time. */
export async function insertCaseGrant(db: Knex, grant: NewCaseGrant, at: Instant, by: Id): Promise<void> {
  await endCaseGrant(db, grant.caseId, grant.accountId, at);
  await db('case_grants').insert({
    case_id: grant.caseId,
    account_id: grant.accountId,
    access: grant.right,
    reason: grant.reason,
    since: at,
    until: grant.until,
    granted_by: by,
    ended_at: null,
  });
}

/** Ends the grant in force; gives false when there is none. */
export async function endCaseGrant(db: Knex, caseId: Id, accountId: Id, at: Instant): Promise<boolean> {
  const ended = await db('case_grants')
    .where({ case_id: caseId, account_id: accountId })
    .whereNull('ended_at')
    .update({ ended_at: at });
  return ended > 0;
}

/** Keeps a colleague out of a case. */
export async function insertCaseExclusion(
  db: Knex,
  exclusion: NewCaseExclusion,
  at: Instant,
  by: Id,
): Promise<void> {
  await endCaseExclusion(db, exclusion.caseId, exclusion.accountId, at);
  await db('case_exclusions').insert({
    case_id: exclusion.caseId,
    account_id: exclusion.accountId,
    reason: exclusion.reason,
    since: at,
    excluded_by: by,
    ended_at: null,
  });
}

/** Ends the exclusion in force; gives false when there is none. */
export async function endCaseExclusion(db: Knex, caseId: Id, accountId: Id, at: Instant): Promise<boolean> {
  const ended = await db('case_exclusions')
    .where({ case_id: caseId, account_id: accountId })
    .whereNull('ended_at')
    .update({ ended_at: at });
  return ended > 0;
}

type Named<T> = Omit<T, 'accountName' | 'grantedByName' | 'excludedByName'>;

export async function listCaseGrants(
  db: Knex,
  caseId: Id,
): Promise<(Named<CaseGrant> & { grantedBy: Id })[]> {
  const rows: GrantRow[] = await db('case_grants')
    .where({ case_id: caseId })
    .whereNull('ended_at')
    .orderBy('since');
  return rows.map((row) => ({
    accountId: row.account_id,
    right: row.access as CaseGrant['right'],
    reason: row.reason as CaseGrant['reason'],
    since: row.since,
    until: row.until,
    grantedBy: row.granted_by,
  }));
}

export async function listCaseExclusions(
  db: Knex,
  caseId: Id,
): Promise<(Named<CaseExclusion> & { excludedBy: Id })[]> {
  const rows: ExclusionRow[] = await db('case_exclusions')
    .where({ case_id: caseId })
    .whereNull('ended_at')
    .orderBy('since');
  return rows.map((row) => ({
    accountId: row.account_id,
    reason: row.reason,
    since: row.since,
    excludedBy: row.excluded_by,
  }));
}
