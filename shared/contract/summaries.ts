import { z } from 'zod';
import { Language } from '#shared/domain/code-list';
import { Id } from '#shared/domain/id';
import { RecipientProfile } from '#shared/domain/summary';
import { command } from './procedure';

const OfPrint = z.strictObject({ printId: Id });
const common = { permission: 'summary.print', trace: 'self', store: 'cases', steps: 'many' } as const;

export const summaries = {
  /** Makes the real pages and shows them: the bytes that will be printed or saved, already numbered. */
  'summaries.preview': command({
    ...common,
    object: 'case.read',
    input: z.strictObject({
      caseId: Id,
      interventionIds: z.array(Id).min(1).max(500),
      profile: RecipientProfile,
      language: Language,
    }),
    output: z.object({
      printId: Id,
      printNumber: z.string(),
      pages: z.int(),
      pdf: z.instanceof(Uint8Array),
      withheld: z.array(z.string()),
    }),
  }),
  /** Sends the pages that were seen to a printer. */
  'summaries.print': command({
    ...common,
    object: 'none',
    input: OfPrint,
    output: z.object({ printed: z.boolean() }),
  }),
  /** Saves the pages that were seen where the person chooses, after the warning was read. */
  'summaries.save': command({
    ...common,
    object: 'none',
    input: z.strictObject({ printId: Id, warningRead: z.literal(true) }),
    output: z.object({ saved: z.boolean() }),
  }),
};
