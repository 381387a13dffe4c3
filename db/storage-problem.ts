/**
 * What can be wrong with a file of ours, told apart so that the person can be told what to do.
 *
 * - `missing`: no file where one was known to be.
 * - `empty`: a file of zero bytes. SQLite would open it as a valid empty database with any key: it is never opened,
 *   and it is never taken for a new installation (security.md 0.8).
 * - `truncated`: the file stops before its own end.
 * - `altered`: our file, our key, and pages that are no longer as we wrote them (`badPages` says how many).
 * - `foreign`: not a file of ours, or not one that this key opens: a raw key leaves no way to tell the two apart.
 * - `newer`: holds a schema step that this version does not know.
 * - `read_only`, `disk_full`, `in_use`, `network_drive`: the place, not the file.
 * - `preamble`: the engine did not accept one of our safety settings; nothing was read or written.
 * - `io`: any other failure of the disk.
 */
export type StorageProblemCode =
  | 'missing'
  | 'empty'
  | 'truncated'
  | 'altered'
  | 'foreign'
  | 'newer'
  | 'read_only'
  | 'disk_full'
  | 'in_use'
  | 'network_drive'
  | 'preamble'
  | 'io';

/** Which of our files; `seal` and `station` are the two small files that are not databases. */
export type StoredFile = 'cases' | 'system' | 'keyring' | 'seal' | 'station';

export interface StorageProblemDetail {
  /** How many pages failed their check (only for `altered`). */
  readonly badPages?: number;
  readonly file?: StoredFile;
  /** The setting that was refused (only for `preamble`). A name, never a value. */
  readonly setting?: string;
}

/** A failure of storage. Its message is its code: no path, no SQL, no value ever enters it. */
export class StorageProblem extends Error {
  readonly code: StorageProblemCode;
  readonly detail: StorageProblemDetail;

  constructor(code: StorageProblemCode, detail: StorageProblemDetail = {}) {
    super(code);
    this.name = 'StorageProblem';
    this.code = code;
    this.detail = detail;
  }
}

const BY_PREFIX: ReadonlyArray<readonly [string, StorageProblemCode]> = [
  ['SQLITE_FULL', 'disk_full'],
  ['SQLITE_READONLY', 'read_only'],
  ['SQLITE_PERM', 'read_only'],
  ['SQLITE_CANTOPEN', 'io'],
  ['SQLITE_NOTADB', 'foreign'],
  ['SQLITE_CORRUPT', 'altered'],
  ['SQLITE_IOERR', 'io'],
  ['SQLITE_BUSY', 'in_use'],
  ['SQLITE_LOCKED', 'in_use'],
  ['SQLITE_NOLFS', 'io'],
];

const BY_SYSTEM_CODE: Readonly<Record<string, StorageProblemCode>> = {
  ENOENT: 'missing',
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EROFS: 'read_only',
  EACCES: 'read_only',
  EPERM: 'read_only',
  EBUSY: 'in_use',
  EIO: 'io',
};

/**
 * The storage problem behind an error of the engine (`SQLITE_*`, extended codes included) or of the file system
 * (`ENOSPC`...). `undefined` for anything else, a broken constraint or a bug for instance: those are not the disk's.
 */
export function storageProblemOf(error: unknown): StorageProblem | undefined {
  if (error instanceof StorageProblem) return error;
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const code = error.code;
  if (typeof code !== 'string') return undefined;
  const ofEngine = BY_PREFIX.find(([prefix]) => code.startsWith(prefix));
  if (ofEngine) return new StorageProblem(ofEngine[1]);
  const ofSystem = BY_SYSTEM_CODE[code];
  return ofSystem ? new StorageProblem(ofSystem) : undefined;
}

/**
 * Whether the engine refused a record because one of that identity exists: something sent twice, since ids are made where a
 * record is born. Nothing of it was kept.
 */
export function isDuplicate(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE';
}
