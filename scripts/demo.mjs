// npm run demo: the application on a throw-away data folder filled with a fictional team and its cases.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './children.mjs';
import { launch } from './launch.mjs';
import { bundle, electronNode } from './run-in-electron-node.mjs';
import { prepare } from './setup/prepare.mjs';
import { ensureBuild } from './stages/build.mjs';

await prepare();
if (!(await ensureBuild())) process.exit(1);

const folder = mkdtempSync(join(tmpdir(), 'relais-demo-'));
// Whatever ends the demonstration, an interruption included.
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

// Fills the folder and prints the sign-in names and passwords.
const { command, args, env } = electronNode(await bundle('tools/demo/main.ts'), [folder]);
const { code } = await run(command, args, { env });
if (code === 0)
  console.log('Le dossier de données de la démonstration est effacé à la fermeture de la fenêtre.\n');
process.exit(code === 0 ? await launch([`--data=${folder}`]) : code);
