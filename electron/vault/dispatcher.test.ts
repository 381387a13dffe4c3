import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertPerson } from '#db/repositories/persons';
import { Failure, type Result } from '#shared/contract/result';
import type { Id } from '#shared/domain/id';
import { anAddress, aPerson, anIntake, anInterventionDraft } from '#shared/testing/builders';
import type { Handlers } from './context';
import { createDispatcher, type Dispatch } from './dispatcher';
import { handlersOf } from './features/index';
import { openLog } from './logger';
import type { Os } from './os';
import { contentOf, lastSeqOf, linesAfter } from './testing/evidence';
import { seedStanding, type Targets } from './testing/standings';
import { openStation, paperOs, type Station } from './testing/station';

// The one function that answers the window, over the real contract, the real engine and the real log; handlers that go wrong
// are thrown in where ours would not.

const CANARY = 'Canari-Fictif';
let station: Station;
let workerId: Id;
let targets: Targets;

beforeAll(async () => {
  station = await openStation();
  const otherId = await station.accountOf('coordinator');
  workerId = await station.signInAs('worker');
  const who = { accountId: workerId, otherId, granteeId: randomUUID(), excludedId: randomUUID() };
  await casesOf().transaction(async (trx) => {
    targets = await seedStanding(trx, who, 'own');
  });
});
afterAll(() => station.close());

function sessionOf() {
  const session = station.vault.session();
  if (!session) throw new Error('nobody is signed in');
  return session;
}
function casesOf() {
  const { cases } = sessionOf();
  if (!cases) throw new Error('the cases are closed');
  return cases;
}

/** The real handlers but for some, over the station's own vault, with the real log. */
function dispatchWith(over: Partial<Handlers>, os: Os = paperOs(station.paper)): Dispatch {
  return createDispatcher(
    { ...handlersOf(os, 'test'), ...over },
    {
      vault: station.vault,
      os,
      log: openLog(join(station.folder, 'logs')),
      announce: () => undefined,
      now: () => station.clock.now,
    },
  );
}

const logged = () => readFileSync(join(station.folder, 'logs', 'relais.log'), 'utf8');

function failureOf(result: Result<unknown>): Failure {
  if (result.ok) throw new Error('was not refused');
  return Failure.strict().parse(result.error);
}

/** Runs something that must leave no trace of itself: neither a record nor a line of the journal. */
async function expectNothingDone<T>(work: () => Promise<T>): Promise<T> {
  const content = await contentOf(casesOf());
  const seq = await lastSeqOf(casesOf());
  const value = await work();
  expect(await contentOf(casesOf())).toBe(content);
  expect(await linesAfter(casesOf(), seq)).toEqual([]);
  return value;
}

describe('names', () => {
  it.each([
    'toString',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'valueOf',
    '__defineGetter__',
    '',
    ' desk.read',
    'desk.read ',
    'DESK.READ',
    'desk',
    'desk.read.constructor',
    'drafts.everything',
  ])('%j is not a call', async (name) => {
    const before = await lastSeqOf(sessionOf().system);
    const failure = failureOf(await station.dispatch(name, {}));
    expect(failure.code).toBe('NOT_FOUND');
    const lines = await linesAfter(sessionOf().system, before);
    expect(lines).toMatchObject([
      { action: 'refused', reference: failure.reference, detail: { procedure: 'unknown' } },
    ]);
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a number', 7],
    ['a list that reads as a name', ['station.version']],
    ['an object that reads as a name', { toString: () => 'station.version' }],
    ['a symbol', Symbol('station.version')],
  ])('what is not a text is not a call: %s', async (_, name) => {
    const failure = failureOf(await station.dispatch(name as string, {}));
    expect(failure.code).toBe('NOT_FOUND');
  });
});

