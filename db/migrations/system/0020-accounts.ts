import type { Migration } from '../../migrate';

/** The team and the parameters. Keys and passwords are not here: they are in the keyring (`security.md` 2.1). */
export const accounts: Migration = {
  id: '0020-accounts',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  badge TEXT,
  role TEXT NOT NULL,
  is_peace_officer INTEGER NOT NULL,
  is_designated_crisis_worker INTEGER NOT NULL,
  professional_order TEXT NOT NULL,
  permit_number TEXT NOT NULL,
  is_active INTEGER NOT NULL,
  temporary_password_by TEXT,
  preferences TEXT NOT NULL CHECK (json_valid(preferences)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT`);
    await trx.raw(`CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID`);
  },
};
