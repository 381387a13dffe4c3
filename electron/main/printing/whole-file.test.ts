import { mkdtemp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from './whole-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relais-save-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Who may do what with a file; Windows has no such bits, its folder's rights decide. */
const rightsOf = async (path: string) =>
  process.platform === 'win32' ? 0o600 : (await stat(path)).mode & 0o777;

describe('a saved copy', () => {
  it('holds the very bytes, and this account alone may read it', async () => {
    const path = join(folder, 'Relais-I-2026-000123.pdf');
    const bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 255]);
    await writeWhole(path, bytes);
    expect(new Uint8Array(await readFile(path))).toEqual(bytes);
    expect(await readdir(folder)).toEqual(['Relais-I-2026-000123.pdf']);
    expect(await rightsOf(path)).toBe(0o600);
  });

  it('takes the place of a former copy', async () => {
    const path = join(folder, 'copie.pdf');
    await writeFile(path, 'former', { mode: 0o644 });
    await writeWhole(path, new Uint8Array([1]));
    expect(new Uint8Array(await readFile(path))).toEqual(new Uint8Array([1]));
    expect(await rightsOf(path)).toBe(0o600);
  });

  it('leaves nothing half-written when it cannot be put there', async () => {
    const path = join(folder, 'occupied.pdf');
    await mkdir(join(path, 'full'), { recursive: true });
    await expect(writeWhole(path, new Uint8Array([1]))).rejects.toMatchObject({
      code: expect.stringMatching(/EISDIR|ENOTEMPTY|EPERM|EEXIST/),
    });
    expect(await readdir(folder)).toEqual(['occupied.pdf']);
    await expect(writeWhole(join(folder, 'nowhere', 'copie.pdf'), new Uint8Array([1]))).rejects.toThrow(
      'ENOENT',
    );
    expect(await readdir(folder)).toEqual(['occupied.pdf']);
  });
});
