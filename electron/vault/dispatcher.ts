import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { isDuplicate, storageProblemOf } from '#db/storage-problem';
import { contract, type ProcedureName } from '#shared/contract/index';
import type { Procedure } from '#shared/contract/procedure';
import { AppError, ruleBroken, type Failure, type Result } from '#shared/contract/result';
import type { Actor } from '#shared/domain/access';
import { dayOf } from '#shared/domain/calendar-day';
import type { JournalAction } from '#shared/domain/journal-entry';
import { roleMay } from '#shared/domain/roles';
import type { Act, Announce, Context, Handlers, StepwiseContext, VaultContext } from './context';
import type { Log } from './logger';
import type { Os } from './os';
import type { OpenSession } from './open-session';
import type { Vault } from './vault';

export type Dispatch = (name: string, raw: unknown) => Promise<Result<unknown>>;

type Tools = { vault: Vault; os: Os; log: Log; announce: Announce; now: () => string; newId?: () => string };

/** The traces that a call must leave, by what its row of the table promises. */
const REQUIRED_ACTIONS: Partial<Record<Procedure['trace'], JournalAction[]>> = {
  view: ['view'],
  list: ['list'],
  search: ['search'],
};

/**
 * Turns the contract and its handlers into the one function that answers the window.
 * In order: the name is the table's own; the actor is the session's; the role has the permission; the input parses;
 * one transaction; the output parses; the trace that the table promises was left; commit.
 * Nothing is thrown: every failure is a code with a reference (`shared/contract/result.ts`).
 */
export function createDispatcher(handlers: Handlers, tools: Tools): Dispatch {
  return async (name, raw) => {
    const reference = randomUUID().slice(0, 8);
    try {
      return { ok: true, value: await answer(handlers, tools, name, raw) };
    } catch (error) {
      return { ok: false, error: await failureOf(error, { tools, name, reference }) };
    }
  };
}

async function answer(handlers: Handlers, tools: Tools, name: string, raw: unknown): Promise<unknown> {
  if (!isProcedure(name)) throw new AppError('NOT_FOUND');
  const procedure: Procedure = contract[name];
  const { vault } = tools;
  const session = vault.session();
  if (procedure.permission !== 'public' && !session) throw new AppError('NOT_SIGNED_IN');
  if (session && !isPermitted(session.actor, procedure)) throw new AppError('FORBIDDEN');
  // A temporary password was known to somebody else: until it is changed, the account does nothing but change it.
  if (session && session.account.temporaryPasswordBy !== null && isOfRole(procedure))
    throw ruleBroken('password_change_due');
  const input = parseInput(procedure.input, raw);
  // The table ties each handler to its input and its context; here, where the name is only known at run time, that tie is lost.
  const handler = handlers[name] as (context: unknown, input: unknown) => Promise<unknown>;
  if (procedure.store === 'none') {
    const { announce } = tools;
    const context: VaultContext = { vault, actor: session?.actor ?? null, now: tools.now(), announce };
    return procedure.output.parse(await handler(context, input));
  }
  if (!session) throw new AppError('NOT_SIGNED_IN');
  const connection = procedure.store === 'cases' ? session.cases : session.system;
  if (!connection) throw new AppError('RULE_BROKEN', { rule: 'case_key_missing' });
  const shared = await sharedContext(session, tools);

  if (procedure.steps === 'many') {
    const context: StepwiseContext = {
      ...shared,
      os: tools.os,
      transact: (work) => inTransaction(connection, session, procedure, shared, tools, work),
    };
    return procedure.output.parse(await handler(context, input));
  }
  return inTransaction(connection, session, procedure, shared, tools, async (context) =>
    procedure.output.parse(await handler(context, input)),
  );
}

/** The table's own names, and texts only: something that turns into a text could turn into another one the next time. */
function isProcedure(name: unknown): name is ProcedureName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

function isOfRole({ permission }: Procedure): boolean {
  return permission !== 'public' && permission !== 'signed_in';
}

function isPermitted(actor: Actor, { permission }: Procedure): boolean {
  return permission === 'public' || permission === 'signed_in' || roleMay(actor.role, permission);
}

