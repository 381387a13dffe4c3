import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '#db/connection';
import { StorageProblem, storageProblemOf, type StoredFile } from '#db/storage-problem';

/**
 * Replaces a small file in one step: a cut at any instant leaves the old content or the new one. Once this returns, the
 * new one is on the disk. Readable by its owner only.
 * @throws {StorageProblem}
 */
export async function writeAtomically(file: string, content: Uint8Array, named: StoredFile): Promise<void> {
  const unfinished = `${file}.new`;
  try {
    const handle = await open(unfinished, 'w', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
    await syncFolder(dirname(file));
  } catch (error) {
    throw problemWith(error, named);
  }
}

/**
 * Reads a small file whole.
 * @throws {StorageProblem} `missing`, `empty`...
 */
export async function readWhole(file: string, named: StoredFile): Promise<Buffer> {
  let content: Buffer;
  try {
    content = await readFile(file);
  } catch (error) {
    throw problemWith(error, named);
  }
  if (content.length === 0) throw new StorageProblem('empty', { file: named });
  return content;
}

function problemWith(error: unknown, file: StoredFile): StorageProblem {
  return new StorageProblem(storageProblemOf(error)?.code ?? 'io', { file });
}
