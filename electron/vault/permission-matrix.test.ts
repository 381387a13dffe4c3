import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertPerson } from '#db/repositories/persons';
import { contract, type ProcedureName } from '#shared/contract/index';
import type { ObjectRule, Procedure } from '#shared/contract/procedure';
import type { BrokenRule, ErrorCode, Result, StorageCode } from '#shared/contract/result';
import type { Id } from '#shared/domain/id';
import type { SubjectKind } from '#shared/domain/journal-entry';
import { PERMISSIONS_OF, Role, roleMayHoldCaseKey } from '#shared/domain/roles';
import { aPerson, anIntake } from '#shared/testing/builders';
import { contentOf, filesIn, lastSeqOf, linesAfter, type WrittenLine } from './testing/evidence';
import { INPUTS, type Caller } from './testing/inputs';
import { absentTargets, seedStanding, STANDINGS, type Standing, type Targets } from './testing/standings';
import { anIdentity, loginOf, openStation, PASSWORD, passwordOf, type Station } from './testing/station';

// Who may do what: every procedure of the contract, for every role, for every standing in a case. What is expected comes from
// the permissions of the roles and from the two tables below, written by hand from `model.md` 10: never from `access.ts`.

type Verdict = 'yes' | 'hidden' | 'forbidden';
type Row = Record<Standing, Verdict>;
type RoleRows = Record<'casework' | 'coordinator' | 'sergeant' | 'privacy_officer', Row>;

/** Y: done. H: answered as if it did not exist. F: may be seen but not this. Columns: STANDINGS, in their order. */
const row = (letters: string): Row => {
  const verdicts = letters
    .split(' ')
    .map((letter) => ({ Y: 'yes', H: 'hidden', F: 'forbidden' })[letter] as Verdict);
  return Object.fromEntries(STANDINGS.map((standing, index) => [standing, verdicts[index]])) as Row;
};

// columns: own, granted to read, granted to write, not granted, not granted (restricted), excluded
const OBJECT_RULES: Record<Exclude<ObjectRule, 'none'>, RoleRows> = {
  'case.read': {
    casework: row('Y Y Y H H H'),
    coordinator: row('Y Y Y Y Y H'),
    sergeant: row('Y Y Y Y H H'),
    privacy_officer: row('H Y Y H H H'),
  },
  'case.write': {
    casework: row('Y F Y H H H'),
    coordinator: row('Y Y Y Y Y H'),
    sergeant: row('F F F F H H'),
    privacy_officer: row('H F F H H H'),
  },
  'case.grant': {
    casework: row('F F F F F F'),
    coordinator: row('Y Y Y Y Y H'),
    sergeant: row('F F F F F F'),
    privacy_officer: row('F F F F F F'),
  },
  // The person stands in that one case.
  'person.know': {
    casework: row('Y Y Y Y H H'),
    coordinator: row('Y Y Y Y Y H'),
    sergeant: row('Y Y Y Y H H'),
    privacy_officer: row('H Y Y H H H'),
  },
  // The request is joined to the case.
  'intake.read': {
    casework: row('Y Y Y H H H'),
    coordinator: row('Y Y Y Y Y H'),
    sergeant: row('Y Y Y Y H H'),
    privacy_officer: row('F F F F F F'),
  },
  // The account's own words, in the case: only while it may write there.
  'draft.own': {
    casework: row('Y F Y H H H'),
    coordinator: row('Y Y Y Y Y H'),
    sergeant: row('H H H H H H'),
    privacy_officer: row('F F F F F F'),
  },
};

/** Where a procedure's own object is another than its rule's. */
const OWN_RULES: Partial<Record<ProcedureName, RoleRows>> = {
  // The request is undecided and names the person of the case: whoever may not know that person opens no case on them.
  'cases.open': {
    casework: row('Y Y Y Y F H'),
    coordinator: row('Y Y Y Y Y H'),
    sergeant: row('F F F F F F'),
    privacy_officer: row('F F F F F F'),
  },
  // Adding a person asks for both: to write in the case, and to know the person.
  'cases.addParticipant': OBJECT_RULES['case.write'],
  // A sergeant writes no words under way, and is told so without a look at the case.
  'drafts.save': { ...OBJECT_RULES['draft.own'], sergeant: row('F F F F F F') },
};

