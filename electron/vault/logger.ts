import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A line of the technical log: fixed codes and references. Never an input, a row, a message of the engine or a name. */
export type LogLine = { code: string; reference?: string; procedure?: string; error?: unknown };
export type Log = (line: LogLine) => void;

const LIMIT = 1024 * 1024;
const KEPT = 5;

/** A log of at most five files of one mebibyte in `folder`. */
export function openLog(folder: string): Log {
  const file = join(folder, 'relais.log');
  return ({ error, ...line }) => {
    try {
      mkdirSync(folder, { recursive: true });
      if (existsSync(file) && statSync(file).size > LIMIT) rotate(file);
      const entry = {
        at: Temporal.Now.instant().toString(),
        ...line,
        ...(error === undefined ? {} : outlineOf(error)),
      };
      appendFileSync(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk must not turn one failure into two: the screen already shows the reference.
    }
  };
}

/** What may be said of an error: its class, its code, and where in the code. Its message may hold data, so it stays out. */
function outlineOf(error: unknown): { error: string; code2?: string; stack?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame));
  const code = 'code' in error && typeof error.code === 'string' ? { code2: error.code } : {};
  return { error: error.name, ...code, stack: frames.slice(0, 8).map((frame) => frame.trim()) };
}

function rotate(file: string): void {
  for (let n = KEPT - 1; n >= 1; n--) {
    const from = n === 1 ? file : `${file}.${n - 1}`;
    if (existsSync(from)) renameSync(from, `${file}.${n}`);
  }
}