describe('what a call may not do without leaving a trace', () => {
  it('a command that writes no line is undone', async () => {
    const dispatch = dispatchWith({
      'persons.create': async ({ db, now }, person) => {
        await insertPerson(db, person, now, workerId);
        return { ...person, hiddenAddresses: 0, version: 1, createdAt: now, updatedAt: now };
      },
    });
    await expectNothingDone(async () => {
      const failure = failureOf(await dispatch('persons.create', aPerson({ id: randomUUID() })));
      expect(failure.code).toBe('INTERNAL');
    });
  });

  it.each(['no line', 'a line of another kind'])('a read with %s gives nothing', async (how) => {
    const real = handlersOf(paperOs(station.paper), 'test')['cases.read'];
    const dispatch = dispatchWith({
      'cases.read': async (context, input) => {
        const value = await real({ ...context, journal: () => Promise.resolve() }, input);
        if (how !== 'no line') await context.journal({ action: 'draft' });
        return value;
      },
    });
    await expectNothingDone(async () => {
      const failure = failureOf(await dispatch('cases.read', { caseId: targets.caseId }));
      expect(failure).toEqual({ code: 'INTERNAL', reference: failure.reference });
    });
  });

  it('each step of a call in several steps answers for itself', async () => {
    const dispatch = dispatchWith({
      'summaries.preview': async (context) => {
        await context.transact(async (step) => {
          await step.db('case_files').update({ last_entry_at: step.now });
        });
        throw new Error('not reached');
      },
    });
    await expectNothingDone(async () => {
      const failure = failureOf(
        await dispatch('summaries.preview', {
          caseId: targets.caseId,
          interventionIds: [targets.interventionId],
          profile: 'internal',
          language: 'fr',
        }),
      );
      expect(failure.code).toBe('INTERNAL');
    });
  });
});

describe('what leaves the vault', () => {
  it('a column that the contract never promised stays inside', async () => {
    const real = handlersOf(paperOs(station.paper), 'test');
    const dispatch = dispatchWith({
      'cases.list': async (context, input) => {
        const { lines, total } = await real['cases.list'](context, input);
        const leaking = lines.map((line) => ({
          ...line,
          account: CANARY,
          person: { ...line.person, nam: CANARY },
        }));
        return { lines: leaking as unknown as typeof lines, total, rows: CANARY } as {
          lines: typeof lines;
          total: number;
        };
      },
    });
    const result = await dispatch('cases.list', { scope: 'mine', text: '', withClosed: true, limit: 10 });
    // A name is strict: there, something extra is a fault of ours, told as such. Elsewhere it is dropped.
    expect(JSON.stringify(result)).not.toContain(CANARY);

    const desk = dispatchWith({
      'desk.read': async (context, input) => {
        const value = await real['desk.read'](context, input);
        return { ...value, drafts: value.drafts.map((draft) => ({ ...draft, body: CANARY })), all: CANARY };
      },
    });
    const answer = await desk('desk.read', {});
    expect(answer.ok).toBe(true);
    expect(JSON.stringify(answer)).toContain(targets.draftId);
    expect(JSON.stringify(answer)).not.toContain(CANARY);
  });

  it('an answer that does not keep the promise is no answer, and undoes its act', async () => {
    const dispatch = dispatchWith({
      'persons.create': async (context, person) => {
        await insertPerson(context.db, person, context.now, workerId);
        await context.journal({ action: 'create' });
        return { ...person, names: CANARY } as never;
      },
    });
    await expectNothingDone(async () => {
      const failure = failureOf(await dispatch('persons.create', aPerson({ id: randomUUID() })));
      expect(failure.code).toBe('INTERNAL');
    });
    expect(logged()).not.toContain(CANARY);
  });
});

