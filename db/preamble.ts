import type Database from 'better-sqlite3';
import { StorageProblem } from './storage-problem';

// The settings of security.md 3.4. Each one was found to matter by a test that failed without it.

type Setting = readonly [name: string, value: string | number, readBack: string | number];

/** Settings of the connection that hold for a file and in memory alike. */
const RULES: readonly Setting[] = [
  ['temp_store', 'MEMORY', 2],
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['secure_delete', 'ON', 1],
];

function setAndReadBack(connection: Database, [name, value, readBack]: Setting): void {
  connection.pragma(`${name} = ${value}`);
  const actual: unknown = connection.pragma(name, { simple: true });
  // The cipher's own settings come back as text, the engine's as numbers.
  if (String(actual).toLowerCase() !== String(readBack))
    throw new StorageProblem('preamble', { setting: name });
}

export function applyRules(connection: Database): void {
  for (const setting of RULES) setAndReadBack(connection, setting);
}

/** Chooses the cipher and gives the key (32 raw bytes), which never enters a text of SQL. */
export function applyCipher(connection: Database, key: Buffer): void {
  setAndReadBack(connection, ['cipher', "'sqlcipher'", 'sqlcipher']);
  setAndReadBack(connection, ['legacy', 4, 4]);
  const keyText = rawKeyText(key);
  try {
    connection.key(keyText);
  } finally {
    keyText.fill(0);
  }
}

/**
 * Sets the rest of the preamble, in its order, on a connection that has its key.
 * @param journalMode `WAL` for the databases of records; `TRUNCATE` for a small file that should leave nothing beside it:
 *   the old content that a change needs for undoing itself is cut off at the commit. (`DELETE` would not do: under the
 *   exclusive lock the engine keeps that content until it closes.)
 * @throws {StorageProblem} `preamble`, naming the setting that did not read back as asked.
 */
export function applyPreamble(connection: Database, journalMode: 'WAL' | 'TRUNCATE'): void {
  // Before the first read: afterwards a shared-memory file exists and a second process can still get in.
  setAndReadBack(connection, ['locking_mode', 'EXCLUSIVE', 'exclusive']);
  connection.prepare('SELECT count(*) FROM sqlite_schema').get();
  setAndReadBack(connection, ['journal_mode', journalMode, journalMode.toLowerCase()]);
  // The build's default in WAL is NORMAL at each new opening: it loses acknowledged commits in a power cut.
  setAndReadBack(connection, ['synchronous', 'FULL', 2]);
  applyRules(connection);
  setAndReadBack(connection, ['mmap_size', 0, 0]);
  setAndReadBack(connection, ['busy_timeout', 5000, 5000]);
  setAndReadBack(connection, ['wal_autocheckpoint', 1000, 1000]);
}

/** `x'<64 hex digits>'` as bytes, made without ever passing through a string (which could not be wiped). */
function rawKeyText(key: Buffer): Buffer {
  const digits = Buffer.from('0123456789abcdef', 'latin1');
  const text = Buffer.alloc(67, "'");
  text.write('x', 0, 'latin1');
  key.forEach((byte, index) => {
    text[2 + index * 2] = digits[byte >> 4] ?? 0;
    text[3 + index * 2] = digits[byte & 15] ?? 0;
  });
  return text;
}
