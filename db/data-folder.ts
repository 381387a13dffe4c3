import { randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { open, readFile, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { StorageProblem, storageProblemOf } from './storage-problem';

/** Under this much free space the person is told, while there is still room to work. */
export const LITTLE_SPACE_BYTES = 200 * 1024 * 1024;

/** File systems that are another machine's, by the names the Linux kernel gives them. */
const NETWORK_FILE_SYSTEMS =
  /^(?:nfs\d?|cifs|smb\d?|smbfs|9p|afs|ncpfs|ceph|glusterfs|lustre|davfs|fuse\.(?:sshfs|rclone|davfs2?|s3fs|glusterfs|gvfsd-fuse|cifs|smbnetfs))$/;

/**
 * Whether a place is on another machine. The engine's log needs a local disk: over a network, locks and syncs are
 * promises that nobody keeps.
 * @param realPath as the system resolves it: a mapped drive letter of Windows is then `\\server\share`.
 * @param fileSystem its type as the kernel names it, where that is known.
 */
export function isNetworkPlace(realPath: string, fileSystem: string | undefined): boolean {
  if (/^[\\/]{2}/.test(realPath)) return !/^[\\/]{2}[?.][\\/](?!UNC[\\/])/i.test(realPath);
  return fileSystem !== undefined && NETWORK_FILE_SYSTEMS.test(fileSystem);
}

/**
 * The type of the file system that holds a path, from the text of `/proc/self/mountinfo`: the deepest mount point above
 * it, and the last one mounted there.
 */
export function fileSystemOf(realPath: string, mountInfo: string): string | undefined {
  let best: { readonly point: string; readonly type: string } | undefined;
  for (const line of mountInfo.split('\n')) {
    const [mount, source] = line.split(' - ');
    const point = mount
      ?.split(' ')[4]
      ?.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
    const type = source?.split(' ')[0];
    if (!point || !type) continue;
    const isAbove = realPath === point || realPath.startsWith(point.endsWith('/') ? point : `${point}/`);
    if (isAbove && point.length >= (best?.point.length ?? 0)) best = { point, type };
  }
  return best?.type;
}

/**
 * Says why a folder cannot hold the data, or `undefined` when it can. A folder that is not there yet is judged by the
 * nearest one above it. Being writable is found out by really writing: permissions on paper say little on Windows.
 * @returns `network_drive`, `read_only`, `disk_full`, `io`, or `foreign` when something else has that name.
 */
export async function inspectDataFolder(folder: string): Promise<StorageProblem | undefined> {
  try {
    const place = await nearestExisting(folder);
    if (!(await stat(place)).isDirectory()) return new StorageProblem('foreign');
    const realPath = realpathSync.native(place);
    const mountInfo =
      process.platform === 'linux' ? await readFile('/proc/self/mountinfo', 'utf8') : undefined;
    if (isNetworkPlace(realPath, mountInfo && fileSystemOf(realPath, mountInfo))) {
      return new StorageProblem('network_drive');
    }
    const probe = join(place, `.relais-${randomUUID()}`);
    try {
      await (await open(probe, 'wx')).close();
    } finally {
      await rm(probe, { force: true });
    }
    return undefined;
  } catch (error) {
    const problem = storageProblemOf(error);
    // Some read-only places of the system answer "no such file" when one is to be made there.
    return problem?.code === 'missing'
      ? new StorageProblem('read_only')
      : (problem ?? new StorageProblem('io'));
  }
}

/** Bytes that may still be written where the folder is, or is to be. */
export async function freeSpaceOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(await nearestExisting(folder));
  return bavail * bsize;
}

/** True under `LITTLE_SPACE_BYTES`: a finding to show, not a reason to refuse. */
export async function hasLittleSpace(folder: string): Promise<boolean> {
  return (await freeSpaceOf(folder)) < LITTLE_SPACE_BYTES;
}

async function nearestExisting(folder: string): Promise<string> {
  let place = resolve(folder);
  for (;;) {
    const found = await stat(place).catch(() => undefined);
    const above = dirname(place);
    if (found || above === place) return place;
    place = above;
  }
}
