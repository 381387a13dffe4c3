import type { Knex } from 'knex';
import type { Actor } from '#shared/domain/access';
import type { CalendarDay } from '#shared/domain/calendar-day';
import type { Finding } from '#shared/domain/finding';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import type { Intake, IntakePerson, NewIntake, Requester } from '#shared/domain/intake';
import { whereIntakeReadable } from './access';

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

const UNDECIDED = ['received', 'in_triage', 'information_missing'];

export type IntakeFilter = { which: 'undecided' | 'all'; text: string; limit: number };

/**
 * The requests that an actor may read, without their persons, and how many there are in all: newest first for all of them,
 * longest waiting first for the undecided.
 */
export async function listIntakes(
  db: Knex,
  actor: Actor,
  today: CalendarDay,
  filter: IntakeFilter,
): Promise<{ intakes: StoredIntake[]; total: number }> {
  const narrowed = () => {
    const query = db('intakes');
    if (filter.which === 'undecided') void query.whereIn('status', UNDECIDED);
    if (filter.text !== '') {
      const like = `%${filter.text.replace(/[%_\\]/g, '\\$&')}%`;
      void query.where((any) =>
        any
          .whereRaw(`number LIKE ? ESCAPE '\\'`, [like])
          .orWhereRaw(`event_numbers LIKE ? ESCAPE '\\'`, [like])
          .orWhereRaw(`municipality LIKE ? ESCAPE '\\'`, [like]),
      );
    }
    whereIntakeReadable(query, actor, today);
    return query;
  };
  const rows: Row[] = await narrowed()
    .orderBy('received_at', filter.which === 'undecided' ? 'asc' : 'desc')
    .limit(filter.limit)
    .select('intakes.*');
  const intakes = rows.map((row) => intakeOf(row, []));
  if (intakes.length < filter.limit) return { intakes, total: intakes.length };
  const [count] = await narrowed().count({ n: '*' });
  return { intakes, total: Number(count?.['n'] ?? 0) };
}

/** The request, if the actor may read it. */
export async function findReadableIntake(
  db: Knex,
  actor: Actor,
  today: CalendarDay,
  id: Id,
): Promise<StoredIntake | undefined> {
  const query = db('intakes').where('intakes.id', id).first('intakes.id');
  whereIntakeReadable(query, actor, today);
  return (await query) ? findIntake(db, id) : undefined;
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
