import type { Knex } from 'knex';
import { afterEach, describe, expect, it } from 'vitest';
import { migrate, type Migration } from '../migrate';
import { openTestDb, openTestDbAt } from '../testing/open-test-db';
import { casesMigrations } from './cases/index';
import { systemMigrations } from './system/index';

// Each step from the one before it, on a file that holds something in every table that was there; and what the tables refuse,
// whoever asks, our own code included.

let db: Knex | undefined;
afterEach(async () => {
  await db?.destroy();
  db = undefined;
});

const AT = '2026-03-14T12:00:00Z';
const journalLine = {
  at: AT,
  mono_ms: 1,
  boot: 'b',
  actor: 'a',
  role: 'worker',
  action: 'view',
  outcome: 'done',
  subjects: '[{"id":"c1","kind":"case"}]',
  detail: '{}',
  epoch: 0,
  h: Buffer.alloc(32, 1),
  mac: Buffer.alloc(32, 2),
};

/** A row for every table of a step, in an order that foreign keys allow. */
const ROWS: Record<string, [table: string, row: Record<string, unknown>][]> = {
  'cases 0010-journal': [['journal', { ...journalLine, seq: 1, prev: Buffer.alloc(32) }]],
  'cases 0020-people': [
    [
      'persons',
      {
        row: 1,
        id: 'p1',
        birth: '{"kind":"year","year":1991}',
        gender: 'woman',
        pronoun: 'elle',
        language: 'french',
        needs_interpreter: 0,
        accommodation: 'Fauteuil',
        identity: 'declared',
        version: 3,
        created_at: AT,
        created_by: 'a',
        updated_at: AT,
        updated_by: 'a',
      },
    ],
    ['person_names', { person_id: 'p1', position: 0, kind: 'usual', family: 'Côté', given: 'Ève' }],
    [
      'addresses',
      {
        id: 'ad1',
        person_id: 'p1',
        position: 0,
        kind: 'secret_shelter',
        civic_number: '1',
        street: 'rue',
        unit: '',
        municipality: 'M',
        postal_code: '',
        since: null,
        until: null,
        is_protected: 1,
      },
    ],
    [
      'contact_points',
      {
        id: 'co1',
        person_id: 'p1',
        position: 0,
        kind: 'mobile',
        value: '450 555-0123',
        safety: 'no',
        hours: '',
        may_leave_message: 0,
        code_word: 'Tulipe',
        who_may_answer: '',
        notes: '',
        verified_on: null,
      },
    ],
    ['person_words', { rowid: 1, words: 'cote eve' }],
    [
      'record_versions',
      { kind: 'person', id: 'p1', version: 2, content: '{}', replaced_at: AT, replaced_by: 'a' },
    ],
  ],
  'cases 0030-casework': [
    ['counters', { name: 'case', year: 2026, value: 7 }],
    [
      'case_files',
      {
        id: 'c1',
        number: 'DOS-2026-0001',
        status: 'open',
        category: 'other',
        responsible_id: 'a',
        confidentiality: 'standard',
        opened_at: AT,
        opened_by: 'a',
        next_review_on: '2026-04-01',
        last_entry_at: AT,
        version: 1,
      },
    ],
    [
      'case_participants',
      { case_id: 'c1', person_id: 'p1', role: 'concerned', since: '2026-03-14', position: 0 },
    ],
    [
      'case_grants',
      {
        case_id: 'c1',
        account_id: 'b',
        access: 'read',
        reason: 'audit',
        since: AT,
        until: null,
        granted_by: 'a',
        ended_at: null,
      },
    ],
    [
      'case_exclusions',
      { case_id: 'c1', account_id: 'c', reason: 'Parente', since: AT, excluded_by: 'a', ended_at: null },
    ],
    [
      'intakes',
      {
        id: 'i1',
        number: 'DEM-2026-0001',
        status: 'accepted',
        received_at: AT,
        received_by: 'a',
        origin: 'patrol',
        requester: '{}',
        event_numbers: '[]',
        situation_types: '[]',
        account: 'Récit',
        urgency: 'unknown',
        municipality: 'M',
        patrol_officers: 2,
        patrol_minutes: 30,
        findings: '[]',
        case_id: 'c1',
        recorded_at: AT,
      },
    ],
    ['intake_persons', { intake_id: 'i1', position: 0, person_id: 'p1', described: '', role: 'concerned' }],
  ],
  'cases 0040-interventions': [
    [
      'drafts',
      {
        id: 'd1',
        kind: 'intervention',
        case_id: 'c1',
        owner_id: 'a',
        body: '{}',
        excerpt: 'x',
        version: 1,
        created_at: AT,
        saved_at: AT,
        saved_by: 'a',
      },
    ],
    [
      'interventions',
      {
        id: 'n1',
        case_id: 'c1',
        type: 'home_visit',
        started_at: AT,
        ended_at: null,
        results: '[]',
        outcomes: '[]',
        excerpt: 'x',
        content: '[]',
        is_late: 0,
        findings: '[]',
        author_id: 'a',
        author_name: 'A',
        author_title: 'T',
        author_badge: null,
        signed_at: AT,
        hash: '0'.repeat(64),
      },
    ],
    [
      'addenda',
      {
        id: 'x1',
        intervention_id: 'n1',
        text: 'Précision',
        reason: '',
        author_id: 'a',
        author_name: 'A',
        author_title: 'T',
        signed_at: AT,
        hash: '0'.repeat(64),
      },
    ],
    [
      'prints',
      { id: 'pr1', number: 'IMP-2026-000001', case_id: 'c1', profile: 'internal', made_at: AT, made_by: 'a' },
    ],
  ],
  'system 0010-journal': [['journal', { ...journalLine, seq: 1, prev: Buffer.alloc(32) }]],
  'system 0020-accounts': [
    [
      'accounts',
      {
        id: 'a',
        login: 'a',
        name: 'A',
        title: 'T',
        badge: null,
        role: 'worker',
        is_peace_officer: 0,
        is_designated_crisis_worker: 0,
        professional_order: '',
        permit_number: '',
        is_active: 1,
        temporary_password_by: null,
        preferences: '{}',
        created_at: AT,
        created_by: 'a',
      },
    ],
    ['settings', { name: 'identity', value: '{}', changed_at: AT, changed_by: 'a' }],
  ],
};

