import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { StorageProblem, storageProblemOf } from './storage-problem';
import { readWal } from './wal-frames';

/** Layout of a SQLCipher 4 page: 4096 bytes, the last 80 being the IV (16) and the HMAC-SHA-512 (64). */
export const PAGE_SIZE = 4096;
const RESERVE = 80;
const MAC = 64;
const SALT = 16;
/** SQLite never writes the page that holds byte 2^30, where its locks live: nothing there can be checked. */
const LOCK_PAGE = 0x40000000 / PAGE_SIZE + 1;
const READ_SIZE = 1024 * 1024;
const PLAIN_HEADER = Buffer.from('SQLite format 3\0', 'latin1');

export interface DiagnosisOptions {
  /** The raw 32-byte key. Without it, only what shows from outside is judged. */
  readonly key?: Buffer;
  /** `quick`: size, header, first page. `full` (default when there is a key): every page. */
  readonly depth?: 'quick' | 'full';
  /** Stops the check between two reads; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told after each read: bytes checked, bytes in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The key of the page HMACs, as SQLCipher 4 derives it: salt of the file xor 0x3a, 2 rounds. */
function pageMacKey(salt: Buffer, key: Buffer): Buffer {
  return pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, 32, 'sha512');
}

function isPageIntact(page: Buffer, pageNumber: number, macKey: Buffer): boolean {
  const number = Buffer.alloc(4);
  number.writeUInt32LE(pageNumber);
  const computed = createHmac('sha512', macKey)
    .update(page.subarray(pageNumber === 1 ? SALT : 0, PAGE_SIZE - MAC))
    .update(number)
    .digest();
  return timingSafeEqual(computed, page.subarray(PAGE_SIZE - MAC));
}

/** How many pages the database says it has, from its (decrypted) first page. */
function declaredPages(firstPage: Buffer, key: Buffer): number {
  const iv = firstPage.subarray(PAGE_SIZE - RESERVE, PAGE_SIZE - RESERVE + 16);
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const start = decipher.update(firstPage.subarray(SALT, SALT + 32));
  const pages = start.readUInt32BE(28 - SALT);
  start.fill(0);
  return pages;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/**
 * Says what is wrong with a database file, or `undefined` when nothing is. Only ever reads: no diagnosis opens the
 * file with the engine, changes it or creates one. A log (`-wal`) left by a kill is normal and taken into account.
 *
 * The full check recomputes the HMAC of each page: it finds any change made without the key (the engine's own
 * `integrity_check` misses one flipped bit in three), but not an older valid copy of a page put back: the journal's
 * anchor finds that (security.md 0.3, 0.4, 3.6).
 *
 * Never for a file that this process has open (check a copy instead): closing the descriptor used here would drop the
 * locks of the open one, on POSIX systems, and pages change while they are read.
 */
export async function diagnoseFile(
  file: string,
  options: DiagnosisOptions = {},
): Promise<StorageProblem | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    return storageProblemOf(error) ?? new StorageProblem('io');
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return new StorageProblem('foreign');
    if (stat.size === 0) return new StorageProblem('empty');
    const firstPage = await readAt(handle, 0, PAGE_SIZE);
    if (firstPage.subarray(0, PLAIN_HEADER.length).equals(PLAIN_HEADER)) return new StorageProblem('foreign');
    const { key } = options;
    if (!key) {
      if (stat.size % PAGE_SIZE === 0) return undefined;
      return (await readWal(file, PAGE_SIZE)) ? undefined : new StorageProblem('truncated');
    }
    return await checkPages(handle, file, stat.size, firstPage, key, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    const problem = storageProblemOf(error);
    if (problem) return problem;
    throw error;
  } finally {
    await handle.close();
  }
}

async function checkPages(
  handle: FileHandle,
  file: string,
  size: number,
  firstPage: Buffer,
  key: Buffer,
  options: DiagnosisOptions,
): Promise<StorageProblem | undefined> {
  if (firstPage.length < PAGE_SIZE) return new StorageProblem('truncated');
  const wal = await readWal(file, PAGE_SIZE);
  const macKey = pageMacKey(firstPage.subarray(0, SALT), key);
  try {
    const wholePages = Math.floor(size / PAGE_SIZE);
    const isFirstIntact = isPageIntact(firstPage, 1, macKey);
    const expected = wal?.databasePages ?? (isFirstIntact ? declaredPages(firstPage, key) : wholePages);
    const isShort = isAnyPageMissing(wholePages, expected, wal?.pages) || (!wal && size % PAGE_SIZE !== 0);
    if (isFirstIntact && isShort) return new StorageProblem('truncated');
    if (isFirstIntact && options.depth === 'quick') return undefined;

    const count = Math.min(wholePages, expected);
    const { bad, checked } = await countBadPages(handle, count, macKey, wal?.pages, options);
    const badInLog = wal ? await countBadLogPages(file, wal.pages, macKey) : 0;
    if (bad === checked && badInLog === (wal?.pages.size ?? 0)) return new StorageProblem('foreign');
    if (isShort) return new StorageProblem('truncated');
    return bad + badInLog > 0 ? new StorageProblem('altered', { badPages: bad + badInLog }) : undefined;
  } finally {
    macKey.fill(0);
  }
}

function isAnyPageMissing(
  present: number,
  expected: number,
  inLog: ReadonlyMap<number, number> | undefined,
): boolean {
  for (let page = present + 1; page <= expected; page++) {
    if (page !== LOCK_PAGE && !inLog?.has(page)) return true;
  }
  return false;
}

/** Checks pages 1..`count` of the main file, leaving aside those that the log is about to replace. */
async function countBadPages(
  handle: FileHandle,
  count: number,
  macKey: Buffer,
  inLog: ReadonlyMap<number, number> | undefined,
  { signal, onProgress }: DiagnosisOptions,
): Promise<{ bad: number; checked: number }> {
  let bad = 0;
  let checked = 0;
  const total = count * PAGE_SIZE;
  for (let position = 0; position < total; position += READ_SIZE) {
    signal?.throwIfAborted();
    const bytes = await readAt(handle, position, Math.min(READ_SIZE, total - position));
    for (let at = 0; at + PAGE_SIZE <= bytes.length; at += PAGE_SIZE) {
      const pageNumber = (position + at) / PAGE_SIZE + 1;
      if (pageNumber === LOCK_PAGE || inLog?.has(pageNumber)) continue;
      checked++;
      if (!isPageIntact(bytes.subarray(at, at + PAGE_SIZE), pageNumber, macKey)) bad++;
    }
    onProgress?.(Math.min(position + READ_SIZE, total), total);
  }
  return { bad, checked };
}

/** Checks the committed pages of the log: its own checksum has no key, so it only protects against accidents. */
async function countBadLogPages(
  file: string,
  pages: ReadonlyMap<number, number>,
  macKey: Buffer,
): Promise<number> {
  const handle = await open(`${file}-wal`, 'r');
  try {
    let bad = 0;
    for (const [pageNumber, offset] of pages) {
      const page = await readAt(handle, offset, PAGE_SIZE);
      if (page.length < PAGE_SIZE || !isPageIntact(page, pageNumber, macKey)) bad++;
    }
    return bad;
  } finally {
    await handle.close();
  }
}
