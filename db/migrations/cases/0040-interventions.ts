import type { Migration } from '../../migrate';

/**
 * Words under way (drafts) and signed facts (interventions, addenda), in tables of their own. A signed row can be neither
 * changed nor removed, by trigger, even by our own code (INV-17); corrections are addenda (INV-18).
 * `content` is the exact text that was hashed at signature.
 */
export const interventions: Migration = {
  id: '0040-interventions',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE drafts (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  case_id TEXT REFERENCES case_files (id),
  owner_id TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  excerpt TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL
) STRICT`);
    await trx.raw('CREATE INDEX drafts_of_owner ON drafts (owner_id, saved_at)');
    await trx.raw('CREATE INDEX drafts_of_case ON drafts (case_id)');
    await trx.raw(`CREATE TABLE interventions (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_files (id),
  type TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  results TEXT NOT NULL,
  outcomes TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  is_late INTEGER NOT NULL,
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  author_id TEXT NOT NULL,
  author_name TEXT NOT NULL,
  author_title TEXT NOT NULL,
  author_badge TEXT,
  signed_at TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT`);
    await trx.raw('CREATE INDEX interventions_of_case ON interventions (case_id, started_at)');
    await trx.raw(`CREATE TABLE addenda (
  id TEXT NOT NULL PRIMARY KEY,
  intervention_id TEXT NOT NULL REFERENCES interventions (id),
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  author_id TEXT NOT NULL,
  author_name TEXT NOT NULL,
  author_title TEXT NOT NULL,
  signed_at TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT`);
    await trx.raw('CREATE INDEX addenda_of_intervention ON addenda (intervention_id, signed_at)');
    for (const table of ['interventions', 'addenda']) {
      await trx.raw(`CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, 'signed'); END`);
      await trx.raw(`CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, 'signed'); END`);
      await trx.raw(`CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'signed'); END`);
    }
    await trx.raw(`CREATE TABLE prints (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL REFERENCES case_files (id),
  profile TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL
) STRICT`);
  },
};
