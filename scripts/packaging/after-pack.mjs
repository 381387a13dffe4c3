// electron-builder calls this on each packaged application, before signing.

import { flipFuses } from '@electron/fuses';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fuses } from './fuses.mjs';

/** @param {import('electron-builder').AfterPackContext} context */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  // Electron's own start page and version file come along with an unpacked runtime.
  rmSync(join(appOutDir, 'resources/default_app.asar'), { force: true });
  rmSync(join(appOutDir, 'version'), { force: true });
  const onWindows = electronPlatformName === 'win32';
  const executable = join(appOutDir, onWindows ? `${packager.appInfo.productFilename}.exe` : 'relais');
  await flipFuses(executable, fuses);
  if (!onWindows) chmodSync(executable, 0o755);
}
