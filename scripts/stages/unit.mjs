// Unit and integration tests, under Electron's Node.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../children.mjs';
import { root } from '../places.mjs';
import { electronNode } from '../run-in-electron-node.mjs';

/** @import { Tally } from './tally.mjs' */

/**
 * @param {string[]} filter Arguments of Vitest: parts of file names, `-t` and a part of a title...
 * @returns {Promise<Tally>}
 */
export async function unit(filter) {
  return vitest(filter, 'unit');
}

/**
 * @param {string[]} args
 * @param {string} name Of the report.
 * @param {Record<string, string>} [more] Environment variables.
 * @returns {Promise<Tally>}
 */
export async function vitest(args, name, more = {}) {
  const report = join(root, `out/reports/${name}.json`);
  rmSync(report, { force: true });
  const {
    command,
    args: full,
    env,
  } = electronNode(join(root, 'node_modules/vitest/vitest.mjs'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ]);
  const { code } = await run(command, full, { cwd: root, env: { ...env, ...more } });
  return tallyOf(report, code);
}

/**
 * Counts a JSON report of Vitest. A file that does not load counts as one failure, as does a run that ends badly
 * without a failed test (an unhandled rejection, a crash before the report).
 *
 * @param {string} report
 * @param {number} code The exit code of the run.
 * @returns {Tally}
 */
export function tallyOf(report, code) {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  if (existsSync(report)) {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    for (const file of testResults) {
      for (const { status } of file.assertionResults) {
        if (status === 'passed') tally.passed += 1;
        else if (status === 'failed') tally.failed += 1;
        else tally.skipped += 1;
      }
      const hasFailedTest = file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed');
      if (file.status === 'failed' && !hasFailedTest) tally.failed += 1;
    }
  }
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  return tally;
}
