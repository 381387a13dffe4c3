import Database from 'better-sqlite3';
import { existsSync, rmSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StorageProblem, storageProblemOf } from './storage-problem';

/**
 * Refuses a file that someone has open, before anything else looks at it. Two reasons to ask the engine first: a file at
 * work reads like a damaged one (its log and its pages move under the reader); and on POSIX systems the locks of a
 * process vanish when it closes any other descriptor of the file, so reading a file that we have open ourselves would
 * let a second process in.
 * @throws {StorageProblem} `in_use`.
 */
export function refuseInUse(file: string): void {
  const index = `${file}-shm`;
  const hadIndex = existsSync(index);
  let probe: Database | undefined;
  try {
    probe = new Database(file, { readonly: true, fileMustExist: true, timeout: 0 });
    // No key is given: the lock is asked for first, and the first page is then unreadable, which is not our question.
    probe.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    if (storageProblemOf(error)?.code === 'in_use') throw new StorageProblem('in_use');
  } finally {
    probe?.close();
    // Beside a log left by a kill, the engine makes an index that a reader may not take away. We never use one.
    if (!hadIndex) rmSync(index, { force: true });
  }
}

/**
 * Refuses a file that cannot be written, or whose log could not be made beside it. The engine would only say that it
 * cannot open it.
 * @throws {StorageProblem} `read_only`; `missing` when there is no such file.
 */
export async function refuseReadOnly(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK | constants.W_OK);
    await access(dirname(file), constants.W_OK);
  } catch (error) {
    throw storageProblemOf(error) ?? new StorageProblem('io');
  }
}
