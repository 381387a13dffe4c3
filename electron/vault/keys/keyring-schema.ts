import type { DatabaseKind } from '#db/connection';

/** In the header of keyring.db. */
export const KEYRING_APPLICATION_ID = 0x524c6b31;

/**
 * Nothing here opens anything by itself: keys are wrapped, logins are MACed, and the rest is not worth hiding. What is
 * not authenticated by its own sealing carries a MAC under a key of the station.
 */
export const KEYRING_SCHEMA: readonly string[] = [
  'CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL, mac BLOB NOT NULL) STRICT',
  `CREATE TABLE databases (
    kind TEXT PRIMARY KEY CHECK (kind IN ('cases', 'system')),
    uuid TEXT NOT NULL,
    generation INTEGER NOT NULL,
    key_check BLOB NOT NULL,
    mac BLOB NOT NULL
  ) STRICT`,
  `CREATE TABLE users (
    id TEXT PRIMARY KEY,
    login BLOB NOT NULL UNIQUE,
    public_key BLOB NOT NULL,
    salt BLOB NOT NULL,
    memory_kib INTEGER NOT NULL,
    passes INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    wrap BLOB NOT NULL,
    mac BLOB NOT NULL
  ) STRICT`,
  `CREATE TABLE grants (
    user TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind TEXT NOT NULL REFERENCES databases (kind),
    generation INTEGER NOT NULL,
    granted_by TEXT NOT NULL,
    box BLOB NOT NULL,
    PRIMARY KEY (user, kind)
  ) STRICT`,
  `CREATE TABLE recovery (
    kind TEXT PRIMARY KEY REFERENCES databases (kind),
    generation INTEGER NOT NULL,
    box BLOB NOT NULL
  ) STRICT`,
  `CREATE TABLE attempts (
    login BLOB PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    mac BLOB NOT NULL
  ) STRICT`,
  `CREATE TABLE notes (
    row INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    code TEXT NOT NULL
  ) STRICT`,
  'CREATE TABLE station_prefs (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
];

export interface DatabaseRow {
  readonly kind: DatabaseKind;
  readonly uuid: string;
  readonly generation: number;
  readonly key_check: Buffer;
  readonly mac: Buffer;
}

export interface UserRow {
  readonly id: string;
  readonly login: Buffer;
  readonly public_key: Buffer;
  readonly salt: Buffer;
  readonly memory_kib: number;
  readonly passes: number;
  readonly lanes: number;
  readonly wrap: Buffer;
  readonly mac: Buffer;
}

export interface GrantRow {
  readonly user: string;
  readonly kind: DatabaseKind;
  readonly generation: number;
  readonly granted_by: string;
  readonly box: Buffer;
}

export interface RecoveryRow {
  readonly kind: DatabaseKind;
  readonly generation: number;
  readonly box: Buffer;
}

export interface AttemptsRow {
  readonly login: Buffer;
  readonly failures: number;
  readonly last_at: number;
  readonly mac: Buffer;
}

/** An act noted while no journal was open: when, and its code. Never who: a login may be a password mistyped. */
export interface NoteRow {
  readonly row: number;
  readonly at: string;
  readonly code: string;
}
