import type { Migration } from '../../migrate';

/**
 * The registry of persons (`model.md` 2). A person is one row and several small ones: names, places, ways of being reached.
 * `record_versions` keeps what a record said before each change, with author and moment: the loser of a conflict is not lost.
 */
export const people: Migration = {
  id: '0020-people',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE persons (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  birth TEXT CHECK (birth IS NULL OR json_valid(birth)),
  gender TEXT NOT NULL,
  pronoun TEXT NOT NULL,
  language TEXT NOT NULL,
  needs_interpreter INTEGER NOT NULL,
  accommodation TEXT NOT NULL,
  identity TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL
) STRICT`);
    await trx.raw(`CREATE TABLE person_names (
  person_id TEXT NOT NULL REFERENCES persons (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  family TEXT NOT NULL,
  given TEXT NOT NULL,
  PRIMARY KEY (person_id, position)
) STRICT, WITHOUT ROWID`);
    await trx.raw(`CREATE TABLE addresses (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  civic_number TEXT NOT NULL,
  street TEXT NOT NULL,
  unit TEXT NOT NULL,
  municipality TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  since TEXT,
  until TEXT,
  is_protected INTEGER NOT NULL
) STRICT`);
    await trx.raw('CREATE INDEX addresses_of_person ON addresses (person_id, position)');
    await trx.raw(`CREATE TABLE contact_points (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  safety TEXT NOT NULL,
  hours TEXT NOT NULL,
  may_leave_message INTEGER,
  code_word TEXT NOT NULL,
  who_may_answer TEXT NOT NULL,
  notes TEXT NOT NULL,
  verified_on TEXT
) STRICT`);
    await trx.raw('CREATE INDEX contact_points_of_person ON contact_points (person_id, position)');
    // The words under which a person is found, already folded; the row number is that of the person.
    await trx.raw("CREATE VIRTUAL TABLE person_words USING fts5(words, prefix = '2 3 4', detail = 'none')");
    await trx.raw(`CREATE TABLE record_versions (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  replaced_at TEXT NOT NULL,
  replaced_by TEXT NOT NULL,
  PRIMARY KEY (kind, id, version)
) STRICT, WITHOUT ROWID`);
  },
};
