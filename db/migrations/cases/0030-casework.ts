import type { Migration } from '../../migrate';

/** Requests, cases, who stands in them, and who may open them (`model.md` 3). */
export const casework: Migration = {
  id: '0030-casework',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE counters (
  name TEXT NOT NULL,
  year INTEGER NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (name, year)
) STRICT, WITHOUT ROWID`);
    await trx.raw(`CREATE TABLE case_files (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  category TEXT NOT NULL,
  responsible_id TEXT NOT NULL,
  confidentiality TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  next_review_on TEXT NOT NULL,
  last_entry_at TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT`);
    await trx.raw('CREATE INDEX case_files_of_responsible ON case_files (responsible_id, next_review_on)');
    await trx.raw('CREATE INDEX case_files_by_last_entry ON case_files (last_entry_at)');
    // After some years nearly all cases are closed, and the desk looks at the others only.
    await trx.raw(
      `CREATE INDEX case_files_open_of_responsible ON case_files (responsible_id, next_review_on) WHERE status <> 'closed'`,
    );
    await trx.raw(
      `CREATE INDEX case_files_open_by_review ON case_files (next_review_on) WHERE status <> 'closed'`,
    );
    await trx.raw(`CREATE TABLE case_participants (
  case_id TEXT NOT NULL REFERENCES case_files (id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  role TEXT NOT NULL,
  since TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (case_id, person_id)
) STRICT, WITHOUT ROWID`);
    await trx.raw('CREATE INDEX case_participants_of_person ON case_participants (person_id)');
    await trx.raw(`CREATE TABLE case_grants (
  case_id TEXT NOT NULL REFERENCES case_files (id),
  account_id TEXT NOT NULL,
  access TEXT NOT NULL CHECK (access IN ('read', 'write')),
  reason TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT,
  granted_by TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (case_id, account_id, since)
) STRICT, WITHOUT ROWID`);
    await trx.raw('CREATE INDEX case_grants_of_account ON case_grants (account_id, case_id)');
    await trx.raw(`CREATE TABLE case_exclusions (
  case_id TEXT NOT NULL REFERENCES case_files (id),
  account_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  since TEXT NOT NULL,
  excluded_by TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (case_id, account_id, since)
) STRICT, WITHOUT ROWID`);
    await trx.raw('CREATE INDEX case_exclusions_of_account ON case_exclusions (account_id, case_id)');
    await trx.raw(`CREATE TABLE intakes (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL,
  origin TEXT NOT NULL,
  requester TEXT NOT NULL CHECK (json_valid(requester)),
  event_numbers TEXT NOT NULL CHECK (json_valid(event_numbers)),
  situation_types TEXT NOT NULL CHECK (json_valid(situation_types)),
  account TEXT NOT NULL,
  urgency TEXT NOT NULL,
  municipality TEXT NOT NULL,
  patrol_officers INTEGER,
  patrol_minutes INTEGER,
  findings TEXT NOT NULL CHECK (json_valid(findings)),
  case_id TEXT REFERENCES case_files (id),
  recorded_at TEXT NOT NULL
) STRICT`);
    await trx.raw('CREATE INDEX intakes_by_status ON intakes (status, received_at)');
    await trx.raw('CREATE INDEX intakes_by_reception ON intakes (received_at)');
    await trx.raw('CREATE INDEX intakes_of_case ON intakes (case_id)');
    await trx.raw(`CREATE TABLE intake_persons (
  intake_id TEXT NOT NULL REFERENCES intakes (id),
  position INTEGER NOT NULL,
  person_id TEXT REFERENCES persons (id),
  described TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (intake_id, position)
) STRICT, WITHOUT ROWID`);
    await trx.raw('CREATE INDEX intake_persons_of_person ON intake_persons (person_id)');
  },
};
