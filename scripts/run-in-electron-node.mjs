// Runs one TypeScript entry under Electron's own Node, the only Node that the encrypted storage is built for.
//
//   node scripts/run-in-electron-node.mjs tools/bench/main.ts [arguments]

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './children.mjs';
import { electronPath, root } from './places.mjs';

/**
 * Bundles a TypeScript entry and all that it imports from the house into one file under out/tools; packages of
 * node_modules stay imports. Two processes may bundle the same entry at once: the file appears whole or not at all.
 * In the bundle `import.meta.dirname` is out/tools: entries find files from the working folder instead.
 *
 * @param {string} entry Path of the entry, from the top folder or absolute.
 * @returns {Promise<string>} The absolute path of the bundle.
 * @throws When the entry does not exist or does not parse.
 */
export async function bundle(entry) {
  const source = resolve(root, entry);
  const name = relative(root, source)
    .replace(/\.m?tsx?$/, '')
    .replaceAll(/[^\w-]+/g, '-');
  const { build } = await import('vite');
  const results = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { __RELEASE__: 'false' },
    build: {
      ssr: source,
      write: false,
      outDir: 'out/tools',
      target: 'node24',
      sourcemap: 'inline',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [result] = [results].flat();
  if (!result || !('output' in result)) throw new Error(`nothing was bundled from ${entry}`);
  const folder = join(root, 'out/tools');
  const file = join(folder, `${name}.js`);
  const draft = `${file}.${process.pid}`;
  await mkdir(folder, { recursive: true });
  await writeFile(draft, result.output[0].code);
  await rename(draft, file);
  return file;
}

/**
 * The program, arguments and environment that run a bundle under Electron's Node, for `spawn` or `fork`.
 *
 * @param {string} file A bundle, or any JavaScript file.
 * @param {string[]} [args]
 */
export function electronNode(file, args = []) {
  return {
    command: electronPath(),
    args: ['--enable-source-maps', file, ...args],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [entry, ...args] = process.argv.slice(2);
  if (!entry) {
    console.error('usage: node scripts/run-in-electron-node.mjs <entry.ts> [arguments]');
    process.exit(2);
  }
  const { prepare } = await import('./setup/prepare.mjs');
  await prepare();
  const { command, args: full, env } = electronNode(await bundle(entry), args);
  const { code } = await run(command, full, { env });
  process.exit(code);
}
