// What every command needs before it does its own work. A second run finds everything in place.

import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * Makes a checkout able to run: packages, Electron runtime, system libraries. Ends the process with one clear
 * message when it cannot.
 *
 * @param {object} [options]
 * @param {boolean} [options.officialOnly] Refuse the pinned Electron package (releases).
 */
export async function prepare({ officialOnly = false } = {}) {
  try {
    await ensureDependencies();
    await ensureElectron({ officialOnly });
    await ensureSystemLibraries();
  } catch (error) {
    console.error(`Set-up failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
