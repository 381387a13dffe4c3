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
import { bytesDigest, contentOf, filesIn, lastSeqOf, linesAfter, type WrittenLine } from './testing/evidence';
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

/** What is in the files and in the journals, to compare before and after. */
async function look(): Promise<{ content: string[]; keyring: string; cases: number; system: number }> {
  const session = station.vault.session();
  const bytesOf = (name: string) => bytesDigest(join(station.folder, 'vault', name));
  return {
    content: [
      session?.cases ? await contentOf(session.cases) : bytesOf('cases.db'),
      session ? await contentOf(session.system) : bytesOf('system.db'),
    ],
    keyring: bytesOf('keyring.db'),
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

/** Calls, and tells what came of it: the answer, what changed, and the lines that were written. */
async function attempt(name: ProcedureName, targets: Targets, caller: Caller) {
  const before = await look();
  const answer = await call(name, targets, caller);
  const lines = await linesSince(before);
  const after = await look();
  const ids: string[] = Object.values(targets);
  return {
    answer,
    isContentSame: JSON.stringify(after.content) === JSON.stringify(before.content),
    isKeyringSame: after.keyring === before.keyring,
    lines: lines.map(({ actor, role, action, outcome, reference, subjects, detail }) => ({
      who: { actor, role },
      action,
      outcome,
      isOfThisAnswer: !answer.ok && reference === answer.error.reference,
      isNamed: subjects.some(({ id }) => ids.includes(id)),
      detail,
    })),
  };
}

/**
 * What must come of a refused call. The answer is a code and a reference: nothing of a case can be in it. One line says so,
 * naming what was hidden (« who tried to open this file » must have an answer); nothing else changed.
 */
const refused = (
  name: ProcedureName,
  role: Role,
  { accountId }: Caller,
  error: { code: ErrorCode; rule?: BrokenRule },
) => ({
  answer: { ok: false, error: { ...error, reference: REFERENCE } },
  isContentSame: true,
  isKeyringSame: true,
  lines: [
    {
      who: { actor: accountId, role },
      action: 'refused',
      outcome: 'refused',
      isOfThisAnswer: true,
      isNamed: error.code === 'NOT_FOUND' ? true : (expect.any(Boolean) as boolean),
      detail: { procedure: name, ...error },
    },
  ],
});

/** The answer without its reference: what is hidden and what does not exist must not be told apart. */
const withoutReference = (result: Result<unknown>): unknown =>
  result.ok ? result : { ...result, error: { ...result.error, reference: '' } };

function endingOf(result: Result<unknown>): unknown {
  if (result.ok) return 'done';
  const { rule, storage, ...error } = result.error;
  return rule ? { rule } : storage ? { storage } : error;
}

/** What a permitted call must have written: for a read, whose data and with which criteria; for a command, that it was done. */
function traceWanted(name: ProcedureName, targets: Targets): object | undefined {
  const { trace } = termsOf(name);
  const read = READS[name];
  if (read)
    return {
      action: read.action,
      ...(read.subject && { subject: { kind: read.subject[0], id: targets[read.subject[1]] } }),
      ...(read.criteria && { criteria: targets.mark }),
    };
  // The lock closes the journal that it is written in; a draft is told at its first save and when it is thrown away.
  if (ENDINGS[name] || name === 'session.lock') return undefined;
  return trace === 'self' || name === 'drafts.discard' ? { command: 'done' } : undefined;
}

function traceFound(name: ProcedureName, targets: Targets, lines: WrittenLine[]): object | undefined {
  const read = READS[name];
  const done = lines.filter((line) => line.outcome === 'done');
  if (!read) return done.length > 0 && !ENDINGS[name] ? { command: 'done' } : undefined;
  const line = done.find((one) => one.action === read.action);
  const id = read.subject && targets[read.subject[1]];
  return {
    action: line?.action,
    ...(read.subject && { subject: line?.subjects.find((subject) => subject.id === id) }),
    ...(read.criteria && { criteria: line?.detail['criteria'] }),
  };
}

it('every read of the cases says in READS what it writes, and only those that write nothing do not', () => {
  const reads = PROCEDURES.filter((name) => termsOf(name).kind === 'query' && termsOf(name).store !== 'none');
  expect(reads.filter((name) => READS[name])).toEqual(reads.filter((name) => termsOf(name).trace !== 'none'));
});

describe.each(Role.options)('%s', (role) => {
  const caller = () => callerOf(role);

  describe('before the temporary password is changed', () => {
    beforeAll(() => signIn(loginAs(role), TEMPORARY));

    it.each(IN_ORDER.filter((name) => !['public', 'signed_in'].includes(termsOf(name).permission)))(
      '%s is refused',
      async (name) => {
        const error = isPermitted(role, name)
          ? ({ code: 'RULE_BROKEN', rule: 'password_change_due' } as const)
          : ({ code: 'FORBIDDEN' } as const);
        const found = await attempt(name, seedsOf(role).own, caller());
        expect(found).toEqual(refused(name, role, caller(), error));
      },
    );
  });

  describe('at work', () => {
    beforeAll(async () => {
      await signIn(loginAs(role), TEMPORARY);
      await station.ask('session.changePassword', { current: TEMPORARY, next: caller().password });
    });

    const at = (verdict: Verdict) =>
      IN_ORDER.flatMap((name) =>
        STANDINGS.filter((standing) => verdictOf(role, name, standing) === verdict)
          // Without a rule of the object, or without the permission, the object does not matter: one is tried.
          .slice(0, rowsOf(name) && isPermitted(role, name) ? undefined : 1)
          .map((standing) => [name, standing] as const),
      );

    // Refusals first, all on the same objects; what is allowed then changes objects of its own.
    it.each(at('forbidden'))('%s is refused: %s', async (name, standing) => {
      const found = await attempt(name, seedsOf(role)[standing], caller());
      expect(found).toEqual(refused(name, role, caller(), { code: 'FORBIDDEN' }));
    });

    it.each(at('hidden'))('%s answers as if nothing were there: %s', async (name, standing) => {
      const hidden = await attempt(name, seedsOf(role)[standing], caller());
      const absent = await attempt(name, { ...absentTargets(), ...beside }, caller());
      expect(hidden).toEqual(refused(name, role, caller(), { code: 'NOT_FOUND' }));
      expect(absent).toEqual(refused(name, role, caller(), { code: 'NOT_FOUND' }));
      expect(withoutReference(hidden.answer)).toEqual(withoutReference(absent.answer));
    });

    const listed = (name: ProcedureName) => (isPermitted(role, name) ? STANDINGS : []);
    const isYes = (name: ProcedureName, standing: Standing) => verdictOf(role, name, standing) === 'yes';

    it.each(listed('cases.list'))('cases are listed and found as they may be read: %s', async (standing) => {
      const { mark, caseId, caseNumber } = seedsOf(role)[standing];
      const list = async (scope: 'readable' | 'writable', text: string) => {
        const page = await station.ask('cases.list', { scope, text, withClosed: true, limit: 50 });
        return [page.lines.map((line) => line.id), page.total];
      };
      const readable = isYes('cases.read', standing) ? [[caseId], 1] : [[], 0];
      expect(await list('readable', mark)).toEqual(readable);
      expect(await list('readable', caseNumber)).toEqual(readable);
      expect(await list('writable', mark)).toEqual(isYes('cases.change', standing) ? [[caseId], 1] : [[], 0]);
    });

    it.each(listed('persons.search'))('persons are found as they may be known: %s', async (standing) => {
      const { mark, personId } = seedsOf(role)[standing];
      const found = await station.ask('persons.search', { text: mark, limit: 10 });
      expect(found.lines.map((line) => line.id)).toEqual(isYes('persons.read', standing) ? [personId] : []);
    });

    it.each(listed('intakes.list'))(
      'requests are listed and counted as they may be read: %s',
      async (standing) => {
        const { mark, attachedIntakeId, namingIntakeId, freeIntakeId } = seedsOf(role)[standing];
        const page = await station.ask('intakes.list', { which: 'all', text: mark, limit: 50 });
        const wanted = [
          freeIntakeId,
          ...(isYes('intakes.read', standing) ? [attachedIntakeId] : []),
          // A request that nobody decided is everybody's, but for who is kept out of a case of a person in it.
          ...(standing === 'excluded' ? [] : [namingIntakeId]),
        ];
        expect(page.lines.map((line) => line.id).sort()).toEqual(wanted.sort());
        expect(page.total).toBe(wanted.length);
      },
    );

    it.each(listed('desk.read'))(
      'one’s own words are on the desk while the case may be read: %s',
      async (standing) => {
        const { drafts } = await station.ask('desk.read', {});
        const ids = drafts.map((line) => line.id);
        expect(ids.includes(seedsOf(role)[standing].draftId)).toBe(isYes('cases.read', standing));
      },
    );

    it.each(listed('journal.list'))(
      'the journal speaks of a case to whoever is not kept out of it: %s',
      async (standing) => {
        const { caseId } = seedsOf(role)[standing];
        const all = { actorId: null, actions: [], from: null, to: null, beforeSeq: null, limit: 500 };
        const journal = { kind: 'case' as const, id: caseId };
        const asked = await station.ask('journal.list', { ...all, subject: journal });
        const everything = await station.ask('journal.list', { ...all, subject: null });
        const isSpokenOf = JSON.stringify([asked.lines, everything.lines]).includes(caseId);
        // The refusals above, for one, are lines about each of these cases.
        expect([asked.total > 0, isSpokenOf]).toEqual(
          standing === 'excluded' ? [false, false] : [true, true],
        );
      },
    );

    it.each(isPermitted(role, 'desk.read') ? [role] : [])(
      'the desk of a %s counts what it may show',
      async () => {
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
        const hints = [excluded.mark, excluded.caseId, excluded.caseNumber, excluded.namingIntakeId];
        expect(hints.filter((hint) => shown.includes(hint))).toEqual([]);
      },
    );

    it.each(isPermitted(role, 'drafts.read') ? [role] : [])(
      'somebody else’s request under way does not exist for a %s',
      async () => {
        const { foreignDraftId } = seedsOf(role).own;
        const targets = { ...absentTargets(), draftId: foreignDraftId };
        for (const name of ['drafts.read', 'drafts.discard'] as const)
          expect(await attempt(name, targets, caller())).toEqual(
            refused(name, role, caller(), { code: 'NOT_FOUND' }),
          );
      },
    );

    it.each(at('yes'))('%s is done: %s', async (name, standing) => {
      const { accountId } = caller();
      const targets = await station.vault
        .session()
        ?.cases?.transaction((trx) => seedStanding(trx, { accountId, ...beside }, standing));
      const aimed = targets ?? absentTargets();
      const before = await look();
      const result = await call(name, aimed, caller());
      expect(endingOf(result)).toEqual(ENDINGS[name] ?? 'done');
      const lines = (await linesSince(before)).filter(
        (line) => line.actor === accountId && line.role === role,
      );
      expect(traceFound(name, aimed, lines)).toEqual(traceWanted(name, aimed));
    });
  });
});

describe('what is hidden, named inside something that is not', () => {
  const caller = () => callerOf('worker');
  const known = () => seedsOf('worker').own;
  beforeAll(() => signIn(loginAs('worker'), caller().password));

  /** The answer, and whether it left every record as it was. */
  const answerTo = async (name: ProcedureName, input: unknown) => {
    const before = await look();
    const result = await station.dispatch(name, input);
    const after = await look();
    return { answer: withoutReference(result), isUnchanged: after.content.join() === before.content.join() };
  };
  const only = (code: ErrorCode) => ({
    answer: { ok: false, error: { code, reference: '' } },
    isUnchanged: true,
  });

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
        expect(await answerTo('intakes.record', { intake, draftId: null })).toEqual(only('NOT_FOUND'));
        expect(
          await answerTo('cases.addParticipant', { caseId: known().caseId, personId, role: 'relative' }),
        ).toEqual(only('NOT_FOUND'));
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
    expect(
      await answerTo('cases.attachIntake', { caseId: known().caseId, intakeId: namingIntakeId }),
    ).toEqual(only('FORBIDDEN'));
    const excluded = seedsOf('worker').excluded.namingIntakeId;
    expect(await answerTo('cases.attachIntake', { caseId: known().caseId, intakeId: excluded })).toEqual(
      only('NOT_FOUND'),
    );
  });

  it('an intervention of another case is not printed with one’s own', async () => {
    const { caseId, interventionId } = known();
    const preview = (other: Id) => ({
      caseId,
      interventionIds: [interventionId, other],
      profile: 'internal',
      language: 'fr',
    });
    for (const other of [seedsOf('worker').none.interventionId, randomUUID()])
      expect(await answerTo('summaries.preview', preview(other))).toEqual(only('NOT_FOUND'));
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
    const error = isPermitted('worker', name)
      ? ({ code: 'RULE_BROKEN', rule: 'case_key_missing' } as const)
      : ({ code: 'FORBIDDEN' } as const);
    const found = await attempt(name, seedsOf('worker').own, caller());
    expect(found).toEqual(refused(name, 'worker', caller(), error));
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
