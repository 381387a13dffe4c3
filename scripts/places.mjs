// Where things are in a checkout.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** The folder of the electron package, where its runtime is put. */
export const electronPackage = join(root, 'node_modules/electron');

/**
 * The executable of the installed Electron runtime.
 *
 * @throws When none was set up yet.
 */
export function electronPath() {
  return join(electronPackage, 'dist', readFileSync(join(electronPackage, 'path.txt'), 'utf8'));
}
