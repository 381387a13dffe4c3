import { z } from 'zod';
import { Id, Version } from './id';
import { Instant } from './instant';
import { IntakeDraft } from './intake';
import { InterventionDraft } from './intervention';
import { prose } from './text';

/**
 * Words under way. A draft is kept encrypted from the first seconds, survives a lock or a kill, and never counts as a fact:
 * signing (or recording) turns it into one and removes it, in one transaction.
 */
export const DraftBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('intake'), content: IntakeDraft }),
  z.strictObject({ kind: z.literal('intervention'), caseId: Id, content: InterventionDraft }),
  z.strictObject({
    kind: z.literal('addendum'),
    caseId: Id,
    interventionId: Id,
    content: z.strictObject({ text: prose(20_000) }),
  }),
]);
export type DraftBody = z.infer<typeof DraftBody>;

/** What is asked to save a draft. `version` is the one last seen, or null for the first save. */
export const SaveDraft = z.strictObject({ id: Id, version: Version.nullable(), body: DraftBody });
export type SaveDraft = z.infer<typeof SaveDraft>;

export const Draft = z.object({
  id: Id,
  body: DraftBody,
  version: Version,
  ownerId: Id,
  ownerName: z.string(),
  savedAt: Instant,
  savedByName: z.string(),
});
export type Draft = z.infer<typeof Draft>;

/** A draft on one line of the desk. */
export const DraftLine = z.object({
  id: Id,
  kind: z.enum(['intake', 'intervention', 'addendum']),
  caseId: Id.nullable(),
  caseNumber: z.string().nullable(),
  savedAt: Instant,
  excerpt: z.string(),
});
export type DraftLine = z.infer<typeof DraftLine>;
