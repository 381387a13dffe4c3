import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '#db/canonical-json';
import { Id } from '#shared/domain/id';

const Hash = z.string().length(64);

/** One act of the victim, as it tells its tormentor: enough to recognise afterwards what must be there, and whole. */
export const Act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: Id, hash: Hash }),
  z.object({ kind: z.literal('intake'), id: Id, hash: Hash }),
  z.object({ kind: z.literal('case'), id: Id, intakeId: Id }),
  z.object({ kind: z.literal('draft'), id: Id, version: z.int(), hash: Hash }),
  z.object({ kind: z.literal('sign'), id: Id, hash: Hash }),
  z.object({ kind: z.literal('addendum'), id: Id, interventionId: Id, hash: Hash }),
  z.object({ kind: z.literal('view'), id: Id }),
  z.object({ kind: z.literal('lock') }),
  z.object({ kind: z.literal('sign_in') }),
  z.object({ kind: z.literal('set_up'), recoveryCode: z.string() }),
  z.object({ kind: z.literal('password'), to: z.enum(['first', 'second']) }),
]);
export type Act = z.infer<typeof Act>;

/**
 * What the victim says, one JSON line each: what it is about to ask of the vault, then, once the vault has answered, that
 * it is done. From then on it may not be lost.
 */
export const Word = z.discriminatedUnion('say', [
  z.object({ say: z.literal('trying'), act: Act }),
  z.object({ say: z.literal('done') }),
]);
export type Word = z.infer<typeof Word>;

/** What was heard of a victim before its end. */
export type Heard = {
  acknowledged: Act[];
  /** Asked of the vault and not yet answered at the kill: kept whole or absent, both are right. */
  inDoubt: Act | undefined;
};

/** The fingerprint of words: those asked for and those found again are the same, or are not. */
export function hashOf(words: unknown): string {
  return createHash('sha256').update(canonicalJson(words)).digest('hex');
}
