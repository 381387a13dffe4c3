import fc from 'fast-check';
import type { Knex } from 'knex';
import { describe, expect, it } from 'vitest';
import { mayKnowPerson, mayReadCase, mayWriteCase, type Actor, type CaseAccess } from '#shared/domain/access';
import { Role } from '#shared/domain/roles';
import { openTestDb } from '../testing/open-test-db';
import {
  findCaseAccess,
  listPersonAccess,
  whereIntakeReadable,
  whereReadable,
  whereWritable,
} from './access';
import { findReadableIntake, listIntakes } from './intakes';

// Lists ask the engine, single objects ask the rules of `shared/domain/access.ts`: here both are asked about the same random
// cases, against what was drawn. A list that shows more, or less, than may be read is found at once.

const TODAY = '2026-03-14';
const AT = '2026-03-01T12:00:00Z';
const ACCOUNTS = ['a1', 'a2', 'a3'];

type Drawn = {
  responsible: string;
  confidentiality: CaseAccess['confidentiality'];
  status: 'open' | 'closed';
  grants: { account: string; right: 'read' | 'write'; until: string | null; isEnded: boolean }[];
  exclusions: { account: string; isEnded: boolean }[];
  persons: number[];
};

const account = fc.constantFrom(...ACCOUNTS);
const aCase: fc.Arbitrary<Drawn> = fc.record({
  responsible: account,
  confidentiality: fc.constantFrom('standard', 'restricted', 'highly_restricted'),
  status: fc.constantFrom('open', 'closed'),
  grants: fc.array(
    fc.record({
      account,
      right: fc.constantFrom('read', 'write'),
      until: fc.constantFrom(null, '2026-03-13', TODAY, '2026-03-15'),
      isEnded: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  exclusions: fc.array(fc.record({ account, isEnded: fc.boolean() }), { maxLength: 2 }),
  persons: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
});
/** A request names some of four persons, and may have joined a case. */
const anIntake = fc.record({
  persons: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
  joins: fc.option(fc.nat(5), { nil: null }),
});
const aStation = fc.record({
  cases: fc.array(aCase, { minLength: 1, maxLength: 6 }),
  intakes: fc.array(anIntake, { maxLength: 5 }),
});

/** What an account is to a case, from what was drawn: no SQL here. */
function accessTo(drawn: Drawn, accountId: string): CaseAccess {
  const inForce = drawn.grants.filter(
    (grant) =>
      grant.account === accountId && !grant.isEnded && (grant.until === null || grant.until >= TODAY),
  );
  const rights = inForce.map((grant) => grant.right);
  return {
    responsibleId: drawn.responsible,
    confidentiality: drawn.confidentiality,
    grant: rights.includes('write') ? 'write' : (rights[0] ?? null),
    isExcluded: drawn.exclusions.some((one) => one.account === accountId && !one.isEnded),
  };
}

async function write(
  db: Knex,
  { cases, intakes }: { cases: Drawn[]; intakes: { persons: number[]; joins: number | null }[] },
) {
  for (const n of [0, 1, 2, 3])
    await db('persons').insert({
      id: `p${n}`,
      birth: null,
      gender: 'woman',
      pronoun: '',
      language: 'french',
      needs_interpreter: 0,
      accommodation: '',
      identity: 'declared',
      version: 1,
      created_at: AT,
      created_by: 'a1',
      updated_at: AT,
      updated_by: 'a1',
    });
  for (const [n, drawn] of cases.entries()) {
    await db('case_files').insert({
      id: `c${n}`,
      number: `DOS-${n}`,
      status: drawn.status,
      category: 'other',
      responsible_id: drawn.responsible,
      confidentiality: drawn.confidentiality,
      opened_at: AT,
      opened_by: 'a1',
      next_review_on: TODAY,
      last_entry_at: AT,
      version: 1,
    });
    for (const [position, person] of drawn.persons.entries())
      await db('case_participants').insert({
        case_id: `c${n}`,
        person_id: `p${person}`,
        role: 'concerned',
        since: TODAY,
        position,
      });
    for (const [index, grant] of drawn.grants.entries())
      await db('case_grants').insert({
        case_id: `c${n}`,
        account_id: grant.account,
        access: grant.right,
        reason: 'audit',
        since: `${AT}${index}`,
        until: grant.until,
        granted_by: 'a1',
        ended_at: grant.isEnded ? AT : null,
      });
    for (const [index, exclusion] of drawn.exclusions.entries())
      await db('case_exclusions').insert({
        case_id: `c${n}`,
        account_id: exclusion.account,
        reason: '',
        since: `${AT}${index}`,
        excluded_by: 'a1',
        ended_at: exclusion.isEnded ? AT : null,
      });
  }
  for (const [n, intake] of intakes.entries()) {
    const joined = intake.joins === null || intake.joins >= cases.length ? null : `c${intake.joins}`;
    await db('intakes').insert({
      id: `i${n}`,
      number: `DEM-${n}`,
      status: joined === null ? 'received' : 'accepted',
      received_at: AT,
      received_by: 'a1',
      origin: 'patrol',
      requester: '{}',
      event_numbers: '[]',
      situation_types: '[]',
      account: '',
      urgency: 'unknown',
      municipality: '',
      patrol_officers: null,
      patrol_minutes: null,
      findings: '[]',
      case_id: joined,
      recorded_at: AT,
    });
    for (const [position, person] of intake.persons.entries())
      await db('intake_persons').insert({
        intake_id: `i${n}`,
        position,
        person_id: `p${person}`,
        described: '',
        role: 'concerned',
      });
  }
}

const everyActor: Actor[] = Role.options.flatMap((role) =>
  ['a1', 'a2'].map((accountId) => ({ accountId, role, name: '', title: '', badge: null })),
);

async function idsWhere(
  db: Knex,
  table: string,
  narrow: (query: Knex.QueryBuilder) => void,
): Promise<string[]> {
  const query = db(table).orderBy(`${table}.id`);
  narrow(query);
  const rows: { id: string }[] = await query.select(`${table}.id`);
  return rows.map((row) => row.id);
}

describe('what lists show and what may be read are the same', () => {
  it('for cases, requests and persons, whoever asks', async () => {
    await fc.assert(
      fc.asyncProperty(aStation, async ({ cases, intakes }) => {
        const db = await openTestDb();
        try {
          await write(db, { cases, intakes });
          for (const actor of everyActor) {
            const accesses = cases.map((drawn) => accessTo(drawn, actor.accountId));
            const casesThat = (may: typeof mayReadCase) =>
              accesses.flatMap((access, n) => (may(actor, access) ? [`c${n}`] : []));

            // One by one, and as lists.
            for (const [n, access] of accesses.entries())
              expect(await findCaseAccess(db, `c${n}`, actor.accountId, TODAY)).toEqual(access);
            expect(await idsWhere(db, 'case_files', (query) => whereReadable(query, actor, TODAY))).toEqual(
              casesThat(mayReadCase),
            );
            expect(await idsWhere(db, 'case_files', (query) => whereWritable(query, actor, TODAY))).toEqual(
              casesThat(mayWriteCase),
            );

            // A request: never one naming somebody from whose case one is kept out; a joined one as its case.
            const isKeptOutOf = (person: number) =>
              cases.some((drawn, n) => drawn.persons.includes(person) && accesses[n]?.isExcluded);
            const readable = intakes.flatMap(({ persons, joins }, n) => {
              const access = joins === null ? undefined : accesses[joins];
              const isOpen = access === undefined || mayReadCase(actor, access);
              return isOpen && !persons.some(isKeptOutOf) ? [`i${n}`] : [];
            });
            expect(
              await idsWhere(db, 'intakes', (query) => whereIntakeReadable(query, actor, TODAY)),
            ).toEqual(readable);
            for (const n of intakes.keys())
              expect((await findReadableIntake(db, actor, TODAY, `i${n}`)) !== undefined).toBe(
                readable.includes(`i${n}`),
              );
            const page = await listIntakes(db, actor, TODAY, { which: 'all', text: '', limit: 2 });
            expect(page.total).toBe(readable.length);
            expect(page.intakes).toHaveLength(Math.min(2, readable.length));

            // A person, from the cases in which they stand.
            const known = await listPersonAccess(db, ['p0', 'p1', 'p2', 'p3'], actor.accountId, TODAY);
            for (const n of [0, 1, 2, 3]) {
              const own = accesses.filter((_, index) => cases[index]?.persons.includes(n));
              const found = known.get(`p${n}`) ?? { cases: [] };
              expect(found.cases).toHaveLength(own.length);
              expect(found.cases).toEqual(expect.arrayContaining(own));
              expect(mayKnowPerson(actor, found)).toBe(mayKnowPerson(actor, { cases: own }));
            }
          }
        } finally {
          await db.destroy();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('and nothing is said of a case that does not exist', async () => {
    const db = await openTestDb();
    expect(await findCaseAccess(db, 'nobody', 'a1', TODAY)).toBeUndefined();
    await db.destroy();
  });
});
