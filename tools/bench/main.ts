import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchStation } from './data';
import { measureWindows } from './windows';
import { measureCalls, measureFirstScreen } from './storage';

// npm run bench [-- --cases N,N] [--folder DIR] [--only storage|windows]
//
// Prints one JSON line for each measure (report.ts), each against a floor taken in the same run; progress goes to the
// standard error. Ten interventions a case; by default 10,000 cases, then 100,000. With --folder, the data stays there
// for the next run.

const args = process.argv.slice(2);
const sizes = valueOf('--cases')?.split(',').map(Number) ?? [10_000, 100_000];
const kept = valueOf('--folder');
const folder = kept ?? mkdtempSync(join(tmpdir(), 'relais-bench-'));
process.on('exit', () => {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
});

// Given by scripts/bench.mjs: the program that runs in Electron's main process, bundled.
const windowProgram = valueOf('--window-program');
const only = valueOf('--only');

const empty = await benchStation(join(folder, '0'), 0);
for (const cases of sizes) {
  const bench = await benchStation(join(folder, String(cases)), cases);
  if (only !== 'windows') {
    await measureFirstScreen(bench, empty);
    await measureCalls(bench);
  }
  if (windowProgram !== undefined && only !== 'storage') await measureWindows(windowProgram, bench, empty);
}

function valueOf(option: string): string | undefined {
  const at = args.indexOf(option);
  return at < 0 ? undefined : args[at + 1];
}
