// The packages of node_modules, exactly as package-lock.json says.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../children.mjs';
import { root } from '../places.mjs';
import { npm } from './npm.mjs';

const stamp = join(root, 'node_modules/.installed-lock');

/**
 * Installs the packages when they are absent or when the lockfile has changed since they were installed.
 *
 * @throws When npm fails; its own words are then in the message.
 */
export async function ensureDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;

  console.log('Set-up: installing the packages of package-lock.json (npm ci).');
  // The engine warnings are about Node 20: whatever needs a newer Node runs under Electron's (docs/decisions/0007).
  const { file, args } = npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  const { code, output } = await run(file, args, { cwd: root, capture: true });
  if (code !== 0) throw new Error(`npm ci failed:\n${output.trim()}`);
  // Written last: an interrupted installation starts again.
  writeFileSync(stamp, lock);
}
