// Child processes of the commands: started in one way, stopped with everything they started.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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
 * @property {number} [timeout] Milliseconds after which the child and all it started are killed.
 */

const windows = process.platform === 'win32';
const tenSeconds = 10_000;

/**
 * Runs a program to its end and says how it ended; never throws for a failing program.
 * Ctrl+C and a polite kill are passed on to the program, and end this process once it has closed. Nothing that the
 * program started outlives it.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Ending>}
 */
export function run(file, args, { capture = false, timeout, ...options } = {}) {
  const child = spawn(...untilOurDeath(file, args), {
    ...options,
    // Its own group: the program closes its own children in order, and whatever it forgets is ended with the group.
    detached: !windows,
    // npm is a script on Windows, and only a shell starts scripts there.
    shell: windows && file.endsWith('.cmd'),
    stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));

  const signals = passSignalsTo(child);
  const deadline = timeout && setTimeout(() => killGroup(child, 'SIGKILL'), timeout);
  return new Promise((resolve) => {
    /** @param {Ending} ending */
    const end = (ending) => {
      clearTimeout(deadline);
      signals.release();
      if (signals.received) process.exit(128 + constants.signals[signals.received]);
      resolve(ending);
    };
    child.on('error', (error) => end({ code: 127, output: `${output}${file}: ${error.message}` }));
    // Before 'close', which waits for every holder of the pipes.
    child.on('exit', () => killGroup(child, 'SIGKILL'));
    child.on('close', (code, signal) =>
      end({ code: code ?? 128 + (signal ? constants.signals[signal] : 0), output }),
    );
  });
}

/**
 * The same program, ended politely by the system when this process dies without a word (Linux; elsewhere as it is).
 *
 * @param {string} file
 * @param {string[]} args
 * @returns {[file: string, args: string[]]}
 */
export function untilOurDeath(file, args) {
  const setpriv = '/usr/bin/setpriv';
  return existsSync(setpriv) ? [setpriv, ['--pdeathsig', 'TERM', '--', file, ...args]] : [file, args];
}

/**
 * Until released, hands our own termination signals to a child; a child that ignores them for ten seconds is killed.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function passSignalsTo(child) {
  /** @type {NodeJS.Timeout | undefined} */
  let patience;
  /** @type {NodeJS.Signals[]} */
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const passing = {
    /** @type {NodeJS.Signals | undefined} */
    received: undefined,
    release() {
      clearTimeout(patience);
      clearInterval(watch);
      for (const name of names) process.off(name, pass);
    },
  };
  /** @param {NodeJS.Signals} signal */
  function pass(signal) {
    passing.received ??= signal;
    child.kill(signal);
    patience ??= setTimeout(() => killGroup(child, 'SIGKILL'), tenSeconds);
  }
  for (const name of names) process.on(name, pass);
  // npm runs us through a shell, which keeps a kill to itself and survives npm's: we learn of either by losing them.
  const parents = elders();
  const watch = setInterval(() => {
    if (process.env['npm_lifecycle_event'] && elders() !== parents) pass('SIGTERM');
  }, 500).unref();
  return passing;
}

/** Our parent process, and its parent where the system tells (Linux). */
function elders() {
  try {
    // After the name in parentheses: state, parent.
    const [, grandparent] = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
      .replace(/.*\) /s, '')
      .split(' ');
    return `${process.ppid} ${grandparent}`;
  } catch {
    return String(process.ppid);
  }
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
