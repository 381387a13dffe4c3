import type { Knex } from 'knex';
import type { Finding } from '#shared/domain/finding';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import type { Intake, IntakePerson, NewIntake, Requester } from '#shared/domain/intake';

/** A request as stored: every person named in it, hidden or not. */
export type StoredIntake = NewIntake & {
  number: string;
  status: Intake['status'];
  receivedBy: Id;
  caseId: Id | null;
  findings: Finding[];
};

type Row = {
  id: string;
  number: string;
  status: string;
  received_at: string;
  received_by: string;
  origin: string;
  requester: string;
  event_numbers: string;
  situation_types: string;
  account: string;
  urgency: string;
  municipality: string;
  patrol_officers: number | null;
  patrol_minutes: number | null;
  findings: string;
  case_id: string | null;
};
type PersonRow = { intake_id: string; person_id: string | null; described: string; role: string };

const personOf = (row: PersonRow) =>
  ({ personId: row.person_id, described: row.described, role: row.role }) as IntakePerson;

function intakeOf(row: Row, persons: IntakePerson[]): StoredIntake {
  return {
    id: row.id,
    number: row.number,
    status: row.status as Intake['status'],
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    origin: row.origin as Intake['origin'],
    requester: JSON.parse(row.requester) as Requester,
    eventNumbers: JSON.parse(row.event_numbers) as string[],
    situationTypes: JSON.parse(row.situation_types) as Intake['situationTypes'],
    account: row.account,
    persons,
    urgency: row.urgency as Intake['urgency'],
    municipality: row.municipality,
    patrolOfficers: row.patrol_officers,
    patrolMinutes: row.patrol_minutes,
    findings: JSON.parse(row.findings) as Finding[],
    caseId: row.case_id,
  };
}

export async function insertIntake(
  db: Knex,
  intake: NewIntake,
  record: { number: string; receivedBy: Id; findings: Finding[]; at: Instant },
): Promise<void> {
  await db('intakes').insert({
    id: intake.id,
    number: record.number,
    status: 'received',
    received_at: intake.receivedAt,
    received_by: record.receivedBy,
    origin: intake.origin,
    requester: JSON.stringify(intake.requester),
    event_numbers: JSON.stringify(intake.eventNumbers),
    situation_types: JSON.stringify(intake.situationTypes),
    account: intake.account,
    urgency: intake.urgency,
    municipality: intake.municipality,
    patrol_officers: intake.patrolOfficers,
    patrol_minutes: intake.patrolMinutes,
    findings: JSON.stringify(record.findings),
    case_id: null,
    recorded_at: record.at,
  });
  for (const [position, person] of intake.persons.entries())
    await db('intake_persons').insert({
      intake_id: intake.id,
      position,
      person_id: person.personId,
      described: person.described,
      role: person.role,
    });
}

export async function findIntake(db: Knex, id: Id): Promise<StoredIntake | undefined> {
  const row = await db<Row>('intakes').where({ id }).first();
  if (!row) return undefined;
  const persons: PersonRow[] = await db('intake_persons').where({ intake_id: id }).orderBy('position');
  return intakeOf(row, persons.map(personOf));
}

/** The persons of the registry named in these requests. */
export async function listIntakePersonIds(db: Knex, ids: readonly Id[]): Promise<Map<Id, Id[]>> {
  const rows: PersonRow[] = await db('intake_persons')
    .whereIn('intake_id', [...ids])
    .whereNotNull('person_id');
  const persons = new Map<Id, Id[]>();
  for (const row of rows)
    if (row.person_id) persons.set(row.intake_id, [...(persons.get(row.intake_id) ?? []), row.person_id]);
  return persons;
}

const UNDECIDED = ['received', 'in_triage', 'information_missing'];

/** Requests without their persons, newest first for all of them, longest waiting first for the undecided. */
export async function listIntakes(
  db: Knex,
  filter: { which: 'undecided' | 'all'; text: string; limit: number },
): Promise<StoredIntake[]> {
  const query = db<Row>('intakes').limit(filter.limit);
  if (filter.which === 'undecided') void query.whereIn('status', UNDECIDED).orderBy('received_at', 'asc');
  else void query.orderBy('received_at', 'desc');
  if (filter.text !== '') {
    const like = `%${filter.text.replace(/[%_\\]/g, '\\$&')}%`;
    void query.where((any) =>
      any
        .whereRaw(`number LIKE ? ESCAPE '\\'`, [like])
        .orWhereRaw(`event_numbers LIKE ? ESCAPE '\\'`, [like])
        .orWhereRaw(`municipality LIKE ? ESCAPE '\\'`, [like]),
    );
  }
  return (await query).map((row) => intakeOf(row, []));
}

export async function countUndecidedIntakes(db: Knex): Promise<number> {
  const [row] = await db('intakes').whereIn('status', UNDECIDED).count({ n: '*' });
  return Number(row?.['n'] ?? 0);
}

/** The requests that led to a case or were joined to it, oldest first. */
export async function listIntakesOfCase(db: Knex, caseId: Id): Promise<StoredIntake[]> {
  const rows = await db<Row>('intakes').where({ case_id: caseId }).orderBy('received_at');
  return rows.map((row) => intakeOf(row, []));
}

/** Marks a request as accepted into a case. Gives false when somebody decided it before. */
export async function attachIntakeToCase(db: Knex, intakeId: Id, caseId: Id): Promise<boolean> {
  const touched = await db('intakes')
    .where({ id: intakeId })
    .whereNull('case_id')
    .whereIn('status', UNDECIDED)
    .update({ case_id: caseId, status: 'accepted' });
  return touched === 1;
}
