// The developers' tools (tools/), which work on the built application.

import { run } from './children.mjs';
import { root } from './places.mjs';
import { bundle, electronNode } from './run-in-electron-node.mjs';
import { display } from './setup/display.mjs';
import { prepare } from './setup/prepare.mjs';
import { ensureBuild } from './stages/build.mjs';

/**
 * Sets up and builds, then runs a tool under Electron's Node with a display at hand, and ends as the tool ends.
 * The tool gets the arguments of this process.
 *
 * @param {string} entry
 */
export async function launchTool(entry) {
  await prepare();
  if (!(await ensureBuild())) process.exit(1);
  const { command, args, env } = electronNode(await bundle(entry), process.argv.slice(2));
  const { code } = await run(command, args, { cwd: root, env: { ...env, ...(await display()) } });
  process.exit(code);
}
