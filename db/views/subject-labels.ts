import type { Knex } from 'knex';
import type { Subject } from '#shared/domain/journal-entry';

const NUMBERED = { case: 'case_files', intake: 'intakes', print: 'prints' } as const;

/** The numbers of the cases, requests and printouts that journal lines name, by `kind:id`. Never a person's name. */
export async function numbersOf(db: Knex, subjects: readonly Subject[]): Promise<Map<string, string>> {
  const numbers = new Map<string, string>();
  for (const [kind, table] of Object.entries(NUMBERED)) {
    const ids = [...new Set(subjects.filter((subject) => subject.kind === kind).map(({ id }) => id))];
    const rows: { id: string; number: string }[] = await db(table).whereIn('id', ids).select('id', 'number');
    for (const { id, number } of rows) numbers.set(`${kind}:${id}`, number);
  }
  return numbers;
}
