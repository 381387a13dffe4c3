import type { Knex } from 'knex';

/**
 * The journal of a database: append-only, each entry chained to the one before. The same table in both files, since a
 * transaction is atomic in one file only and an act is recorded with its effect.
 *
 * - `h` chains: SHA-256 over the previous `h` and every field. `mac` seals `h` under a key that only goes forward.
 * - `journal_subjects` is an index of `subjects`, filled by the engine itself, to answer "who looked at this file".
 * - The triggers stop mistakes of our own code, REPLACE included. They do not stop someone who holds the key of the
 *   file: the chain, the seal and the anchor tell of that (security.md 0.9, 4).
 */
export const JOURNAL_SCHEMA: Readonly<Record<string, string>> = {
  journal: `CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  mono_ms INTEGER NOT NULL,
  boot TEXT NOT NULL,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused', 'failed')),
  reason TEXT,
  reference TEXT,
  subjects TEXT NOT NULL CHECK (json_type(subjects) = 'array'),
  detail TEXT NOT NULL CHECK (json_type(detail) = 'object'),
  epoch INTEGER NOT NULL,
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  h BLOB NOT NULL CHECK (length(h) = 32),
  mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT`,

  journal_by_actor: 'CREATE INDEX journal_by_actor ON journal (actor, seq)',

  journal_by_time: 'CREATE INDEX journal_by_time ON journal (at)',

  journal_subjects: `CREATE TABLE journal_subjects (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES journal (seq),
  PRIMARY KEY (kind, id, seq)
) STRICT, WITHOUT ROWID`,

  journal_subjects_by_seq: 'CREATE INDEX journal_subjects_by_seq ON journal_subjects (seq)',

  journal_in_sequence: `CREATE TRIGGER journal_in_sequence BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
  OR NEW.prev IS NOT coalesce((SELECT h FROM journal ORDER BY seq DESC LIMIT 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'journal_in_sequence'); END`,

  journal_no_update: `CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal_no_update'); END`,

  journal_no_delete: `CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal_no_delete'); END`,

  journal_names_subjects: `CREATE TRIGGER journal_names_subjects AFTER INSERT ON journal
BEGIN
  INSERT INTO journal_subjects (kind, id, seq)
  SELECT value ->> 'kind', value ->> 'id', NEW.seq FROM json_each(NEW.subjects);
END`,

  journal_subjects_as_named: `CREATE TRIGGER journal_subjects_as_named BEFORE INSERT ON journal_subjects
WHEN EXISTS (SELECT 1 FROM journal_subjects WHERE kind = NEW.kind AND id = NEW.id AND seq = NEW.seq)
  OR NOT EXISTS (
    SELECT 1 FROM journal, json_each(journal.subjects)
    WHERE journal.seq = NEW.seq AND value ->> 'kind' = NEW.kind AND value ->> 'id' = NEW.id
  )
BEGIN SELECT RAISE(ABORT, 'journal_subjects_as_named'); END`,

  journal_subjects_no_update: `CREATE TRIGGER journal_subjects_no_update BEFORE UPDATE ON journal_subjects
BEGIN SELECT RAISE(ABORT, 'journal_subjects_no_update'); END`,

  journal_subjects_no_delete: `CREATE TRIGGER journal_subjects_no_delete BEFORE DELETE ON journal_subjects
BEGIN SELECT RAISE(ABORT, 'journal_subjects_no_delete'); END`,
};

/** Creates the journal, in either database. */
export async function createJournal(trx: Knex): Promise<void> {
  for (const statement of Object.values(JOURNAL_SCHEMA)) await trx.raw(statement);
}
