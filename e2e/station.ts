import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SmallStation } from '../tools/demo/small-station';

/** Someone of the fictional team. */
export type Member = SmallStation['accounts'][keyof SmallStation['accounts']];

/** A thing of the station by the name that tests give it. */
export function known<T>(things: Record<string, T>, name: string): T {
  const thing = things[name];
  if (thing === undefined) throw new Error(`the station has no ${name}`);
  return thing;
}

const root = join(import.meta.dirname, '..');

/**
 * The set-up folder that every test gets a copy of, made once for a run of the tests: deriving the keys of a whole team takes
 * seconds.
 *
 * @param scratch A folder that lives as long as the run.
 */
export async function preparedStation(scratch: string): Promise<{ folder: string; station: SmallStation }> {
  const folder = join(scratch, 'station');
  const facts = join(folder, 'station.json');
  if (!existsSync(facts)) {
    mkdirSync(scratch, { recursive: true });
    const draft = mkdtempSync(join(scratch, 'draft-'));
    const stdout = await runInElectronNode('tools/demo/main.ts', join(draft, 'data'), '--small');
    writeFileSync(join(draft, 'station.json'), stdout.slice(stdout.indexOf('{')));
    renameSync(draft, folder);
  }
  return { folder: join(folder, 'data'), station: JSON.parse(readFileSync(facts, 'utf8')) as SmallStation };
}

/** Runs one of our TypeScript entries beside the tests, and gives what it printed. */
export async function runInElectronNode(entry: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'scripts/run-in-electron-node.mjs'), entry, ...args],
    { cwd: root, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );
  return stdout;
}

/** A data folder of one's own: a copy of the prepared one, or an empty one for a first run. */
export function ownFolder(prepared?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'relais-test-'));
  if (prepared) cpSync(prepared, folder, { recursive: true });
  return folder;
}
