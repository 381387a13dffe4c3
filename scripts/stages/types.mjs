// The compiler: strict types, and the import law (house: references between the projects).

import { join } from 'node:path';
import { run } from '../children.mjs';
import { root } from '../places.mjs';
import { oneItem } from './tally.mjs';

export async function types() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { code } = await run(process.execPath, [tsc, '-b'], { cwd: root });
  return oneItem(code === 0);
}
