import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnoseFile } from '#db/page-check';
import { StorageProblem, type StoredFile } from '#db/storage-problem';
import { copyOf } from './keys/keyring-copy';

/** Where each file of a data folder lies. They are made together, and missed one by one. */
export type VaultFiles = Readonly<Record<StoredFile, string>> & { readonly folder: string };

const NAMES: Readonly<Record<StoredFile, string>> = {
  cases: 'cases.db',
  system: 'system.db',
  keyring: 'keyring.db',
  seal: 'seal.bin',
  station: 'station.bin',
};

export function vaultFilesIn(folder: string): VaultFiles {
  return {
    folder,
    cases: join(folder, NAMES.cases),
    system: join(folder, NAMES.system),
    keyring: join(folder, NAMES.keyring),
    seal: join(folder, NAMES.seal),
    station: join(folder, NAMES.station),
  };
}

/** The folder of a data folder in which the five files live. It appears whole, by one rename, at the end of the set-up. */
export const vaultFolderOf = (dataFolder: string) => join(dataFolder, 'vault');

const UNFINISHED = 'vault.setup-';

/** A folder for a set-up under way: nothing is the vault until it is renamed. */
export const unfinishedFolderOf = (dataFolder: string, id: string) => join(dataFolder, `${UNFINISHED}${id}`);

/** Removes what interrupted set-ups left. They never held a record: their recovery code was never confirmed. */
export async function removeUnfinished(dataFolder: string): Promise<void> {
  if (!existsSync(dataFolder)) return;
  for (const name of await readdir(dataFolder))
    if (name.startsWith(UNFINISHED)) await rm(join(dataFolder, name), { recursive: true, force: true });
}

/** True when no file of a vault is there: the one state in which a set-up may begin. */
export function isNew(files: VaultFiles): boolean {
  return !existsSync(files.folder);
}

/**
 * What can be said of the files before anyone signs in, without a key: the first one missing, empty or cut short.
 * A missing file is never taken for a new installation.
 */
export async function inspectWithoutKey(
  files: VaultFiles,
): Promise<{ file: StoredFile; problem: StorageProblem } | undefined> {
  for (const file of ['station', 'keyring', 'seal', 'system', 'cases'] as const) {
    // The file of keys has a copy that takes its place (`keys/keyring-copy.ts`).
    if (file === 'keyring' && existsSync(copyOf(files.keyring))) continue;
    if (!existsSync(files[file])) return { file, problem: new StorageProblem('missing', { file }) };
    if (file !== 'cases' && file !== 'system') continue;
    const problem = await diagnoseFile(files[file], { depth: 'quick' });
    if (problem) return { file, problem: new StorageProblem(problem.code, { ...problem.detail, file }) };
  }
  return undefined;
}