type Ending = { rule: BrokenRule } | { storage: StorageCode } | 'done';

/** Calls that are permitted and still end otherwise than well, in the state in which they are tried. */
const ENDINGS: Partial<Record<ProcedureName, Ending>> = {
  'setup.begin': { storage: 'in_use' },
  'setup.printRecoveryCode': { rule: 'setup_not_begun' },
  'setup.finish': { rule: 'setup_not_begun' },
  'summaries.print': { rule: 'print_expired' },
  'summaries.save': { rule: 'print_expired' },
};

/** What a permitted read writes in the journal, about what. */
const READS: Partial<
  Record<ProcedureName, { action: string; subject?: [SubjectKind, keyof Targets]; criteria?: true }>
> = {
  'desk.read': { action: 'list' },
  'intakes.list': { action: 'list', criteria: true },
  'intakes.read': { action: 'view', subject: ['intake', 'attachedIntakeId'] },
  'cases.list': { action: 'list', criteria: true },
  'cases.read': { action: 'view', subject: ['case', 'caseId'] },
  'cases.access': { action: 'view', subject: ['case', 'caseId'] },
  'drafts.read': { action: 'view', subject: ['draft', 'draftId'] },
  'interventions.read': { action: 'view', subject: ['intervention', 'interventionId'] },
  'persons.search': { action: 'search', criteria: true },
  'persons.read': { action: 'view', subject: ['person', 'personId'] },
  'journal.list': { action: 'journal_read', subject: ['case', 'caseId'] },
  'journal.listTechnical': { action: 'journal_read' },
};

const PROCEDURES = Object.keys(contract) as ProcedureName[];
const termsOf = (name: ProcedureName): Procedure => contract[name];
/** These two end the session; they come last. */
const LAST: ProcedureName[] = ['session.signIn', 'session.lock'];
const IN_ORDER = [...PROCEDURES.filter((name) => !LAST.includes(name)), ...LAST];

function rowsOf(name: ProcedureName): RoleRows | undefined {
  const { object } = termsOf(name);
  return OWN_RULES[name] ?? (object === 'none' ? undefined : OBJECT_RULES[object]);
}

function isPermitted(role: Role, name: ProcedureName): boolean {
  const { permission } = termsOf(name);
  return permission === 'public' || permission === 'signed_in' || PERMISSIONS_OF[role].includes(permission);
}

/** What a role with this standing must get. */
function verdictOf(role: Role, name: ProcedureName, standing: Standing): Verdict {
  if (!isPermitted(role, name)) return 'forbidden';
  const rows = rowsOf(name);
  if (!rows) return 'yes';
  if (role === 'worker' || role === 'liaison_officer') return rows.casework[standing];
  if (role === 'coordinator' || role === 'sergeant' || role === 'privacy_officer')
    return rows[role][standing];
  return 'forbidden';
}

let station: Station;
/** The accounts that the tables speak of, one a role, and those that stand beside them. */
const accounts = new Map<Role, Id>();
const beside: Record<'otherId' | 'granteeId' | 'excludedId' | 'subordinateId' | 'keylessId', Id> = {
  otherId: '',
  granteeId: '',
  excludedId: '',
  subordinateId: '',
  keylessId: '',
};
/** For each role, one set of objects for each standing: never changed, so that every refusal can be tried on them. */
const seeds = new Map<Role, Record<Standing, Targets>>();

const WHICH = 7;
const TEMPORARY = `${PASSWORD}-temporaire`;
const loginAs = (role: Role) => loginOf(role, WHICH);

const callerOf = (role: Role): Caller => ({
  accountId: accounts.get(role) ?? '',
  login: loginAs(role),
  password: passwordOf(role, WHICH),
  subordinateId: beside.subordinateId,
});

