// A screen to draw on, for machines that have none: a virtual one (Xvfb) that lives as long as this process.

import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilOurDeath } from '../children.mjs';

/** Whether this Linux session has no display of its own. */
export function needsVirtualDisplay() {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

/**
 * The environment variables that let a program draw: none where the session has a display, otherwise those of a
 * virtual one that is started here, closed to whoever does not hold its cookie, and stopped when this process ends.
 *
 * @param {{ uid: number, gid: number }} [user] Who will draw, when it is not us.
 * @returns {Promise<Record<string, string>>}
 * @throws When the display does not start.
 */
export async function display(user) {
  if (!needsVirtualDisplay()) return {};
  const folder = mkdtempSync(join(tmpdir(), 'relais-display-'));
  const authority = join(folder, 'authority');
  const cookie = randomBytes(16).toString('hex');
  const allow = (/** @type {string} */ name) =>
    spawnSync('xauth', ['-f', authority, 'add', name, '.', cookie]);
  // The server takes the cookie, whatever display it is written for; its number is not known yet.
  allow(':0');
  const options = ['-displayfd', '3', '-auth', authority, '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'];
  const server = spawn(...untilOurDeath('Xvfb', options), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Out of reach of Ctrl+C in the terminal: the application closes first, on a display that is still there.
    detached: true,
  });
  process.once('exit', () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const number = await new Promise((resolve, reject) => {
    server.stdio[3]?.once('data', (text) => resolve(String(text).trim()));
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code} before it had a display`)));
  });
  allow(`:${number}`);
  if (user) for (const path of [folder, authority]) chownSync(path, user.uid, user.gid);
  server.unref();
  return { DISPLAY: `:${number}`, XAUTHORITY: authority };
}
