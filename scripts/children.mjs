// Child processes of the commands: started in one way, stopped with everything they started.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} Ending How a child process ended.
 * @property {number} code Its exit code; 128 + the signal's number when a signal ended it.
 * @property {string} output What it wrote to both streams, when `capture` was asked; otherwise empty.
 */

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env] The whole environment of the child; ours when absent.
 * @property {string} [cwd]
 * @property {number} [uid] Run as this user (root only).
 * @property {number} [gid]
 * @property {boolean} [capture] Keep the output instead of showing it.
 * @property {string} [input] Text given on standard input; nothing is readable there when absent.
 */

const windows = process.platform === 'win32';
const tenSeconds = 10_000;

/**
 * Runs a program to its end and says how it ended; never throws for a failing program.
 * Ctrl+C and a polite kill are passed on to the program and everything it started, and nothing is left behind.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ending>}
 */
export function run(file, args, { capture = false, input, ...options } = {}) {
  const child = spawn(file, args, {
    ...options,
    // Its own group, so that a signal reaches the grandchildren too (a display server, the helpers of Electron).
    detached: !windows,
    // npm is a script on Windows, and only a shell starts scripts there.
    shell: windows && file.endsWith('.cmd'),
    stdio: [input === undefined ? 'ignore' : 'pipe', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
  if (input !== undefined) child.stdin?.end(input);

  const release = passSignalsTo(child);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      release();
      resolve({ code: 127, output: `${output}${file}: ${error.message}` });
    });
    child.on('close', (code, signal) => {
      release();
      killGroup(child, 'SIGKILL');
      resolve({ code: code ?? 128 + (signal ? constants.signals[signal] : 0), output });
    });
  });
}

/**
 * Until released, hands our own termination signals to a child; a child that ignores them for ten seconds is killed.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignalsTo(child) {
  /** @type {NodeJS.Timeout | undefined} */
  let patience;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    killGroup(child, signal);
    patience ??= setTimeout(() => killGroup(child, 'SIGKILL'), tenSeconds).unref();
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return () => {
    clearTimeout(patience);
    for (const signal of signals) process.off(signal, pass);
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function killGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // The whole group is gone already: the state we wanted.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}