async function makeAccount(role: Role, login: string): Promise<Id> {
  const id = randomUUID();
  await station.ask('accounts.create', { id, login, password: TEMPORARY, identity: anIdentity(role, WHICH) });
  return id;
}

async function signIn(login: string, password: string): Promise<void> {
  const answer = await station.ask('session.signIn', { login, password });
  expect(answer.outcome).toBe('signed_in');
}

beforeAll(async () => {
  station = await openStation();
  await station.signInAs('coordinator');
  for (const role of Role.options) {
    const id = await makeAccount(role, loginAs(role));
    if (roleMayHoldCaseKey(role)) await station.ask('accounts.grant', { accountId: id });
    accounts.set(role, id);
  }
  for (const name of ['otherId', 'granteeId', 'excludedId', 'subordinateId', 'keylessId'] as const)
    beside[name] = await makeAccount('worker', `aside.${name.toLowerCase()}`);
  await station.ask('accounts.grant', { accountId: beside.otherId });
  const cases = station.vault.session()?.cases;
  for (const role of Role.options) {
    const accountId = accounts.get(role) ?? '';
    const sets: Partial<Record<Standing, Targets>> = {};
    for (const standing of STANDINGS)
      await cases?.transaction(async (trx) => {
        sets[standing] = await seedStanding(trx, { accountId, ...beside }, standing);
      });
    seeds.set(role, sets as Record<Standing, Targets>);
  }
});
afterAll(() => station.close());

const seedsOf = (role: Role): Record<Standing, Targets> => {
  const sets = seeds.get(role);
  if (!sets) throw new Error('no seeds');
  return sets;
};

/** What is on the disk and in the journals, to compare before and after a refusal. */
async function look(): Promise<{
  content: string[];
  keyring: string | undefined;
  cases: number;
  system: number;
}> {
  const session = station.vault.session();
  const files = filesIn(join(station.folder, 'vault'));
  return {
    content: [
      session?.cases ? await contentOf(session.cases) : `closed ${files['cases.db']}`,
      session ? await contentOf(session.system) : `closed ${files['system.db']}`,
    ],
    keyring: files['keyring.db'],
    cases: session?.cases ? await lastSeqOf(session.cases) : 0,
    system: session ? await lastSeqOf(session.system) : 0,
  };
}

async function linesSince(before: { cases: number; system: number }): Promise<WrittenLine[]> {
  const session = station.vault.session();
  if (!session) return [];
  return [
    ...(session.cases ? await linesAfter(session.cases, before.cases) : []),
    ...(await linesAfter(session.system, before.system)),
  ];
}

const call = (name: ProcedureName, targets: Targets, caller: Caller): Promise<Result<unknown>> =>
  station.dispatch(name, INPUTS[name](targets, caller));

const REFERENCE = expect.stringMatching(/^[0-9a-f]{8}$/) as string;

/** The answer is a code and a reference: nothing of a case can be in it. One line says so; nothing else changed. */
async function expectRefused(
  name: ProcedureName,
  targets: Targets,
  caller: Caller,
  role: Role,
  error: { code: ErrorCode; rule?: BrokenRule },
): Promise<Result<unknown>> {
  const before = await look();
  const result = await call(name, targets, caller);
  expect(result, name).toEqual({ ok: false, error: { ...error, reference: REFERENCE } });
  const lines = await linesSince(before);
  const after = await look();
  expect(after.content, `${name}: content`).toEqual(before.content);
  expect(after.keyring, `${name}: keyring`).toBe(before.keyring);
  expect(lines, `${name}: lines`).toMatchObject([
    {
      actor: caller.accountId,
      role,
      action: 'refused',
      outcome: 'refused',
      reference: result.ok ? '' : result.error.reference,
      detail: { procedure: name, ...error },
    },
  ]);
  // « Who tried to open this file » must have an answer: what is hidden is named in the journal, and only there.
  if (error.code === 'NOT_FOUND')
    expect(Object.values(targets), `${name}: subject`).toContain(lines[0]?.subjects[0]?.id);
  return result;
}

/** The answer without its reference: what is hidden and what does not exist must not be told apart. */
const withoutReference = (result: Result<unknown>): unknown =>
  result.ok ? result : { ...result, error: { ...result.error, reference: '' } };

