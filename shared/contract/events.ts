import { z } from 'zod';

/** What the vault or the main process may announce to the window: facts, never data of a person. */
export const events = {
  /** The station is about to lock: words under the hand are saved now. */
  'session.locking': z.object({ reason: z.enum(['idle', 'screen_lock', 'suspend', 'by_hand']) }),
  /** The station is locked: the window starts afresh. */
  'session.locked': z.object({
    reason: z.enum(['idle', 'screen_lock', 'suspend', 'by_hand', 'vault_stopped']),
  }),
  /** A long work advances. */
  'work.progress': z.object({ work: z.string(), done: z.number(), total: z.number() }),
  /** The storage process stopped by itself; the station is locked and nothing was lost. */
  'vault.stopped': z.object({}),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>;
