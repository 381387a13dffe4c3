// The application in a window, from the build in out/.

import { run } from './children.mjs';
import { electronPath, root } from './places.mjs';
import { display } from './setup/display.mjs';

/**
 * Opens the application and waits until it is closed. Ctrl+C closes it.
 *
 * @param {string[]} args Arguments of the application.
 * @returns {Promise<number>} Its exit code.
 */
export async function launch(args) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (asRoot)
    console.log('Run by root: Electron gets --no-sandbox, because Chromium refuses its sandbox to root.');
  const screen = await display();
  if (screen['DISPLAY'])
    console.log('No display here: the window opens on a virtual one (Xvfb). Ctrl+C closes it.');
  const { code } = await run(electronPath(), [...(asRoot ? ['--no-sandbox'] : []), root, ...args], {
    cwd: root,
    env: { ...process.env, ...screen },
  });
  return code;
}