async function expectDone(name: ProcedureName, targets: Targets, caller: Caller, role: Role): Promise<void> {
  const before = await look();
  const result = await call(name, targets, caller);
  const ending = ENDINGS[name] ?? 'done';
  if (ending !== 'done') {
    expect(result.ok ? 'done' : result.error, name).toMatchObject(ending);
    return;
  }
  expect(result.ok ? {} : result.error, name).toEqual({});
  const { trace, kind, store } = termsOf(name);
  const lines = await linesSince(before);
  const read = READS[name];
  if (kind === 'query' && store !== 'none')
    expect(read !== undefined, `${name}: a row in READS`).toBe(trace !== 'none');
  if (read) {
    const line = lines.find((one) => one.action === read.action);
    expect(line, name).toMatchObject({ actor: caller.accountId, role, outcome: 'done' });
    if (read.subject)
      expect(line?.subjects).toContainEqual({ kind: read.subject[0], id: targets[read.subject[1]] });
    if (read.criteria) expect(line?.detail['criteria']).toBe(targets.mark);
  } else if (trace === 'self' && name !== 'session.lock') {
    expect(
      lines.map((line) => line.outcome),
      name,
    ).toContain('done');
  }
}

describe.each(Role.options)('%s', (role) => {
  const caller = () => callerOf(role);

  describe('before the temporary password is changed', () => {
    beforeAll(() => signIn(loginAs(role), TEMPORARY));

    it.each(IN_ORDER.filter((name) => !['public', 'signed_in'].includes(termsOf(name).permission)))(
      '%s is refused',
      async (name) => {
        await expectRefused(
          name,
          seedsOf(role).own,
          caller(),
          role,
          isPermitted(role, name)
            ? { code: 'RULE_BROKEN', rule: 'password_change_due' }
            : { code: 'FORBIDDEN' },
        );
      },
    );
  });

  describe('at work', () => {
    beforeAll(async () => {
      await signIn(loginAs(role), TEMPORARY);
      await station.ask('session.changePassword', { current: TEMPORARY, next: caller().password });
    });

    // Refusals first, all on the same objects; what is allowed then changes objects of its own.
    describe.each(IN_ORDER.filter((name) => STANDINGS.some((one) => verdictOf(role, name, one) !== 'yes')))(
      '%s',
      (name) => {
        const refused = STANDINGS.filter((one) => verdictOf(role, name, one) !== 'yes');
        // Without the permission, the object does not matter: one is tried.
        const tried = isPermitted(role, name) ? refused : refused.slice(0, 1);
        it.each(tried)('is refused: %s', async (standing) => {
          const code = verdictOf(role, name, standing) === 'hidden' ? 'NOT_FOUND' : 'FORBIDDEN';
          const answer = await expectRefused(name, seedsOf(role)[standing], caller(), role, { code });
          if (code === 'NOT_FOUND') {
            const absent = await call(name, { ...absentTargets(), ...beside }, caller());
            expect(withoutReference(answer)).toEqual(withoutReference(absent));
          }
        });
      },
    );

    it('lists, searches and counts only what may be known', async () => {
      const sets = seedsOf(role);
      const may = (name: ProcedureName) => isPermitted(role, name);
      for (const standing of STANDINGS) {
        const { mark, caseId, caseNumber, personId, attachedIntakeId, namingIntakeId, draftId } =
          sets[standing];
        const isCase = verdictOf(role, 'cases.read', standing) === 'yes';
        if (may('cases.list'))
          for (const text of [mark, caseNumber]) {
            const page = await station.ask('cases.list', {
              scope: 'readable',
              text,
              withClosed: true,
              limit: 50,
            });
            expect([page.lines.map((line) => line.id), page.total], standing).toEqual(
              isCase ? [[caseId], 1] : [[], 0],
            );
          }
        if (may('persons.search')) {
          const found = await station.ask('persons.search', { text: mark, limit: 10 });
          const isKnown = verdictOf(role, 'persons.read', standing) === 'yes';
          expect(
            found.lines.map((line) => line.id),
            standing,
          ).toEqual(isKnown ? [personId] : []);
        }
        if (may('intakes.list')) {
          const page = await station.ask('intakes.list', { which: 'all', text: mark, limit: 50 });
          const ids = page.lines.map((line) => line.id);
          const isJoined = verdictOf(role, 'intakes.read', standing) === 'yes';
          expect(ids.includes(attachedIntakeId), `${standing}: joined`).toBe(isJoined);
          // A request that nobody decided is everybody's, but for who is kept out of a case of a person in it.
          expect(ids.includes(namingIntakeId), `${standing}: naming`).toBe(standing !== 'excluded');
          expect(page.total, standing).toBe(ids.length);
        }
        if (may('desk.read')) {
          const { drafts } = await station.ask('desk.read', {});
          expect(
            drafts.some((line) => line.id === draftId),
            `${standing}: draft`,
          ).toBe(isCase);
        }
      }
    });

    it('the desk counts what it may show', async () => {
      if (!isPermitted(role, 'desk.read')) return;
      const desk = await station.ask('desk.read', {});
      const all: unknown[] =
        (await station.vault.session()?.cases?.('intakes').where('status', 'received')) ?? [];
      // One of them names somebody from whose case the account is kept out.
      expect(desk.incomingTotal).toBe(all.length - 1);
      const page = await station.ask('intakes.list', { which: 'undecided', text: '', limit: 1 });
      expect(page.total).toBe(all.length - 1);
      const readable = await station.ask('cases.list', {
        scope: role === 'sergeant' ? 'readable' : 'mine',
        text: '',
        withClosed: false,
        limit: 200,
      });
      expect(desk.mineTotal).toBe(readable.total);
      const shown = JSON.stringify(desk);
      const { excluded } = seedsOf(role);
      for (const hint of [excluded.mark, excluded.caseId, excluded.caseNumber, excluded.namingIntakeId])
        expect(shown.includes(hint), 'nothing of a case from which one is excluded').toBe(false);
    });

    it('somebody else’s request under way does not exist', async () => {
      if (!isPermitted(role, 'drafts.read')) return;
      const { foreignDraftId } = seedsOf(role).own;
      const targets = { ...absentTargets(), draftId: foreignDraftId };
      for (const name of ['drafts.read', 'drafts.discard'] as const)
        await expectRefused(name, targets, caller(), role, { code: 'NOT_FOUND' });
    });

    describe.each(IN_ORDER.filter((name) => STANDINGS.some((one) => verdictOf(role, name, one) === 'yes')))(
      '%s',
      (name) => {
        const done = STANDINGS.filter((one) => verdictOf(role, name, one) === 'yes');
        it.each(rowsOf(name) ? done : done.slice(0, 1))('is done: %s', async (standing) => {
          const cases = station.vault.session()?.cases;
          const fresh = await cases?.transaction((trx) =>
            seedStanding(trx, { accountId: caller().accountId, ...beside }, standing),
          );
          await expectDone(name, fresh ?? absentTargets(), caller(), role);
        });
      },
    );
  });
});

