// npm run bench: measures the application against floors taken in the same run, as JSON lines. Arguments go to the tool.

import { bundle } from './run-in-electron-node.mjs';
import { prepare } from './setup/prepare.mjs';
import { launchTool } from './tool.mjs';

await prepare();
// What opens real windows runs in Electron's main process: a program of its own.
process.argv.push('--window-program', await bundle('tools/bench/window-program.ts'));
await launchTool('tools/bench/main.ts');
