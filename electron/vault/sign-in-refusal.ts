import { storageProblemOf, type StoredFile } from '#db/storage-problem';
import type { StorageCode } from '#shared/contract/result';
import type { SignInOutcome } from '#shared/contract/session';
import { KeyProblem } from './keys/key-problem';

/** Waits up to a minute are counted down on screen; longer ones are told by the hour at which they end. */
const COUNTED_DOWN_MS = 60_000;
/** After the cap of failures only a release or the recovery paper helps: told as a lock-out without a near end. */
const NO_NEAR_END = { hours: 24 * 365 };

/**
 * What a failed opening means for the person: which file, and what is wrong with it.
 * An error that is not about keys or files goes on.
 */
export function problemOf(
  error: unknown,
  otherwise: StoredFile,
): { problem: StorageCode; file: StoredFile; badPages: number | null } {
  if (error instanceof KeyProblem) {
    const isStation = error.code === 'wrong_station' || error.code === 'weak_protection';
    return isStation
      ? { problem: 'station_secret_wrong', file: 'station', badPages: null }
      : { problem: 'altered', file: 'keyring', badPages: null };
  }
  const problem = storageProblemOf(error);
  if (!problem) throw error;
  const file = problem.detail.file ?? otherwise;
  const code = file === 'station' && problem.code === 'missing' ? 'station_secret_missing' : problem.code;
  return { problem: code, file, badPages: problem.detail.badPages ?? null };
}

/** A sign-in that the files stopped. */
export function storageOutcome(error: unknown, otherwise: StoredFile): SignInOutcome {
  return { outcome: 'storage', ...problemOf(error, otherwise) };
}

/** A sign-in that the keyring refused. A wrong name and a wrong password are one answer. */
export function refusalOf(error: KeyProblem, now: string): SignInOutcome {
  switch (error.code) {
    case 'wrong_credentials':
      return { outcome: 'refused', waitSeconds: 0 };
    case 'locked_out': {
      const wait = error.retryAfterMs ?? 0;
      if (wait <= COUNTED_DOWN_MS) return { outcome: 'refused', waitSeconds: Math.ceil(wait / 1000) };
      return { outcome: 'locked_out', until: later(now, { milliseconds: wait }) };
    }
    case 'recovery_needed':
      return { outcome: 'locked_out', until: later(now, NO_NEAR_END) };
    default:
      return storageOutcome(error, 'keyring');
  }
}

function later(now: string, duration: { milliseconds?: number; hours?: number }): string {
  return Temporal.Instant.from(now).add(duration).toString({ smallestUnit: 'second' });
}
