import { existsSync } from 'node:fs';
import { copyFile, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Knex } from 'knex';
import { syncFolder } from '#db/connection';

// Without the file of keys nothing opens, not even with the recovery paper (its boxes are in it). So a second copy lies
// beside it, made after each change, and takes its place when the first is damaged (security.md 2.5).

/** Where the copy of a file of keys lies. */
export const copyOf = (file: string) => `${file}.copy`;

/**
 * Makes the copy anew. The former one is overwritten before it is let go: a password that was changed must not be
 * found, wrapped, in what the disk calls free.
 */
export async function saveCopy(db: Knex, file: string): Promise<void> {
  const copy = copyOf(file);
  const fresh = `${copy}.new`;
  await rm(fresh, { force: true });
  // Made here first: the engine would let the whole system read it.
  await (await open(fresh, 'wx', 0o600)).close();
  await db.raw('VACUUM INTO ?', [fresh]);
  await overwrite(copy);
  await rename(fresh, copy);
  await syncFolder(dirname(copy));
}

/**
 * Puts the copy in the place of a file of keys that cannot be opened. The damaged file stays beside, under another name:
 * nothing is ever deleted.
 * @param suffix tells one damaged file from another.
 * @returns false when there is no copy.
 */
export async function putCopyBack(file: string, suffix: string): Promise<boolean> {
  const copy = copyOf(file);
  if (!existsSync(copy)) return false;
  const fresh = `${file}.new`;
  await copyFile(copy, fresh);
  const handle = await open(fresh, 'r+');
  await handle.sync();
  await handle.close();
  if (existsSync(file)) await rename(file, `${file}.damaged-${suffix}`);
  await rename(fresh, file);
  await syncFolder(dirname(file));
  return true;
}

/** Removes what an interrupted copy left: it never had its name. */
export async function removeUnfinishedCopies(file: string): Promise<void> {
  for (const unfinished of [`${copyOf(file)}.new`, `${file}.new`]) await rm(unfinished, { force: true });
}

async function overwrite(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const handle = await open(file, 'r+');
  try {
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(size), 0, size, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
