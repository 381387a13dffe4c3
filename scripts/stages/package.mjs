// The application as it is released: packed, fused, and read back.

import { join } from 'node:path';
import { run } from '../children.mjs';
import { root } from '../places.mjs';
import { display } from '../setup/display.mjs';
import { unprivilegedUser } from '../setup/sandbox.mjs';
import { ensureBuild } from './build.mjs';
import { oneItem } from './tally.mjs';
import { vitest } from './unit.mjs';

/**
 * Builds for release and packs for this system, without an installer.
 *
 * @returns {Promise<boolean>} Whether it worked.
 */
export async function packageApplication() {
  if (!(await ensureBuild({ release: true }))) return false;
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const { code, output } = await run(process.execPath, [builder, '--dir', '--publish', 'never'], {
    cwd: root,
    capture: true,
  });
  if (code !== 0) console.error(output);
  return code === 0;
}

/** As a stage of the proof: packages, then runs the tests of scripts/packaging. */
export async function packaged() {
  if (!(await packageApplication())) return oneItem(false);
  const screen = await display(unprivilegedUser());
  return vitest(['--config', 'scripts/packaging/vitest.config.ts'], 'package', screen);
}
