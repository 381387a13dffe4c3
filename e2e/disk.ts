import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder that can be read. */
export function filesBelow(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

export function filesNamed(folder: string, part: string): string[] {
  return filesBelow(folder).filter((path) => path.includes(part));
}

/**
 * The files below some folders that hold one of these words, in either of the two ways that Windows and Chromium write text.
 * Their names count as well.
 */
export function filesHolding(words: readonly string[], folders: readonly string[]): string[] {
  const needles = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
  const holds = (path: string) => {
    if (words.some((word) => path.includes(word))) return true;
    try {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    } catch {
      // Gone meanwhile, or another user's.
      return false;
    }
  };
  return folders.flatMap(filesBelow).filter(holds);
}
