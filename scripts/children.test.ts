import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from './children.mjs';

/** Whether a process does anything: one that ended may stay listed until somebody asks how. */
function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !readFileSync(stat, 'utf8').includes(') Z ');
}

const forgetful = `const child = require('node:child_process').spawn('sleep', ['600'], { stdio: 'ignore' });
console.log(child.pid); child.unref();`;

describe.runIf(process.platform === 'linux')('a program that a command runs', () => {
  test('tells how it ended', async () => {
    expect(await run('sh', ['-c', 'echo out; echo err >&2; exit 3'], { capture: true })).toEqual({
      code: 3,
      output: 'out\nerr\n',
    });
    expect((await run('sh', ['-c', 'kill -TERM $$'])).code).toBe(143);
    expect((await run('sleep', ['600'], { timeout: 50 })).code).toBe(137);
    expect((await run('no-such-program', [], { capture: true })).code).toBe(127);
  });

  test('leaves nothing of what it started', async () => {
    const { output } = await run(process.execPath, ['-e', forgetful], { capture: true });
    await expect.poll(() => isAlive(Number(output))).toBe(false);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('ends with the command on %s', async (signal, code) => {
    const command = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { run } from '${import.meta.dirname}/children.mjs';
       await run('sh', ['-c', 'echo $$; exec sleep 600']);`,
    ]);
    const [pid] = (await once(command.stdout, 'data')) as [Buffer];
    expect(isAlive(Number(pid))).toBe(true);
    command.kill(signal);
    expect(await once(command, 'exit')).toEqual([code, null]);
    expect(isAlive(Number(pid))).toBe(false);
  });

  test.runIf(existsSync('/usr/bin/setpriv'))('ends when the command is killed without a word', async () => {
    const command = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { run } from '${import.meta.dirname}/children.mjs';
       await run('sh', ['-c', 'echo $$; exec sleep 600']);`,
    ]);
    const [pid] = (await once(command.stdout, 'data')) as [Buffer];
    command.kill('SIGKILL');
    await expect.poll(() => isAlive(Number(pid))).toBe(false);
  });
});