describe('when it goes wrong', () => {
  it('what was done before an error is undone, its lines too, and the error says nothing of the data', async () => {
    const dispatch = dispatchWith({
      'persons.create': async (context, person) => {
        await insertPerson(context.db, person, context.now, workerId);
        await context.journal({ action: 'create', subjects: [{ kind: 'person', id: person.id }] });
        throw new Error(`could not greet ${CANARY}`, { cause: { person } });
      },
    });
    const person = aPerson({ id: randomUUID(), names: [{ kind: 'usual', family: CANARY, given: '' }] });
    const failure = await expectNothingDone(async () => failureOf(await dispatch('persons.create', person)));
    expect(failure).toEqual({ code: 'INTERNAL', reference: failure.reference });
    expect(logged()).toContain(failure.reference);
    expect(logged()).not.toContain(CANARY);
  });

  it('a refusal undoes what came before it, and leaves one line of its own', async () => {
    const real = handlersOf(paperOs(station.paper), 'test')['cases.read'];
    const dispatch = dispatchWith({
      'persons.create': async (context, person) => {
        await insertPerson(context.db, person, context.now, workerId);
        await context.journal({ action: 'create' });
        await real(context, { caseId: randomUUID() });
        throw new Error('not reached');
      },
    });
    const content = await contentOf(casesOf());
    const seq = await lastSeqOf(casesOf());
    const failure = failureOf(await dispatch('persons.create', aPerson({ id: randomUUID() })));
    expect(failure).toEqual({ code: 'NOT_FOUND', reference: failure.reference });
    expect(await contentOf(casesOf())).toBe(content);
    expect(await linesAfter(casesOf(), seq)).toMatchObject([
      { action: 'refused', reference: failure.reference },
    ]);
  });

  it('something that exists already is a conflict, and none of its values reach the answer or the log', async () => {
    const printed: unknown[] = [];
    const real = { log: console.log, warn: console.warn, error: console.error };
    const keep = (...what: unknown[]) => void printed.push(what);
    Object.assign(console, { log: keep, warn: keep, error: keep });
    try {
      const address = anAddress({ id: randomUUID(), street: CANARY });
      const names = [{ kind: 'usual' as const, family: CANARY, given: CANARY }];
      const first = aPerson({ id: randomUUID(), names, addresses: [address], contactPoints: [] });
      await station.ask('persons.create', first);
      const clash = aPerson({ id: randomUUID(), names, addresses: [address], contactPoints: [] });
      const twice = aPerson({ id: randomUUID(), names, addresses: [address, address], contactPoints: [] });
      for (const person of [first, clash, twice])
        await expectNothingDone(async () => {
          const failure = failureOf(await station.dispatch('persons.create', person));
          expect(failure).toEqual({ code: 'CONFLICT', reference: failure.reference });
        });
    } finally {
      Object.assign(console, real);
    }
    expect(JSON.stringify(printed)).not.toContain(CANARY);
    expect(logged()).not.toContain(CANARY);
  });

  it('says which field is wrong, never with what', async () => {
    const failure = failureOf(
      await station.dispatch('persons.create', {
        ...aPerson(),
        names: [],
        birth: { kind: 'day', day: CANARY },
      }),
    );
    expect(failure.code).toBe('INVALID_INPUT');
    expect(Object.keys(failure.fields ?? {})).toEqual(expect.arrayContaining(['names', 'birth.day']));
    expect(JSON.stringify(failure)).not.toContain(CANARY);
  });

  it('an unknown field is refused, and not by its name', async () => {
    const failure = failureOf(await station.dispatch('desk.read', { [CANARY]: 1 }));
    expect(failure).toMatchObject({ code: 'INVALID_INPUT' });
    expect(JSON.stringify(failure)).not.toContain(CANARY);
  });
});

describe('two people in one draft', () => {
  const draft = (facts: string) => ({
    kind: 'intervention' as const,
    caseId: targets.caseId,
    content: anInterventionDraft({ facts }),
  });
  let id: Id;
  beforeEach(async () => {
    id = randomUUID();
    await station.ask('drafts.save', { id, version: null, body: draft('premiers mots') });
  });

  it('the second save is refused, and both versions are there to be read', async () => {
    await station.ask('drafts.save', { id, version: 1, body: draft('les miens') });
    const mine = await expectNothingDone(() =>
      station.refusal('drafts.save', { id, version: 1, body: draft('les tiens') }),
    );
    expect(mine.code).toBe('CONFLICT');
    const kept = await station.ask('drafts.read', { draftId: id });
    expect(kept).toMatchObject({ version: 2, body: { content: { facts: 'les miens' } } });
    // What was refused is still on the screen; saved over what was read, it wins nothing silently.
    await station.ask('drafts.save', { id, version: 2, body: draft('les miens et les tiens') });
  });

  it('two saves at once: one is kept, the other is told', async () => {
    const both = await Promise.all(
      ['un', 'deux'].map((facts) => station.dispatch('drafts.save', { id, version: 1, body: draft(facts) })),
    );
    const refused = both.filter((result) => !result.ok);
    expect(refused.map((result) => failureOf(result).code)).toEqual(['CONFLICT']);
    expect((await station.ask('drafts.read', { draftId: id })).version).toBe(2);
  });

  it('what is signed is what was read: an older version is refused', async () => {
    await station.ask('drafts.save', { id, version: 1, body: draft('plus tard') });
    const { startedDay: _a, startedTime: _b, endedDay: _c, endedTime: _d, ...words } = anInterventionDraft();
    const content = {
      ...words,
      type: 'home_visit' as const,
      startedAt: '2026-03-15T14:00:00Z',
      endedAt: null,
    };
    const early = await station.refusal('interventions.sign', { draftId: id, version: 1, content });
    expect(early.code).toBe('CONFLICT');
    await station.ask('interventions.sign', { draftId: id, version: 2, content });
    // The draft is gone, and its id is a signed record’s for ever: words that come late start nothing under it.
    const late = await station.refusal('drafts.save', { id, version: 2, body: draft('trop tard') });
    expect(late.code).toBe('NOT_FOUND');
    const again = await station.refusal('drafts.save', { id, version: null, body: draft('trop tard') });
    expect(again.code).toBe('CONFLICT');
  });

  it('an addendum sent twice is signed once', async () => {
    const { interventionId } = targets;
    const addendum = { id: randomUUID(), interventionId, text: 'Précision.', reason: '' };
    await station.ask('interventions.addAddendum', addendum);
    const again = await expectNothingDone(() => station.refusal('interventions.addAddendum', addendum));
    expect(again.code).toBe('CONFLICT');
    const { addenda } = await station.ask('interventions.read', { interventionId });
    expect(addenda.filter((one) => one.id === addendum.id)).toHaveLength(1);
  });

  it('an addendum ends only its own words under way', async () => {
    const refused = await station.refusal('interventions.addAddendum', {
      id,
      interventionId: targets.interventionId,
      text: 'Précision.',
      reason: '',
    });
    expect(refused.code).toBe('CONFLICT');
    expect((await station.ask('drafts.read', { draftId: id })).version).toBe(1);
  });
});

