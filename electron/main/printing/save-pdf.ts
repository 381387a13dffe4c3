import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { writeWhole } from './whole-file';

/** Asks where to save a copy. Gives the path chosen, or nothing when the person gave up. */
async function chooseSavePath(window: BrowserWindow, suggestedName: string): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: basename(suggestedName),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return canceled || filePath === '' ? undefined : filePath;
}

/**
 * Where copies are saved, by handle: the path never leaves the main process, and the vault writes its line in the journal
 * between the choice and the file. What is asked by message: `electron/vault/os.ts`.
 */
export function createSaveDesk(currentWindow: () => BrowserWindow | undefined): {
  choose(suggestedName: string): Promise<string | null>;
  write(target: string, bytes: Uint8Array): Promise<void>;
} {
  const chosen = new Map<string, string>();
  return {
    async choose(suggestedName) {
      const window = currentWindow();
      const path = window && (await chooseSavePath(window, suggestedName));
      if (path === undefined) return null;
      const target = randomUUID();
      chosen.set(target, path);
      return target;
    },
    async write(target, bytes) {
      const path = chosen.get(target);
      if (path === undefined) throw new Error('no such place to save');
      chosen.delete(target);
      await writeWhole(path, bytes);
    },
  };
}