function parseInput(schema: z.ZodType, raw: unknown): unknown {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const path = issue.path.map(String).join('.');
    // A custom message is one of our own codes; zod's own messages may repeat a value, so only their kind goes out.
    fields[path] ??= issue.code === 'custom' ? issue.message : issue.code;
  }
  throw new AppError('INVALID_INPUT', { fields });
}

async function sharedContext(
  session: OpenSession,
  { vault, now, newId }: Tools,
): Promise<Omit<Context, 'db' | 'journal'>> {
  const at = now();
  return {
    actor: session.actor,
    now: at,
    today: dayOf(at),
    newId: newId ?? randomUUID,
    directory: session.directory,
    settings: session.settings,
    vault,
  };
}

async function inTransaction<T>(
  connection: Knex,
  session: OpenSession,
  procedure: Procedure,
  shared: Omit<Context, 'db' | 'journal'>,
  { vault }: Tools,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  return connection.transaction(async (db) => {
    const written: JournalAction[] = [];
    const journal = async (act: Act) => {
      await vault
        .journal()
        .append(db, procedure.store === 'cases' ? 'cases' : 'system', session.actor, shared.now, act);
      written.push(act.action);
    };
    const value = await work({ ...shared, db, journal });
    requireTrace(procedure, written);
    return value;
  });
}

/**
 * A read that is not journalled, or a write that leaves no trace, does not happen: the transaction is rolled back. In a call
 * of several steps, each step answers for itself.
 */
function requireTrace(procedure: Procedure, written: JournalAction[]): void {
  const wanted = REQUIRED_ACTIONS[procedure.trace];
  const isTraced = wanted ? wanted.some((action) => written.includes(action)) : written.length > 0;
  if (!isTraced && procedure.trace !== 'none' && procedure.trace !== 'draft')
    throw new Error(`untraced: ${procedure.kind} with trace ${procedure.trace}`);
}

async function failureOf(
  error: unknown,
  { tools, name, reference }: { tools: Tools; name: string; reference: string },
): Promise<Failure> {
  if (error instanceof AppError) {
    await recordRefusal(error, tools, name, reference);
    return { code: error.code, reference, ...error.details };
  }
  const problem = storageProblemOf(error);
  if (problem) {
    tools.log({ code: 'storage', reference, procedure: name, error });
    return { code: 'STORAGE', reference, storage: problem.code };
  }
  if (isDuplicate(error)) {
    tools.log({ code: 'duplicate', reference, procedure: name, error });
    return { code: 'CONFLICT', reference };
  }
  tools.log({ code: 'internal', reference, procedure: name, error });
  return { code: 'INTERNAL', reference };
}

/**
 * Every refusal of a signed-in account is journalled, in a transaction of its own, outside any rollback. What does not exist
 * and what is hidden leave the same line, naming what was asked for, so that neither the answer nor the journal's rhythm
 * tells them apart, and « who tried to open this file » has an answer.
 */
async function recordRefusal(error: AppError, tools: Tools, name: string, reference: string): Promise<void> {
  if (!['FORBIDDEN', 'NOT_FOUND', 'RULE_BROKEN'].includes(error.code)) return;
  const session = tools.vault.session();
  if (!session) return;
  const procedure = isProcedure(name) ? name : undefined;
  const isCases = procedure !== undefined && contract[procedure].store === 'cases';
  const store = isCases && session.cases ? 'cases' : 'system';
  const connection = store === 'cases' ? session.cases : session.system;
  if (!connection) return;
  try {
    await connection.transaction((db) =>
      tools.vault.journal().append(db, store, session.actor, tools.now(), {
        action: 'refused',
        subjects: error.about ? [error.about] : [],
        detail: {
          procedure: procedure ?? 'unknown',
          code: error.code,
          ...ruleOf(error),
        },
        outcome: 'refused',
        reference,
      }),
    );
  } catch (failure) {
    tools.log({ code: 'refusal_not_journalled', reference, procedure: name, error: failure });
  }
}

function ruleOf(error: AppError): { rule?: string } {
  return error.details.rule ? { rule: error.details.rule } : {};
}