const STEPS = (
  [
    ['cases', casesMigrations],
    ['system', systemMigrations],
  ] as const
).flatMap(([kind, list]) =>
  list.map((step, index) => ({ kind, step, list, index, name: `${kind} ${step.id}` })),
);

async function fill(target: Knex, kind: string, steps: readonly Migration[]): Promise<void> {
  for (const { id } of steps)
    for (const [table, row] of ROWS[`${kind} ${id}`] ?? []) await target(table).insert(row);
}

async function rowsOf(target: Knex): Promise<Record<string, unknown[]>> {
  const tables: { name: string }[] = await target('sqlite_schema')
    .where('type', 'table')
    .whereNot('name', 'schema_steps')
    .orderBy('name')
    .select('name');
  const found: Record<string, unknown[]> = {};
  for (const { name } of tables) found[name] = await target(name).select();
  return found;
}

async function tablesOf(target: Knex): Promise<string[]> {
  const names: string[] = await target('sqlite_schema')
    .where('type', 'table')
    .whereNot('name', 'like', 'sqlite\\_%')
    .whereNotIn('name', ['schema_steps', 'file_identity', 'journal_subjects'])
    .whereNot('name', 'like', 'person_words_%')
    .orderBy('name')
    .pluck('name');
  return names;
}

describe('each step', () => {
  it.each(STEPS)(
    '$name: there is a row here for each table that it makes',
    async ({ kind, step, list, index }) => {
      db = await openTestDbAt(kind, step.id);
      const known = list
        .slice(0, index + 1)
        .flatMap(({ id }) => (ROWS[`${kind} ${id}`] ?? []).map(([table]) => table));
      expect([...known].sort()).toEqual(await tablesOf(db));
    },
  );

  it.each(STEPS.filter(({ index }) => index > 0))(
    '$name keeps everything that was there, and leaves no row without its parent',
    async ({ kind, step, list, index }) => {
      db = await openTestDbAt(kind, list[index - 1]?.id ?? '');
      await fill(db, kind, list.slice(0, index));
      const before = await rowsOf(db);
      await migrate(db, list.slice(0, index + 1));
      expect(await rowsOf(db)).toMatchObject(before);
      expect(await db.raw('PRAGMA foreign_key_check')).toEqual([]);
      expect(await db.raw('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      // And what the step makes can be used at once.
      await fill(db, kind, [step]);
    },
  );

  it.each(['cases', 'system'] as const)('all of them, over a full %s file: nothing is lost', async (kind) => {
    const list = kind === 'cases' ? casesMigrations : systemMigrations;
    db = await openTestDb(kind);
    await fill(db, kind, list);
    const before = await rowsOf(db);
    await migrate(db, list);
    expect(await rowsOf(db)).toEqual(before);
  });
});

describe('what was signed', () => {
  const filled = async () => {
    db = await openTestDb();
    await fill(db, 'cases', casesMigrations);
    return db;
  };

  describe.each(['interventions', 'addenda'])('%s', (table) => {
    const attacks: [string, (target: Knex) => Promise<unknown>][] = [
      ['changed', (target) => target(table).update({ hash: 'f'.repeat(64) })],
      ['changed to what it is', (target) => target(table).update({ signed_at: AT })],
      ['removed', (target) => target(table).delete()],
      ['replaced', async (target) => target.raw(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)],
      [
        'replaced by the other word for it',
        async (target) => target.raw(`REPLACE INTO ${table} SELECT * FROM ${table}`),
      ],
      [
        'changed by an insertion that meets it',
        async (target) => {
          const [row]: Record<string, unknown>[] = await target(table).select();
          return target(table)
            .insert({ ...row, hash: 'f'.repeat(64) })
            .onConflict('id')
            .merge();
        },
      ],
      ['given another number', (target) => target(table).update({ id: 'other' })],
    ];

    it.each(attacks)('cannot be %s', async (_, attack) => {
      const target = await filled();
      const before = await rowsOf(target);
      await expect(attack(target)).rejects.toThrow('signed');
      expect(await rowsOf(target)).toEqual(before);
    });

    it('cannot be lost with what it hangs on', async () => {
      const target = await filled();
      await expect(target('case_files').delete()).rejects.toThrow('FOREIGN KEY');
      await expect(target('interventions').delete()).rejects.toThrow('signed');
      expect(await target(table).select()).toHaveLength(1);
    });

    it('can still be added to', async () => {
      const target = await filled();
      const [row]: Record<string, unknown>[] = await target(table).select();
      await target(table).insert({ ...row, id: 'another' });
      expect(await target(table).select()).toHaveLength(2);
    });
  });

  it('is guarded in a transaction too, which is then undone whole', async () => {
    const target = await filled();
    const attempt = target.transaction(async (trx) => {
      await trx('counters').update({ value: 99 });
      await trx('interventions').delete();
    });
    await expect(attempt).rejects.toThrow('signed');
    expect(await target('counters').select()).toMatchObject([{ value: 7 }]);
  });
});

describe('what the tables refuse', () => {
  const refused: [string, string, (target: Knex) => Promise<unknown>][] = [
    [
      'a participant who is nobody',
      'FOREIGN KEY',
      (t) =>
        t('case_participants').insert({
          case_id: 'c1',
          person_id: 'nobody',
          role: 'x',
          since: AT,
          position: 1,
        }),
    ],
    [
      'a request in a case that does not exist',
      'FOREIGN KEY',
      (t) => t('intakes').update({ case_id: 'nowhere' }),
    ],
    ['a grant of another right', 'CHECK', (t) => t('case_grants').update({ access: 'own' })],
    [
      'two cases of one number',
      'UNIQUE',
      async (t) => {
        const [row]: Record<string, unknown>[] = await t('case_files').select();
        return t('case_files').insert({ ...row, id: 'c2' });
      },
    ],
    ['a draft that is no JSON', 'CHECK', (t) => t('drafts').update({ body: 'not json' })],
    ['a text where a number belongs', 'cannot store TEXT', (t) => t('case_files').update({ version: 'one' })],
    ['a person removed while a case has them', 'FOREIGN KEY', (t) => t('persons').delete()],
  ];

  it.each(refused)('%s (%s)', async (_, why, attempt) => {
    db = await openTestDb();
    await fill(db, 'cases', casesMigrations);
    const before = await rowsOf(db);
    await expect(attempt(db)).rejects.toThrow(why);
    expect(await rowsOf(db)).toEqual(before);
  });
});
