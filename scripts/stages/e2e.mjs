// Journeys and attacks in the real application, driven by Playwright.

import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../children.mjs';
import { root } from '../places.mjs';
import { electronNode } from '../run-in-electron-node.mjs';
import { display } from '../setup/display.mjs';
import { hasSandbox, unprivilegedUser } from '../setup/sandbox.mjs';

/** @import { Tally } from './tally.mjs' */

/**
 * Runs the journeys on the build in out/, with Chromium's real sandbox wherever the system lets an ordinary user have
 * one. Nothing is written to the checkout but bundles of the tools (out/tools) and, after a failure, what Playwright kept
 * of it (test-results/).
 *
 * @param {string[]} filter Arguments of Playwright: parts of file names, `--grep` and a part of a title...
 * @returns {Promise<Tally>}
 */
export async function e2e(filter) {
  const user = unprivilegedUser();
  const home = mkdtempSync(join(tmpdir(), 'relais-e2e-'));
  const tidy = () => rmSync(home, { recursive: true, force: true });
  process.once('exit', tidy);
  // The journeys fill their data folders with the tools, which are bundled there.
  const bundles = join(root, 'out/tools');
  mkdirSync(bundles, { recursive: true });
  if (user) for (const folder of [home, bundles]) chownSync(folder, user.uid, user.gid);

  const report = join(home, 'report.json');
  const results = join(home, 'results');
  const { command, args, env } = electronNode(join(root, 'node_modules/@playwright/test/cli.js'), [
    'test',
    '--reporter=list,json',
    '--output',
    results,
    ...filter,
  ]);
  const { code } = await run(command, args, {
    cwd: root,
    env: {
      ...env,
      ...(await display(user)),
      HOME: home,
      TMPDIR: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_CACHE_HOME: join(home, '.cache'),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      RELAIS_SANDBOX: hasSandbox(user) ? 'on' : 'off',
    },
    ...user,
  });
  const tally = tallyOf(report, code);
  // Who asked for some journeys by name wants to look at the pictures they took.
  if ((tally.failed > 0 || filter.length > 0) && existsSync(results)) {
    const kept = join(root, 'test-results');
    rmSync(kept, { recursive: true, force: true });
    cpSync(results, kept, { recursive: true });
    console.log('What the journeys left, pictures and traces of failures, is in test-results/.');
  }
  process.off('exit', tidy);
  tidy();
  return tally;
}

/**
 * Counts a JSON report of Playwright. Errors outside any test count as failures, as does a run that ends badly
 * without a report.
 *
 * @param {string} report
 * @param {number} code The exit code of the run.
 * @returns {Tally}
 */
export function tallyOf(report, code) {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  if (existsSync(report)) {
    const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'));
    tally.passed = stats.expected;
    tally.failed = stats.unexpected + stats.flaky + errors.length;
    tally.skipped = stats.skipped;
  }
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  return tally;
}
