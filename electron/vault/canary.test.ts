import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, electronNode } from '../../scripts/run-in-electron-node.mjs';

// A day of work in which every text is a canary (testing/canary-day.ts), in a process that is then killed. Whatever it left on
// the disk, or holds open without a name, is searched for each of them, and for the keys (`security.md` T1).

let root: string;
let pid: number;
let kill: () => Promise<void>;
let canaries: Record<string, string>;
let secrets: Record<string, string>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'relais-canary-'));
  await mkdir(join(root, 'temp'));
  await mkdir(join(root, 'home'));
  const { command, args, env } = electronNode(await bundle('electron/vault/testing/canary-day.ts'), [
    join(root, 'data'),
  ]);
  const places = { TMPDIR: join(root, 'temp'), SQLITE_TMPDIR: join(root, 'temp'), HOME: join(root, 'home') };
  const day = spawn(command, args, {
    env: { ...env, ...places },
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  pid = day.pid ?? 0;
  kill = async () => {
    if (day.exitCode !== null || day.signalCode !== null) return;
    day.kill('SIGKILL');
    await once(day, 'exit');
  };
  const line = await Promise.race([
    once(createInterface(day.stdout), 'line').then(([text]) => text as string),
    once(day, 'exit').then(([code]) => Promise.reject(new Error(`the day ended early: ${String(code)}`))),
  ]);
  ({ canaries, secrets } = JSON.parse(line) as { canaries: typeof canaries; secrets: typeof secrets });
}, 120_000);
afterAll(async () => {
  await kill();
  await rm(root, { recursive: true, force: true });
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What a file shows of these, by name of what is shown. Letters are looked for whatever their case, in both encodings. */
function shownIn(file: string): string[] {
  const bytes = readFileSync(file);
  const narrow = bytes.toString('latin1').toLowerCase();
  const wide = narrow.replaceAll('\0', '');
  const words = Object.entries(canaries).filter(([, word]) => {
    const text = Buffer.from(word.toLowerCase(), 'utf8').toString('latin1');
    return narrow.includes(text) || wide.includes(text);
  });
  const keys = Object.entries(secrets).filter(([, hex]) => {
    const key = Buffer.from(hex, 'hex');
    const base64 = key.toString('base64').replace(/=+$/, '').toLowerCase();
    return bytes.includes(key) || narrow.includes(hex) || narrow.includes(base64) || wide.includes(hex);
  });
  return [...words, ...keys].map(([name]) => name);
}

const leaksUnder = (folder: string) =>
  filesUnder(folder).flatMap((file) =>
    shownIn(file).map((name) => `${name} in ${file.slice(folder.length)}`),
  );

describe('a day of canaries', () => {
  it('put one in more than sixty places, and told the keys', () => {
    expect(Object.keys(canaries).length).toBeGreaterThan(60);
    expect(new Set(Object.values(canaries)).size).toBe(Object.keys(canaries).length);
    expect(Object.keys(secrets).sort()).toEqual(['key of cases', 'key of system', 'station secret']);
    expect(Object.values(secrets).filter((hex) => !/^[0-9a-f]{64}$/.test(hex))).toEqual([]);
  });

  it.each(['utf8', 'utf16le', 'latin1'] as const)('would be found if it were there: %s', async (encoding) => {
    const place = join(root, 'control');
    await mkdir(place, { recursive: true });
    const planted = join(place, 'file');
    const word = Object.entries(canaries)[7] ?? ['', ''];
    writeFileSync(planted, Buffer.from(`…${word[1].toUpperCase()}…`, encoding));
    expect(shownIn(planted)).toEqual([word[0]]);
    const key = Object.entries(secrets)[0] ?? ['', ''];
    writeFileSync(planted, Buffer.concat([Buffer.from('x'), Buffer.from(key[1], 'hex')]));
    expect(shownIn(planted)).toEqual([key[0]]);
    await rm(place, { recursive: true });
  });

  it('leaves nothing to be read while it works, in files with a name or without', () => {
    expect(leaksUnder(root)).toEqual([]);
    const descriptors = existsSync(`/proc/${pid}/fd`) ? readdirSync(`/proc/${pid}/fd`) : [];
    const open = descriptors
      .map((descriptor) => `/proc/${pid}/fd/${descriptor}`)
      .filter((path) => isOfTheDay(path));
    expect(open.flatMap((path) => shownIn(path).map((name) => `${name} in ${readlinkSync(path)}`))).toEqual(
      [],
    );
  });

  it('leaves nothing to be read once it is killed: data, log, keyring, temporary files', async () => {
    await kill();
    const names = filesUnder(root).map((file) => file.slice(root.length + 1));
    expect(names).toEqual(
      expect.arrayContaining(['data/vault/cases.db', 'data/vault/cases.db-wal', 'data/logs/relais.log']),
    );
    expect(leaksUnder(root)).toEqual([]);
    expect(filesUnder(join(root, 'temp'))).toEqual([]);
  });

  it('told its mishaps to the log, by codes', () => {
    const log = readFileSync(join(root, 'data', 'logs', 'relais.log'), 'utf8');
    expect(log).toContain('"procedure":"summaries.preview"');
  });
});

/** A file of this day, named or not: not the program’s own, not a pipe. */
function isOfTheDay(path: string): boolean {
  try {
    const target = readlinkSync(path);
    return statSync(path).isFile() && (target.startsWith(root) || target.endsWith('(deleted)'));
  } catch {
    return false;
  }
}
