import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Word, type Act, type Heard } from './acts';

/** The program that runs a victim under Electron's Node: the bundle of `main.ts`. */
export type VictimProgram = { file: string };

export type Killing = {
  /** Arguments of the victim. */
  args: string[];
  /** The word from which the delay counts. */
  from: (word: Word, heard: Heard) => boolean;
  delayMs: number;
};

/**
 * Runs a victim and kills it -9 (on Windows: ends the process at once) so long after a word of it.
 * @returns what it said. `isEffective` is false when it ended by itself first: the round proves nothing.
 * @throws when it fails by itself: torture is then not what is to be looked at.
 */
export async function runAndKill(
  { file }: VictimProgram,
  { args, from, delayMs }: Killing,
): Promise<{ heard: Heard; isEffective: boolean }> {
  const child = spawn(process.execPath, ['--enable-source-maps', file, 'victim', ...args], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const heard: Heard = { acknowledged: [], inDoubt: undefined };
  let timer: NodeJS.Timeout | undefined;
  let wasKilled = false;
  createInterface({ input: child.stdout }).on('line', (text) => {
    const word = wordOf(text);
    if (!word) return;
    note(heard, word);
    if (timer === undefined && from(word, heard))
      timer = setTimeout(() => {
        wasKilled = child.kill('SIGKILL');
      }, delayMs);
  });
  const [code] = await new Promise<[number | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve([exitCode]));
  });
  clearTimeout(timer);
  if (!wasKilled) throw new Error(`the victim ended by itself (${code})`);
  return { heard, isEffective: wasKilled && code === null };
}

/** A line that the kill cut in two is no word. */
function wordOf(text: string): Word | undefined {
  try {
    return Word.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function note(heard: Heard, word: Word): void {
  if (word.say === 'trying') {
    heard.inDoubt = word.act;
    return;
  }
  const act: Act | undefined = heard.inDoubt;
  if (act) heard.acknowledged.push(act);
  heard.inDoubt = undefined;
}
