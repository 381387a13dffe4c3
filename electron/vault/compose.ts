import { join } from 'node:path';
import type { Announce } from './context';
import { createDispatcher, type Dispatch } from './dispatcher';
import { handlersOf } from './features/index';
import type { Clock } from './keys/attempts';
import type { KdfParams } from './keys/kdf';
import { openLog } from './logger';
import type { Os } from './os';
import { Vault } from './vault';

export type RunningVault = { vault: Vault; dispatch: Dispatch };

type Around = {
  dataFolder: string;
  /** Whether a station secret that the operating system does not protect is accepted: never in a release. */
  acceptsDevelopment: boolean;
  version: string;
  os: Os;
  announce: Announce;
  /** Cost of the password derivation at set-up; measured when absent. */
  kdf?: KdfParams;
  /** The clock; the station's own when absent. */
  now?: () => string;
  /** The clock of the waits after failed sign-ins; the station's own when absent. */
  attemptsClock?: Clock;
};

/** Builds the vault, top to bottom: log, vault, handlers, dispatcher. The one place where things are put together. */
export function compose({
  dataFolder,
  acceptsDevelopment,
  version,
  os,
  announce,
  kdf,
  now = systemNow,
  attemptsClock,
}: Around): RunningVault {
  const log = openLog(join(dataFolder, 'logs'));
  const protector = { kind: os.protection, protect: os.protect, unprotect: os.unprotect };
  const vault = new Vault({
    dataFolder,
    acceptsDevelopment,
    protector,
    now,
    log,
    announce,
    ...(kdf && { kdf }),
    ...(attemptsClock && { attemptsClock }),
  });
  const dispatch = createDispatcher(handlersOf(os, version), { vault, os, log, announce, now });
  return { vault, dispatch };
}

const systemNow = () => Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
