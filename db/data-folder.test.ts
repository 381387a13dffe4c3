import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSystemOf, freeSpaceOf, hasLittleSpace, inspectDataFolder, isNetworkPlace } from './data-folder';
import { canMount } from './testing/can-mount';

describe('a place on another machine', () => {
  it.each([
    ['\\\\serveur\\partage\\relais', undefined],
    ['\\\\?\\UNC\\serveur\\partage', undefined],
    ['//serveur/partage', undefined],
    ['/mnt/data', 'nfs4'],
    ['/mnt/data', 'cifs'],
    ['/mnt/data', 'smb3'],
    ['/mnt/data', '9p'],
    ['/mnt/data', 'fuse.sshfs'],
  ])('%s on %s is refused', (path, fileSystem) => {
    expect(isNetworkPlace(path, fileSystem)).toBe(true);
  });
  it.each([
    ['C:\\ProgramData\\Relais', undefined],
    ['\\\\?\\C:\\ProgramData\\Relais', undefined],
    ['/home/poste/relais', 'ext4'],
    ['/home/poste/relais', 'fuse.ntfs-3g'],
    ['/home/poste/relais', undefined],
  ])('%s on %s is accepted', (path, fileSystem) => {
    expect(isNetworkPlace(path, fileSystem)).toBe(false);
  });
});

describe('the file system of a path', () => {
  const mounts = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '30 22 0:40 / /home rw - xfs /dev/sdb1 rw',
    '31 30 0:41 / /home/poste/my\\040share rw - nfs4 serveur:/x rw',
    '32 22 0:42 / /mnt rw - ext4 /dev/sdc1 rw',
    '33 32 0:43 / /mnt rw - cifs //serveur/x rw',
  ].join('\n');
  it.each([
    ['/var/lib', 'ext4'],
    ['/home', 'xfs'],
    ['/homely', 'ext4'],
    ['/home/poste', 'xfs'],
    ['/home/poste/my share/relais', 'nfs4'],
    ['/mnt/relais', 'cifs'],
  ])('%s is on %s', (path, type) => {
    expect(fileSystemOf(path, mounts)).toBe(type);
  });
});

describe('the data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relais-folder-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is accepted when it can be written, and left as it was', async () => {
    expect(await inspectDataFolder(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is judged before it exists', async () => {
    expect(await inspectDataFolder(join(folder, 'not', 'yet'))).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not a file', async () => {
    writeFileSync(join(folder, 'data'), 'x');
    expect(await inspectDataFolder(join(folder, 'data'))).toMatchObject({ code: 'foreign' });
  });

  it.skipIf(process.platform !== 'linux')('is refused where the system lets nobody write', async () => {
    expect(await inspectDataFolder('/sys/kernel')).toMatchObject({ code: 'read_only' });
    expect(await inspectDataFolder('/proc/self')).toMatchObject({ code: 'read_only' });
  });

  it.skipIf(!canMount())('is refused on a read-only disk (needs the right to mount)', async () => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=1m', 'tmpfs', disk]);
    try {
      expect(await inspectDataFolder(disk)).toMatchObject({ code: 'read_only' });
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  it.skipIf(!canMount())('tells when there is little space left (needs the right to mount)', async () => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]);
    try {
      expect(await freeSpaceOf(disk)).toBe(3 * 1024 * 1024);
      expect(await hasLittleSpace(disk)).toBe(true);
      expect(await inspectDataFolder(disk)).toBeUndefined();
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
