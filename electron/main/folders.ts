import { app } from 'electron';
import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Where the data lies, and where Chromium may put what it must (nothing of ours: the window's session is in memory).
 * On a station all Windows accounts share one data folder; `--data DIR` exists in unpackaged builds only.
 */
export function chooseFolders(): { data: string; window: string } {
  const asked = __RELEASE__ ? '' : app.commandLine.getSwitchValue('data');
  const shared = process.platform === 'win32' ? process.env['ProgramData'] : undefined;
  if (asked !== '') {
    const data = resolve(asked);
    return { data, window: writable(join(data, 'window')) };
  }
  const own = app.getPath('userData');
  return { data: __RELEASE__ && shared ? join(shared, 'Relais') : join(own, 'data'), window: own };
}

/** The folder itself, or one that vanishes with the machine's temporary files when the disk refuses writing. */
function writable(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return mkdtempSync(join(tmpdir(), 'relais-'));
  }
}