describe('one connection', () => {
  it('fifty calls at once wait their turn: none is lost, none is answered wrongly', async () => {
    const calls = Array.from({ length: 50 }, (_, n) => {
      const intake = anIntake({ id: randomUUID(), account: `Appel ${n}` });
      const kinds = [
        () => station.dispatch('intakes.record', { intake, draftId: null }),
        () => station.dispatch('cases.read', { caseId: targets.caseId }),
        () => station.dispatch('persons.search', { text: targets.mark, limit: 5 }),
        () => station.dispatch('accounts.colleagues', {}),
        () => station.dispatch('cases.read', { caseId: randomUUID() }),
      ];
      return (kinds[n % kinds.length] ?? (() => Promise.reject(new Error('no call'))))();
    });
    const answers = await Promise.all(calls);
    const codes = answers.map((answer) => (answer.ok ? 'ok' : failureOf(answer).code));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(40);
    expect(codes.filter((code) => code === 'NOT_FOUND')).toHaveLength(10);
    const numbers = answers
      .filter((_, n) => n % 5 === 0)
      .map((answer) => (answer.ok ? (answer.value as { number: string }).number : ''));
    expect(new Set(numbers).size).toBe(10);
  });

  it('a lock in the middle of calls: each one is done or refused, none is half done', async () => {
    await station.signInAs('worker');
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const calls = ids.map((id) =>
      station.dispatch('intakes.record', { intake: anIntake({ id }), draftId: null }),
    );
    const locking = station.ask('session.lock', {});
    const answers = await Promise.all(calls);
    await locking;
    const codes = answers.map((answer) => (answer.ok ? 'ok' : failureOf(answer).code));
    expect(codes.filter((code) => code !== 'ok' && code !== 'NOT_SIGNED_IN')).toEqual([]);
    await station.signInAs('worker');
    const kept: { id: string }[] = await casesOf()('intakes').whereIn('id', ids).select('id');
    expect(kept.map((row) => row.id).sort()).toEqual(ids.filter((_, n) => answers[n]?.ok).sort());
    const lines: unknown[] = await casesOf()('journal_subjects')
      .where('kind', 'intake')
      .whereIn('id', ids)
      .select('seq');
    expect(lines).toHaveLength(kept.length);
  });

  it('nothing is held while the operating system works: another call is answered meanwhile', async () => {
    const answers: Result<unknown>[] = [];
    const os = paperOs(station.paper);
    const asking: Os = {
      ...os,
      renderPdf: async (html) => {
        answers.push(await station.dispatch('desk.read', {}));
        return os.renderPdf(html);
      },
      printPdf: async (handle) => {
        answers.push(await station.dispatch('cases.read', { caseId: targets.caseId }));
        return os.printPdf(handle);
      },
      chooseSaveTarget: async (name) => {
        answers.push(
          await station.dispatch('intakes.record', { intake: anIntake({ id: randomUUID() }), draftId: null }),
        );
        return os.chooseSaveTarget(name);
      },
    };
    const dispatch = dispatchWith({}, asking);
    const preview = await dispatch('summaries.preview', {
      caseId: targets.caseId,
      interventionIds: [targets.interventionId],
      profile: 'internal',
      language: 'fr',
    });
    const { printId } = (preview.ok ? preview.value : {}) as { printId?: string };
    expect(await dispatch('summaries.print', { printId })).toEqual({ ok: true, value: { printed: true } });
    expect(await dispatch('summaries.save', { printId, warningRead: true })).toEqual({
      ok: true,
      value: { saved: true },
    });
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
  });
});
