// The rules that the compiler cannot see (.oxlintrc.json), and the formatting.

import { join } from 'node:path';
import { run } from '../children.mjs';
import { root } from '../places.mjs';
import { oneItem } from './tally.mjs';

export async function lint() {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const { code } = await run(process.execPath, [oxlint, '--type-aware', '--deny-warnings'], { cwd: root });
  return oneItem(code === 0);
}

export async function format() {
  const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
  const { code } = await run(process.execPath, [prettier, '--check', '--log-level', 'warn', '.'], {
    cwd: root,
  });
  return oneItem(code === 0);
}
