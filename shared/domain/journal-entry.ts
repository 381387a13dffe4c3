import { z } from 'zod';
import { journalAction } from './code-lists';
import { Id } from './id';
import { Instant } from './instant';

/** What a line of the journal is about. */
export const SubjectKind = z.enum([
  'person',
  'case',
  'intake',
  'intervention',
  'draft',
  'account',
  'settings',
  'print',
]);
export type SubjectKind = z.infer<typeof SubjectKind>;

export const Subject = z.object({ kind: SubjectKind, id: z.string() });
export type Subject = z.infer<typeof Subject>;

export const JournalAction = journalAction.schema;
export type JournalAction = z.infer<typeof JournalAction>;

/** One line of the journal as its readers see it (INV-02, INV-03). */
export const JournalLine = z.object({
  seq: z.int(),
  at: Instant,
  actorId: z.string(),
  actorName: z.string(),
  role: z.string(),
  action: JournalAction,
  outcome: z.enum(['done', 'refused', 'failed']),
  /** With the number of the case, request or printout, or the name of the account; a person is only an id here. */
  subjects: z.array(Subject.extend({ label: z.string().nullable() })),
  detail: z.record(z.string(), z.unknown()),
});
export type JournalLine = z.infer<typeof JournalLine>;

/** What checking the chain found. */
export const JournalVerdict = z.discriminatedUnion('state', [
  z.object({ state: z.literal('intact'), entries: z.int(), lastSeq: z.int(), sealedEntries: z.int() }),
  z.object({
    state: z.literal('broken'),
    seq: z.int(),
    problem: z.enum([
      'gap',
      'hash',
      'mac',
      'order',
      'schema',
      'anchor',
      'behind_anchor',
      'truncated',
      'subjects',
    ]),
  }),
]);
export type JournalVerdict = z.infer<typeof JournalVerdict>;

/** Who is recorded when nobody is signed in. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';
export const ActorId = z.union([Id, z.literal(NOBODY)]);