describe('what is hidden, named inside something that is not', () => {
  const caller = () => callerOf('worker');
  const known = () => seedsOf('worker').own;
  beforeAll(() => signIn(loginAs('worker'), caller().password));

  const refusedWith = async (name: ProcedureName, input: unknown, code: ErrorCode) => {
    const before = await look();
    const result = await station.dispatch(name, input);
    expect(result).toEqual({ ok: false, error: { code, reference: REFERENCE } });
    expect((await look()).content).toEqual(before.content);
    return withoutReference(result);
  };

  it.each(['none_restricted', 'excluded'] as const)(
    'a person is not drawn into a case or a request: %s',
    async (standing) => {
      const hidden = seedsOf('worker')[standing];
      const absent = absentTargets();
      for (const targets of [hidden, absent]) {
        const personId = targets.personId;
        const intake = anIntake({
          id: randomUUID(),
          persons: [{ personId, described: '', role: 'concerned' }],
        });
        await refusedWith('intakes.record', { intake, draftId: null }, 'NOT_FOUND');
        await refusedWith(
          'cases.addParticipant',
          { caseId: known().caseId, personId, role: 'relative' },
          'NOT_FOUND',
        );
      }
    },
  );

  it('a request that names somebody hidden makes no case, and joins none', async () => {
    const { namingIntakeId } = seedsOf('worker').none_restricted;
    const read = await station.ask('intakes.read', { intakeId: namingIntakeId });
    expect(read.intake.persons).toEqual([
      { personId: null, described: '', role: 'concerned', isHidden: true },
    ]);
    expect(read.persons).toEqual([]);
    await refusedWith(
      'cases.attachIntake',
      { caseId: known().caseId, intakeId: namingIntakeId },
      'FORBIDDEN',
    );
    const excluded = seedsOf('worker').excluded.namingIntakeId;
    await refusedWith('cases.attachIntake', { caseId: known().caseId, intakeId: excluded }, 'NOT_FOUND');
  });

  it('an intervention of another case is not printed with one’s own', async () => {
    const { caseId, interventionId } = known();
    const preview = (other: Id) => ({
      caseId,
      interventionIds: [interventionId, other],
      profile: 'internal',
      language: 'fr',
    });
    const hidden = await refusedWith(
      'summaries.preview',
      preview(seedsOf('worker').none.interventionId),
      'NOT_FOUND',
    );
    const absent = await refusedWith('summaries.preview', preview(randomUUID()), 'NOT_FOUND');
    expect(hidden).toEqual(absent);
  });

  it('many hidden persons of one name do not keep the others from being found', async () => {
    const who = { accountId: caller().accountId, ...beside };
    const family = `Homonyme${randomUUID().slice(0, 4)}`;
    const cases = station.vault.session()?.cases;
    await cases?.transaction(async (trx) => {
      const visible = aPerson({
        id: randomUUID(),
        names: [{ kind: 'usual', family, given: 'Une' }],
        addresses: [],
        contactPoints: [],
      });
      await insertPerson(trx, visible, '2026-03-10T15:00:00.000Z', beside.otherId);
      for (let n = 0; n < 45; n++) {
        const { personId } = await seedStanding(trx, who, n % 2 ? 'excluded' : 'none_restricted');
        await trx('person_words')
          .where('rowid', trx('persons').where({ id: personId }).select('row'))
          .update({ words: family.toLowerCase() });
      }
    });
    const found = await station.ask('persons.search', { text: family, limit: 10 });
    expect([found.lines.map((line) => line.name.given), found.isCut]).toEqual([['Une'], false]);
  });
});

