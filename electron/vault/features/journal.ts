import { countEntries, databaseIdentity, listEntries, type JournalEntry } from '#db/repositories/journal';
import { whereNotAboutExcludedCase } from '#db/repositories/access';
import { numbersOf } from '#db/views/subject-labels';
import { AppError, ruleBroken } from '#shared/contract/result';
import type { ParsedInputOf } from '#shared/contract/index';
import { plusDays } from '#shared/domain/calendar-day';
import { fromStationClock } from '#shared/domain/instant';
import { NOBODY, type JournalAction, type JournalLine, type Subject } from '#shared/domain/journal-entry';
import { journalKeyFrom, parseRecoveryCode } from '../keys/recovery-code';
import { wipe } from '../keys/wipe';
import type { Knex } from 'knex';
import { macsFromGenesis } from '../seal';
import type { Context, Handlers } from '../context';

type JournalHandlers = Pick<Handlers, 'journal.list' | 'journal.listTechnical' | 'journal.verify'>;
type Filter = ParsedInputOf<'journal.list'>;

export const journalHandlers: JournalHandlers = {
  'journal.list': (context, filter) => consult(context, filter, 'cases'),
  'journal.listTechnical': (context, filter) => consult(context, filter, 'system'),

  'journal.verify': async ({ vault, now, announce }, { recoveryCode }) => {
    const session = vault.session();
    if (!session) throw new AppError('NOT_SIGNED_IN');
    const key = recoveryCode === null ? undefined : journalKeyOf(recoveryCode);
    const report = (done: number, total: number) =>
      announce('work.progress', { work: 'journal.verify', done, total });
    const check = async (db: Knex) => {
      const macOf = key && macsFromGenesis(key, await databaseIdentity(db));
      return vault.journal().verify(db, { onProgress: report, ...(macOf && { macOf }) });
    };
    try {
      const system = await check(session.system);
      const cases = session.cases ? await check(session.cases) : null;
      await session.system.transaction((trx) =>
        vault.journal().append(trx, 'system', session.actor, now, {
          action: 'journal_verify',
          detail: {
            system: system.state,
            cases: cases?.state ?? 'closed',
            withRecoveryCode: key !== undefined,
          },
        }),
      );
      return { cases, system };
    } finally {
      if (key) wipe(key);
    }
  },
};

/** Reads a page of the journal; that this was done is the next line of it. */
async function consult(context: Context, filter: Filter, store: 'cases' | 'system') {
  const { subject, actorId, actions, from, to, beforeSeq, limit } = filter;
  const wanted = {
    ...(subject && { subject }),
    ...(actorId !== null && { actor: actorId }),
    ...(actions.length > 0 && { actions }),
    ...(from !== null && { from: fromStationClock(from, '00:00') }),
    ...(to !== null && { to: fromStationClock(plusDays(to, 1), '00:00') }),
  };
  // Even the journal gives no hint of a case to a colleague who is kept out of it, coordinator or not.
  const narrow = (query: Knex.QueryBuilder) => {
    if (store === 'cases') whereNotAboutExcludedCase(query, context.actor);
  };
  const total = await countEntries(context.db, wanted, narrow);
  const page = { ...wanted, limit, ...(beforeSeq !== null && { beforeSeq }) };
  const entries = await listEntries(context.db, page, narrow);
  await context.journal({
    action: 'journal_read',
    subjects: subject ? [subject] : [],
    detail: { actor: actorId, actions, from, to, shown: entries.length },
  });
  const subjects = entries.flatMap((entry) => entry.subjects as Subject[]);
  const labels: Labels = store === 'cases' ? await numbersOf(context.db, subjects) : new Map();
  const last = entries.at(-1);
  return {
    lines: entries.map((entry) => lineOf(context, entry, labels)),
    total,
    nextBeforeSeq: last && entries.length === limit && last.seq > 1 ? last.seq : null,
  };
}

type Labels = ReadonlyMap<string, string>;

function lineOf({ directory }: Context, entry: JournalEntry, labels: Labels): JournalLine {
  const { seq, at, actor, role, action, outcome, subjects, detail } = entry;
  return {
    seq,
    at,
    actorId: actor,
    actorName: actor === NOBODY ? '' : directory.nameOf(actor),
    role,
    action: action as JournalAction,
    outcome,
    subjects: (subjects as Subject[]).map((subject) => ({
      ...subject,
      label:
        subject.kind === 'account'
          ? directory.nameOf(subject.id)
          : (labels.get(`${subject.kind}:${subject.id}`) ?? null),
    })),
    detail,
  };
}

function journalKeyOf(typed: string): Buffer {
  try {
    const secret = parseRecoveryCode(typed);
    const key = journalKeyFrom(secret);
    wipe(secret);
    return key;
  } catch {
    throw ruleBroken('confirmation_differs');
  }
}
