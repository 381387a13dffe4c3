import type { z } from 'zod';
import { accounts, settings } from './accounts';
import { cases, desk, drafts, intakes, interventions } from './casework';
import { journal } from './journal';
import { people } from './people';
import { session, setup } from './session';
import { summaries } from './summaries';

/** THE table: everything the window may ask for. The front door, the map and the security policy of the application. */
export const contract = {
  ...session,
  ...setup,
  ...accounts,
  ...settings,
  ...journal,
  ...desk,
  ...people,
  ...intakes,
  ...cases,
  ...drafts,
  ...interventions,
  ...summaries,
};

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
/** What the caller writes, before parsing. */
export type InputOf<N extends ProcedureName> = z.input<Contract[N]['input']>;
/** What the handler receives, after parsing. */
export type ParsedInputOf<N extends ProcedureName> = z.output<Contract[N]['input']>;
/** What the caller receives. */
export type OutputOf<N extends ProcedureName> = z.output<Contract[N]['output']>;
