import { call } from './call';
import { flushAll } from './flush';

/** How long words under the hand have to reach the vault before the station locks all the same (the vault's own limit). */
const FLUSH_MS = 500;

/** Saves what is under the hand, then locks. The main process opens a new window; nothing of this one stays. */
export async function lockNow(): Promise<void> {
  await Promise.race([flushAll(), new Promise((resolve) => setTimeout(resolve, FLUSH_MS))]);
  // A refusal means that the station is locked already: the curtain is on its way.
  await call('session.lock', {}).catch(() => undefined);
}
