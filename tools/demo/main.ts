import { resolve } from 'node:path';
import { makeSmallStation } from './small-station';

// node scripts/run-in-electron-node.mjs tools/demo/main.ts DIR [--small]
//
// Fills a data folder that does not exist yet (or is empty) with a fictional team and its cases, then locks it.
// With --small, the only thing on the standard output is the JSON of `SmallStation`.

const args = process.argv.slice(2);
const folder = args.find((arg) => !arg.startsWith('--'));
if (folder === undefined) {
  console.error('usage: demo DIR [--small]');
  process.exit(2);
}
if (args.includes('--small')) {
  console.log(JSON.stringify(await makeSmallStation(resolve(folder)), null, 1));
} else {
  throw new Error('not yet');
}
