import { z } from 'zod';
import { CalendarDay } from '#shared/domain/calendar-day';
import { Id } from '#shared/domain/id';
import { JournalAction, JournalLine, JournalVerdict, SubjectKind } from '#shared/domain/journal-entry';
import { command, query } from './procedure';

/** Who looked at what, between which days. Every part may be left open. */
const JournalFilter = z.strictObject({
  subject: z.strictObject({ kind: SubjectKind, id: z.string().max(60) }).nullable(),
  actorId: Id.nullable(),
  actions: z.array(JournalAction).max(40),
  from: CalendarDay.nullable(),
  to: CalendarDay.nullable(),
  beforeSeq: z.int().min(1).nullable(),
  limit: z.int().min(1).max(500),
});
export type JournalFilter = z.infer<typeof JournalFilter>;

const Page = z.object({ lines: z.array(JournalLine), total: z.int(), nextBeforeSeq: z.int().nullable() });

export const journal = {
  /** Consulting the journal is itself journalled. */
  'journal.list': query({
    permission: 'journal.read',
    trace: 'self',
    store: 'cases',
    object: 'none',
    input: JournalFilter,
    output: Page,
  }),
  'journal.listTechnical': query({
    permission: 'journal.read_technical',
    trace: 'self',
    store: 'system',
    object: 'none',
    input: JournalFilter,
    output: Page,
  }),
  /** Checks the whole chain; with the recovery code, every seal since the beginning too. */
  'journal.verify': command({
    permission: 'journal.read_technical',
    trace: 'self',
    store: 'none',
    object: 'none',
    input: z.strictObject({ recoveryCode: z.string().max(200).nullable() }),
    output: z.object({
      cases: JournalVerdict.nullable(),
      system: JournalVerdict,
    }),
  }),
};
