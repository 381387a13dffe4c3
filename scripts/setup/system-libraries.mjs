// The system's libraries that Electron needs on Linux, and a display server for machines without a screen.

import { existsSync, readFileSync } from 'node:fs';
import { run } from '../children.mjs';
import { electronPath } from '../places.mjs';
import { needsVirtualDisplay } from './display.mjs';

const libraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libxkbcommon0',
  'libxtst6',
];
const fonts = ['fonts-liberation'];
const displayServer = ['xvfb', 'xauth'];

/**
 * Installs what is missing on a Debian system run by root; says in one line what to install elsewhere.
 * Costs one look at the executable when nothing is missing. Does nothing on Windows and macOS.
 *
 * @throws When something is missing that we may not or cannot install.
 */
export async function ensureSystemLibraries() {
  if (process.platform !== 'linux') return;
  const before = await missing();
  if (before.length === 0) return;

  const command = `apt-get install ${before.join(' ')}`;
  const isDebian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (!isDebian) throw new Error(`missing system packages (Debian's names): ${before.join(' ')}`);
  if (process.getuid?.() !== 0) throw new Error(`missing system packages; as root: ${command}`);

  console.log(`Set-up: installing system packages: ${before.join(' ')}.`);
  await apt('update');
  await apt('install', '--yes', '--no-install-recommends', ...(await namesHere(before)));
  const after = await missing();
  if (after.length > 0) throw new Error(`still missing after ${command}: ${after.join(' ')}`);
}

/** @returns {Promise<string[]>} Debian packages to install; empty when Electron can start. */
async function missing() {
  const { output } = await run('ldd', [electronPath()], { capture: true });
  const programs = ['Xvfb', 'xauth'];
  return [
    ...(output.includes('not found') ? libraries : []),
    ...(hasFonts() ? [] : fonts),
    ...(needsVirtualDisplay() && !programs.every(isOnPath) ? displayServer : []),
  ];
}

function hasFonts() {
  // Debian 12 says liberation, other releases liberation2 or liberation-fonts.
  const folders = ['truetype/liberation', 'truetype/liberation2', 'liberation-fonts', 'liberation'];
  return folders.some((folder) => existsSync(`/usr/share/fonts/${folder}`));
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));
}

/**
 * Newer Debian and Ubuntu releases renamed some libraries when time became 64 bits wide (libgtk-3-0t64).
 *
 * @param {string[]} names
 */
async function namesHere(names) {
  const release = readFileSync('/etc/os-release', 'utf8');
  if (/^VERSION_CODENAME=(bookworm|bullseye|jammy|focal)$/m.test(release)) return names;
  const { output } = await run('apt-cache', ['pkgnames', 'lib'], { capture: true });
  const known = new Set(output.split('\n'));
  return names.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
}

/** @param {...string} args */
async function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env,
    capture: true,
  });
  if (code !== 0) throw new Error(`apt-get ${args[0]} failed:\n${output.trim()}`);
}
