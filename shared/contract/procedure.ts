import type { z } from 'zod';
import type { Permission } from '#shared/domain/roles';

/**
 * What the journal must hold before an answer leaves the vault:
 * - `view`: whose data was read; `list`: which rows were shown; `search`: with which criteria (INV-03);
 * - `self`: the act, written by its handler; `draft`: the first save and the discarding of words under way;
 * - `none`: nothing, allowed only for data without persons.
 * The dispatcher rolls back a call whose handler wrote no such line.
 */
export type Trace = 'view' | 'list' | 'search' | 'self' | 'draft' | 'none';

/** `public`: asked before anyone is signed in. `signed_in`: one's own session. Otherwise, a permission of `roles.ts`. */
export type Gate = Permission | 'public' | 'signed_in';

/** Which database one call works in, in one transaction; `none` for calls on the session and the files themselves. */
export type Store = 'cases' | 'system' | 'none';

/** Which rule of the object applies besides the role: the generated permission test builds its expectations on it. */
export type ObjectRule =
  'none' | 'case.read' | 'case.write' | 'case.grant' | 'person.know' | 'intake.read' | 'draft.own';

/** `one`: one transaction around the handler. `many`: the handler opens short ones between acts of the system (dialogs, PDF). */
export type Steps = 'one' | 'many';

type Terms<I extends z.ZodType, O extends z.ZodType> = {
  permission: Gate;
  trace: Trace;
  store: Store;
  object: ObjectRule;
  steps?: Steps;
  input: I;
  output: O;
};

/** A call that reads. */
export const query = <const T extends Terms<z.ZodType, z.ZodType>>(terms: T) => ({
  kind: 'query' as const,
  ...terms,
});

/** A call that changes something. */
export const command = <const T extends Terms<z.ZodType, z.ZodType>>(terms: T) => ({
  kind: 'command' as const,
  ...terms,
});

export type Procedure = { kind: 'query' | 'command' } & Terms<z.ZodType, z.ZodType>;
