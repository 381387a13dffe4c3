// The stages that prove the application, run one after the other and counted together.

import { prepare } from './setup/prepare.mjs';
import { build } from './stages/build.mjs';
import { e2e } from './stages/e2e.mjs';
import { format, lint } from './stages/lint.mjs';
import { packaged } from './stages/package.mjs';
import { inWords, oneItem, sum } from './stages/tally.mjs';
import { types } from './stages/types.mjs';
import { unit } from './stages/unit.mjs';

/** @import { Tally } from './stages/tally.mjs' */

/** @type {Record<string, (filter: string[]) => Promise<Tally>>} */
const stages = { types, lint, format, unit, build, e2e, package: packaged };

/** A stage that makes no sense after the failure of another. */
const needs = new Map([
  ['e2e', 'build'],
  ['package', 'build'],
]);

/** What `--only` accepts, and the stages it stands for. */
const selections = new Map([
  ['types', ['types']],
  ['lint', ['lint', 'format']],
  ['unit', ['unit']],
  ['e2e', ['build', 'e2e']],
  ['package', ['package']],
]);

/**
 * Runs stages, says of each how long it took and what it counted, and ends the process: the last line is
 * `N passed, N failed` (and `, N skipped` where there are any), the exit code tells whether anything failed.
 * A failed stage does not stop the following ones, unless they stand on it.
 *
 * @param {string[]} names
 * @param {string[]} [filter] Handed to the unit and e2e stages.
 */
export async function prove(names, filter = []) {
  const start = performance.now();
  await prepare();
  /** @type {Map<string, Tally>} */
  const tallies = new Map();
  for (const name of names) {
    const foundation = tallies.get(needs.get(name) ?? '');
    if (foundation && foundation.failed > 0) {
      console.log(`\n== ${name}: not run, because ${needs.get(name)} failed`);
      tallies.set(name, oneItem(false));
      continue;
    }
    console.log(`\n== ${name}`);
    const began = performance.now();
    const tally = await stage(name, filter);
    tallies.set(name, tally);
    console.log(`== ${name}: ${inWords(tally)}, ${seconds(began)}`);
  }
  const total = sum([...tallies.values()]);
  console.log(`\nAll stages together took ${seconds(start)}.`);
  console.log(inWords(total));
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

/**
 * @param {string} name
 * @param {string[]} filter
 */
async function stage(name, filter) {
  try {
    return await /** @type {NonNullable<typeof stages[string]>} */ (stages[name])(filter);
  } catch (error) {
    console.error(error);
    return oneItem(false);
  }
}

/** @param {number} start */
function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/**
 * The stages and the filter that a developer asks for: `--only unit`, a part of a file name, or nothing for all.
 *
 * @param {string[]} args
 * @returns {{ names: string[], filter: string[] } | undefined} Undefined when there is no such stage.
 */
export function asked(args) {
  const at = args.indexOf('--only');
  const filter = at < 0 ? args : args.toSpliced(at, 2);
  const file = filter.find((arg) => !arg.startsWith('-')) ?? '';
  const byFile = file.includes('.spec.') || file.startsWith('e2e') ? 'e2e' : 'unit';
  const only = at < 0 ? file && byFile : args[at + 1];
  const names = only === '' ? Object.keys(stages) : selections.get(only ?? '');
  return names && { names, filter };
}
