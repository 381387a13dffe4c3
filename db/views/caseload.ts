import type { Knex } from 'knex';
import type { Actor } from '#shared/domain/access';
import type { CalendarDay } from '#shared/domain/calendar-day';
import type { Id } from '#shared/domain/id';
import { displayNameOf, type PersonName } from '#shared/domain/person';
import { whereReadable, whereWritable } from '../repositories/access';
import { caseOf, type CaseRow, type StoredCase } from '../repositories/case-files';
import { matchExpression, namesOf } from '../repositories/persons';

/** A case on a line, with the person concerned, for recognition. */
export type CaseloadLine = StoredCase & { person: PersonName | null; personId: Id | null };

export type CaseloadFilter = {
  /** `mine`: those of which the actor is responsible; `writable`: those in which the actor may write. */
  scope: 'mine' | 'writable' | 'readable';
  text: string;
  withClosed: boolean;
  /** Only those to review on or before this day. */
  reviewBy?: CalendarDay;
  order: 'review' | 'recent';
  limit: number;
};

/** The cases that an actor may read, with their total number. */
export async function listCaseload(
  db: Knex,
  actor: Actor,
  today: CalendarDay,
  filter: CaseloadFilter,
): Promise<{ lines: CaseloadLine[]; total: number }> {
  const narrowed = () => {
    const query = db('case_files');
    if (filter.scope === 'mine') void query.where('case_files.responsible_id', actor.accountId);
    if (filter.scope === 'writable') whereWritable(query, actor, today);
    else whereReadable(query, actor, today);
    if (!filter.withClosed) whereOpen(query);
    if (filter.reviewBy !== undefined) void query.where('case_files.next_review_on', '<=', filter.reviewBy);
    if (filter.text !== '') whereFound(query, filter.text);
    return query;
  };
  const [count] = await narrowed().count({ n: '*' });
  const rows: CaseRow[] = await narrowed()
    .orderBy(
      filter.order === 'review' ? 'case_files.next_review_on' : 'case_files.last_entry_at',
      filter.order === 'review' ? 'asc' : 'desc',
    )
    .limit(filter.limit)
    .select('case_files.*');
  return { lines: await withPersons(db, rows), total: Number(count?.['n'] ?? 0) };
}

/** The readable cases in which a person stands. */
export async function listCasesOfPerson(
  db: Knex,
  actor: Actor,
  today: CalendarDay,
  personId: Id,
): Promise<CaseloadLine[]> {
  const query = db('case_files')
    .join('case_participants', 'case_participants.case_id', 'case_files.id')
    .where('case_participants.person_id', personId)
    .orderBy('case_files.opened_at', 'desc');
  whereReadable(query, actor, today);
  const rows: CaseRow[] = await query.select('case_files.*');
  return withPersons(db, rows);
}

/** Written out, not bound: the engine takes the indexes of open cases only when it sees these very words. */
function whereOpen(query: Knex.QueryBuilder): void {
  void query.whereRaw(`case_files.status <> 'closed'`);
}

/**
 * By the names of the persons in it; by case number too when there is a digit in what is looked for. Told as one list of
 * rows from which the engine can start (the index of numbers holds them): asking each case in turn takes a second when
 * there are a hundred thousand.
 */
function whereFound(query: Knex.QueryBuilder, text: string): void {
  const lists: string[] = [];
  const bindings: string[] = [];
  const words = matchExpression(text);
  if (words !== '') {
    lists.push(`SELECT named.rowid FROM person_words
      JOIN persons ON persons.row = person_words.rowid
      JOIN case_participants ON case_participants.person_id = persons.id
      JOIN case_files AS named ON named.id = case_participants.case_id
      WHERE person_words MATCH ?`);
    bindings.push(words);
  }
  if (/\d/.test(text)) {
    lists.push(`SELECT numbered.rowid FROM case_files AS numbered WHERE numbered.number LIKE ? ESCAPE '\\'`);
    bindings.push(`%${text.trim().replace(/[%_\\]/g, '\\$&')}%`);
  }
  void query.whereRaw(`case_files.rowid IN (${lists.join(' UNION ALL ') || 'SELECT NULL'})`, bindings);
}

async function withPersons(db: Knex, rows: CaseRow[]): Promise<CaseloadLine[]> {
  const first: { case_id: string; person_id: string }[] = await db('case_participants')
    .whereIn(
      'case_id',
      rows.map((row) => row.id),
    )
    .orderBy(['case_id', { column: 'position', order: 'desc' }])
    .select('case_id', 'person_id');
  // Descending positions: the last one written in the map is the first participant, the person concerned.
  const personOf = new Map(first.map((row) => [row.case_id, row.person_id]));
  const names = await namesOf(db, [...new Set(personOf.values())]);
  return rows.map((row) => {
    const personId = personOf.get(row.id) ?? null;
    return {
      ...caseOf(row),
      personId,
      person: personId === null ? null : displayNameOf(names.get(personId) ?? []),
    };
  });
}
