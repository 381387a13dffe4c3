// Chromium's own sandbox, which it refuses to root.

import { spawnSync } from 'node:child_process';
import { electronPath, root } from '../places.mjs';

/** The user named nobody: root lends its work to it. */
const nobody = 65_534;

/**
 * Whom to run the application as; undefined: as ourselves.
 *
 * @returns {{ uid: number, gid: number } | undefined}
 */
export function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  const user = { uid: nobody, gid: nobody };
  const canRun = spawnSync(electronPath(), ['-e', ''], {
    ...user,
    cwd: root,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  if (canRun.status === 0) return user;
  console.log(
    'No sandbox: run by root, and this folder is closed to other users, so Electron gets --no-sandbox.',
  );
  return undefined;
}

/**
 * Whether Chromium can have its sandbox when run by this user; says so in a line when it cannot.
 *
 * @param {{ uid: number, gid: number } | undefined} user
 */
export function hasSandbox(user) {
  if (process.platform !== 'linux') return true;
  if (process.getuid?.() === 0 && !user) return false;
  // The sandbox stands on user namespaces, which some containers and distributions forbid.
  if (spawnSync('unshare', ['--user', '--map-root-user', 'true'], { ...user }).status === 0) return true;
  console.log('No sandbox: this system forbids user namespaces, so Electron gets --no-sandbox.');
  return false;
}
