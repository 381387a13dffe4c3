// The three bundles of the application, built again only when a source has changed.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../children.mjs';
import { root } from '../places.mjs';
import { oneItem } from './tally.mjs';

const sources = ['shared', 'db', 'electron', 'renderer', 'resources'];
const settings = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'postcss.config.cjs'];
const products = ['main/index.js', 'main/vault.js', 'preload/index.cjs', 'renderer/index.html'];

/** As a stage of the proof: one item. */
export async function build() {
  return oneItem(await ensureBuild());
}

/**
 * Builds the application into out/, or into out/release for a release, unless what is there is newer than every source.
 *
 * @param {object} [options]
 * @param {boolean} [options.release] With the compile-time constant __RELEASE__, which arms the switch guard.
 * @returns {Promise<boolean>} Whether a whole build is in place.
 */
export async function ensureBuild({ release = false } = {}) {
  const out = join(root, release ? 'out/release' : 'out');
  const stamp = join(out, '.sources');
  const wanted = fingerprint();
  const isWhole = products.every((file) => existsSync(join(out, file)));
  if (isWhole && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;

  rmSync(stamp, { force: true });
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', ...(release ? ['--mode', 'release'] : [])];
  const { code } = await run(process.execPath, args, { cwd: root });
  if (code !== 0) return false;
  writeFileSync(stamp, wanted);
  return true;
}

/** The names, sizes and times of all that goes into a build, in one hash: a few milliseconds. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...files, ...settings.map((name) => join(root, name))].toSorted()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