describe('an account to which the key of the cases was not granted', () => {
  const caller = () => ({ ...callerOf('worker'), accountId: beside.keylessId });
  beforeAll(async () => {
    await signIn('aside.keylessid', TEMPORARY);
    await station.ask('session.changePassword', { current: TEMPORARY, next: passwordOf('worker', 8) });
  });

  it.each(PROCEDURES.filter((name) => termsOf(name).store === 'cases'))('%s opens nothing', async (name) => {
    await expectRefused(
      name,
      seedsOf('worker').own,
      caller(),
      'worker',
      isPermitted('worker', name) ? { code: 'RULE_BROKEN', rule: 'case_key_missing' } : { code: 'FORBIDDEN' },
    );
  });
});

describe.each(['after a lock', 'in a new process, before anybody signed in'])('nobody, %s', (when) => {
  beforeAll(async () => {
    if (when === 'after a lock') await station.ask('session.lock', {});
    else await station.reopen();
  });

  it.each(PROCEDURES.filter((name) => termsOf(name).permission !== 'public'))(
    '%s is refused',
    async (name) => {
      const files = filesIn(station.folder);
      const result = await call(name, seedsOf('worker').own, callerOf('worker'));
      expect(result).toEqual({ ok: false, error: { code: 'NOT_SIGNED_IN', reference: REFERENCE } });
      expect(filesIn(station.folder)).toEqual(files);
    },
  );
});
