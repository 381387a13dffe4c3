import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

/**
 * What the write-ahead log beside a database holds. After a kill or a power cut this log is normal: it is then the
 * truth for the pages that it holds, and the main file may be half-way through receiving them. A page check that did
 * not know it would cry damage on a healthy file.
 */
export interface WalContent {
  /** Page number -> where its newest committed image starts in the log file. */
  readonly pages: ReadonlyMap<number, number>;
  /** Size of the whole database, in pages, after the last committed transaction of the log. */
  readonly databasePages: number;
}

const HEADER = 32;
const FRAME_HEADER = 24;

/** Adds `bytes` (a multiple of 8) to SQLite's running checksum, words read in the order the log declares. */
function checksum(sums: readonly [number, number], bytes: Buffer, bigEndian: boolean): [number, number] {
  let [a, b] = sums;
  for (let at = 0; at < bytes.length; at += 8) {
    const first = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const second = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    a = (a + first + b) >>> 0;
    b = (b + second + a) >>> 0;
  }
  return [a, b];
}

/**
 * Reads the log of `database` (its name + `-wal`) without touching it, following SQLite's own rule for what counts:
 * an unbroken run of frames whose salts and checksums match, up to the last one that commits.
 * @returns `undefined` when there is no log, or none with a committed frame.
 */
export async function readWal(database: string, pageSize: number): Promise<WalContent | undefined> {
  let file: FileHandle;
  try {
    file = await open(`${database}-wal`, 'r');
  } catch {
    return undefined;
  }
  try {
    const header = Buffer.alloc(HEADER);
    if ((await file.read(header, 0, HEADER, 0)).bytesRead < HEADER) return undefined;
    const magic = header.readUInt32BE(0);
    if ((magic & 0xfffffffe) >>> 0 !== 0x377f0682 || header.readUInt32BE(8) !== pageSize) return undefined;
    const bigEndian = (magic & 1) === 1;
    const salts = header.subarray(16, 24);
    let sums = checksum([0, 0], header.subarray(0, 24), bigEndian);
    if (sums[0] !== header.readUInt32BE(24) || sums[1] !== header.readUInt32BE(28)) return undefined;

    const committed = new Map<number, number>();
    let pending = new Map<number, number>();
    let databasePages = 0;
    const frame = Buffer.alloc(FRAME_HEADER + pageSize);
    for (let at = HEADER; ; at += frame.length) {
      if ((await file.read(frame, 0, frame.length, at)).bytesRead < frame.length) break;
      if (!frame.subarray(8, 16).equals(salts)) break;
      sums = checksum(sums, frame.subarray(0, 8), bigEndian);
      sums = checksum(sums, frame.subarray(FRAME_HEADER), bigEndian);
      if (sums[0] !== frame.readUInt32BE(16) || sums[1] !== frame.readUInt32BE(20)) break;
      pending.set(frame.readUInt32BE(0), at + FRAME_HEADER);
      const sizeAfterCommit = frame.readUInt32BE(4);
      if (sizeAfterCommit > 0) {
        for (const [page, offset] of pending) committed.set(page, offset);
        pending = new Map();
        databasePages = sizeAfterCommit;
      }
    }
    return databasePages > 0 ? { pages: committed, databasePages } : undefined;
  } finally {
    await file.close();
  }
}
