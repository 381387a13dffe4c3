import { safeStorage, type BrowserWindow } from 'electron';
import type { OsAsk } from '../messages';
import { createPrintRoom } from './printing/print-window';
import { createSaveDesk } from './printing/save-pdf';

/** `os` when this account's bytes are really protected; Linux without a keyring only pretends, and is named as such. */
export function protection(): 'os' | 'development' {
  if (!safeStorage.isEncryptionAvailable()) return 'development';
  const isPretence = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  return isPretence ? 'development' : 'os';
}

/** What the vault may ask of this process, and nothing else. */
export function serveOs(currentWindow: () => BrowserWindow | undefined): (ask: OsAsk) => Promise<unknown> {
  const prints = createPrintRoom(currentWindow);
  const saves = createSaveDesk(currentWindow);
  return async (ask) => {
    switch (ask.act) {
      case 'protect':
        return protection() === 'os'
          ? new Uint8Array(safeStorage.encryptString(Buffer.from(ask.bytes).toString('base64')))
          : ask.bytes;
      case 'unprotect':
        return protection() === 'os'
          ? new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(ask.bytes)), 'base64'))
          : ask.bytes;
      case 'renderPdf':
        return prints.render(ask.html);
      case 'printPdf':
        return prints.print(ask.handle);
      case 'disposePdf':
        return prints.dispose(ask.handle);
      case 'chooseSaveTarget':
        return saves.choose(ask.suggestedName);
      case 'writeSaveTarget':
        return saves.write(ask.target, ask.bytes);
    }
  };
}
