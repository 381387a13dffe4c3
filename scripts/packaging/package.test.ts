import { getCurrentFuseWire } from '@electron/fuses';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { electronPath, root } from '../places.mjs';
import { hasSandbox, unprivilegedUser } from '../setup/sandbox.mjs';

const packed = join(root, 'dist/linux-unpacked');
const executable = join(packed, 'relais');
const resources = join(packed, 'resources');

/** The files of a folder, as paths within it. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** The header of an asar archive: a tree of names (its form is public: two lengths, then JSON). */
interface Tree {
  files?: Record<string, Tree>;
  unpacked?: boolean;
}
function archived(): string[] {
  // Electron's Node would show the archive as a folder.
  Object.assign(process, { noAsar: true });
  const bytes = readFileSync(join(resources, 'app.asar'));
  const tree = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Tree;
  const paths = (node: Tree, path: string): string[] =>
    node.files
      ? Object.entries(node.files).flatMap(([name, child]) => paths(child, `${path}/${name}`))
      : [path];
  return paths(tree, '');
}

/** The package that a path is in: the one or two parts after the last node_modules. */
function nameOf(path: string): string {
  return /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? '';
}

describe('the fuses', () => {
  test('are exactly those that were decided', async () => {
    const { version, ...wire } = await getCurrentFuseWire(executable);
    expect(version).toBe('1');
    // Fuses are written as the characters 0 and 1, in the order of their numbers: no Node, cookies encrypted, no
    // NODE_OPTIONS, no inspector, archive checked, archive only, one snapshot, nothing for file:, Wasm traps.
    expect(String.fromCharCode(...Object.values(wire).map(Number))).toBe('010011001');
  });

  test('keep the executable from serving as a plain Node', () => {
    const asNode = (file: string) =>
      spawnSync(file, ['-e', 'process.stdout.write("plain Node")'], {
        env: { ELECTRON_RUN_AS_NODE: '1' },
        encoding: 'utf8',
        timeout: 20_000,
      }).stdout;
    expect(asNode(electronPath())).toBe('plain Node');
    expect(asNode(executable)).not.toContain('plain Node');
  });
});

describe('the package', () => {
  test('has no start page and no version file of Electron', () => {
    expect(readdirSync(packed)).not.toContain('version');
    expect(readdirSync(resources).toSorted()).toEqual(['app.asar', 'app.asar.unpacked']);
  });

  test('keeps outside the archive only the native modules of this system', () => {
    const outside = filesOf(join(resources, 'app.asar.unpacked'));
    expect(outside.toSorted()).toEqual([
      'node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
  });

  test('holds the bundles and the run-time packages of the lockfile, and no source, map or test', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean }>;
    };
    // By name only: the packaging lays the same packages out in its own way.
    const runtime = new Set(
      Object.entries(lock.packages)
        .filter(([, { dev }]) => !dev)
        .map(([path]) => nameOf(path)),
    );
    const paths = archived();
    expect(paths).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/out/main/index.js',
        '/out/main/vault.js',
        '/out/preload/index.cjs',
        '/out/renderer/index.html',
      ]),
    );
    const expected = (path: string) =>
      path === '/package.json' || /^\/out\/(main|preload|renderer)\//.test(path) || runtime.has(nameOf(path));
    expect(paths.filter((path) => !expected(path))).toEqual([]);
    expect(paths.filter((path) => /\.(map|tsx?|mts|cts)$|\.test\./.test(path))).toEqual([]);
  });
});

const user = unprivilegedUser();
describe.skipIf(!hasSandbox(user))('the packaged application', () => {
  const home = mkdtempSync(join(tmpdir(), 'relais-packaged-'));
  // The display comes from the stage that runs this file, open to the same user.
  const { PATH = '', DISPLAY = '', XAUTHORITY = '' } = process.env;
  const env = { PATH, DISPLAY, XAUTHORITY, HOME: home, TMPDIR: home };
  if (user) chownSync(home, user.uid, user.gid);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test('opens its window and starts its vault, in the sandbox', async () => {
    const app = spawn(executable, [], { ...user, env, stdio: 'ignore', detached: true });
    try {
      await expect
        .poll(() => kindsOfChildren(app.pid), { timeout: 30_000 })
        .toEqual(expect.arrayContaining(['renderer', 'node.mojom.NodeService']));
    } finally {
      app.kill('SIGTERM');
      await once(app, 'exit');
    }
  });

  // The list of the hardening table: each of them opens a door that no fuse closes.
  test.each([
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect-brk=0',
    '--no-sandbox',
    '--disable-web-security',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp',
    '--user-data-dir=/tmp/other',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--renderer-cmd-prefix=env',
    '--utility-cmd-prefix=env',
    '--single-process',
    '--log-net-log=/tmp/net.json',
    '--enable-logging',
  ])('refuses %s', (argument) => {
    const { status } = spawnSync(executable, [argument], { ...user, env, timeout: 10_000 });
    expect(status).toBe(78);
  });
});

/** The kind of every process in the session that a process leads: those that it started, and theirs. */
function kindsOfChildren(pid: number | undefined): string[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.flatMap((name) => {
    try {
      // After the name in parentheses: state, parent, group, session.
      const session = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/.*\) /s, '').split(' ')[3];
      const kind = /--(?:utility-sub-type|type=(?!utility))=?([\w.-]+)/.exec(
        readFileSync(`/proc/${name}/cmdline`, 'utf8'),
      )?.[1];
      return session === String(pid) && kind ? [kind] : [];
    } catch {
      // Ended since the folder was read.
      return [];
    }
  });
}
