// npm start: sets up what is missing, builds what has changed, opens the application.
//
//   npm start -- --data DIR      on this data folder (development builds only)

import { resolve } from 'node:path';
import { launch } from './launch.mjs';
import { prepare } from './setup/prepare.mjs';
import { ensureBuild } from './stages/build.mjs';

const args = process.argv.slice(2);
const at = args.indexOf('--data');
const data = at < 0 ? undefined : args[at + 1];
if (at < 0 ? args.length > 0 : data === undefined || args.length > 2) {
  console.error('usage: npm start [-- --data DIR]');
  process.exit(2);
}
await prepare();
if (!(await ensureBuild())) process.exit(1);
process.exit(await launch(data === undefined ? [] : [`--data=${resolve(data)}`]));
