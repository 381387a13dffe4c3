import type { Knex } from 'knex';
import type { Contract, OutputOf, ParsedInputOf, ProcedureName } from '#shared/contract/index';
import type { EventName, EventPayload } from '#shared/contract/events';
import type { Actor } from '#shared/domain/access';
import type { CalendarDay } from '#shared/domain/calendar-day';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import type { JournalAction, Subject } from '#shared/domain/journal-entry';
import type { JournalOutcome } from '#db/repositories/journal';
import type { Settings } from '#db/repositories/settings';
import type { Directory } from './directory';
import type { Os } from './os';
import type { Vault } from './vault';

/** One line for the journal: what was done, to what. Identifiers, codes and counts; search criteria; never narrative. */
export type Act = {
  action: JournalAction;
  subjects?: Subject[];
  detail?: Record<string, unknown>;
  /** `done` unless said otherwise. */
  outcome?: JournalOutcome;
  /** The reference shown on screen, for a refusal. */
  reference?: string;
};

/** What a handler may use. Nothing else: no global, no container, no other connection. */
export type Context = {
  /** The transaction of this call, in the database that the contract names. */
  db: Knex.Transaction;
  actor: Actor;
  now: Instant;
  today: CalendarDay;
  newId(): Id;
  /** Writes a line in the journal of this call's database, in this call's transaction. */
  journal(act: Act): Promise<void>;
  /** Names and roles of the team. */
  directory: Directory;
  settings: Settings;
  vault: Vault;
};

/** For calls in several steps: short transactions between acts of the system, never one held open over a dialog. */
export type StepwiseContext = Omit<Context, 'db' | 'journal'> & {
  transact<T>(work: (context: Context) => Promise<T>): Promise<T>;
  os: Os;
};

/** Tells the window a fact: a lock, the progress of a long work. */
export type Announce = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** For calls on the session and the files themselves. The vault writes their traces. */
export type VaultContext = { vault: Vault; actor: Actor | null; now: Instant; announce: Announce };

type ContextFor<N extends ProcedureName> = Contract[N]['store'] extends 'none'
  ? VaultContext
  : Contract[N] extends { steps: 'many' }
    ? StepwiseContext
    : Context;

/** The service is the handler: gather, decide, record. */
export type Handler<N extends ProcedureName> = (
  context: ContextFor<N>,
  input: ParsedInputOf<N>,
) => Promise<OutputOf<N>>;

/** Every call of the contract, implemented: one missing, one too many or one of the wrong type does not compile. */
export type Handlers = { [N in ProcedureName]: Handler<N> };
