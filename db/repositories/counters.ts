import type { Knex } from 'knex';

/** What is numbered, and how its numbers begin: DEM requests, DOS cases, IMP printouts. */
const FORMS = { intake: ['DEM', 4], case: ['DOS', 4], print: ['IMP', 6] } as const;

/** Takes the next number of a year (« DOS-2026-0042 »). In the transaction of the record: no number is lost or given twice. */
export async function takeNumber(trx: Knex, what: keyof typeof FORMS, year: number): Promise<string> {
  const [row] = await trx('counters')
    .insert({ name: what, year, value: 1 })
    .onConflict(['name', 'year'])
    .merge({ value: trx.raw('counters.value + 1') })
    .returning<{ value: number }[]>('value');
  const [prefix, width] = FORMS[what];
  return `${prefix}-${year}-${String(row?.value).padStart(width, '0')}`;
}
