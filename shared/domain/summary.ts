import { z } from 'zod';
import type { Intervention, InterventionContent } from './intervention';
import { roleReadsOpinion, type Role } from './roles';

/** For whom a summary is printed. What goes out is decided by this, field by field. */
export const RecipientProfile = z.enum(['internal', 'partner', 'court']);
export type RecipientProfile = z.infer<typeof RecipientProfile>;

/** The fields of an intervention that a printout may carry. */
export const PRINTABLE_FIELDS = [
  'type',
  'when',
  'place',
  'placeDetail',
  'present',
  'patrol',
  'eventNumber',
  'purpose',
  'facts',
  'observations',
  'quotedWords',
  'opinion',
  'measures',
  'results',
  'outcomes',
  'patrolMinutesFreed',
  'addenda',
  'findings',
] as const satisfies readonly string[];
export type PrintableField = (typeof PRINTABLE_FIELDS)[number];

/** The fields of a person that a printout may carry. Addresses and phones are not among them: a summary never needs one. */
export type PrintablePersonField = 'name' | 'role' | 'birth';

type Whitelist = {
  intervention: readonly PrintableField[];
  person: readonly PrintablePersonField[];
  /** Roles whose names stay out: the reporter's identity is protected (LPJ art. 44), third parties do not concern a partner. */
  hiddenRoles: readonly string[];
  patrolBadges: boolean;
};

/**
 * What each profile lets out: a whitelist, never an object poured onto paper (`domain.md` 10, `users.md` 15).
 * Opinion leaves the team for nobody; a place's details may be an address, so only the team prints them.
 */
export const WHITELIST: Record<RecipientProfile, Whitelist> = {
  internal: {
    intervention: [
      'type',
      'when',
      'place',
      'placeDetail',
      'present',
      'patrol',
      'eventNumber',
      'purpose',
      'facts',
      'observations',
      'quotedWords',
      'opinion',
      'measures',
      'results',
      'outcomes',
      'patrolMinutesFreed',
      'addenda',
      'findings',
    ],
    person: ['name', 'role', 'birth'],
    hiddenRoles: ['reporter'],
    patrolBadges: true,
  },
  partner: {
    intervention: ['type', 'when', 'purpose', 'facts', 'measures', 'results'],
    person: ['name', 'role', 'birth'],
    hiddenRoles: [
      'reporter',
      'alleged_perpetrator',
      'suspect',
      'accused',
      'witness',
      'complainant',
      'relative',
      'external_worker',
    ],
    patrolBadges: false,
  },
  court: {
    intervention: [
      'type',
      'when',
      'place',
      'present',
      'patrol',
      'eventNumber',
      'purpose',
      'facts',
      'observations',
      'quotedWords',
      'measures',
      'results',
      'outcomes',
      'addenda',
    ],
    person: ['name', 'role', 'birth'],
    hiddenRoles: ['reporter'],
    patrolBadges: true,
  },
};

/** Whether a field goes onto paper for this recipient, printed by this role: opinion only by those who read it. */
export function mayPrint(field: PrintableField, profile: RecipientProfile, role: Role): boolean {
  if (!WHITELIST[profile].intervention.includes(field)) return false;
  return field !== 'opinion' || roleReadsOpinion(role);
}

/** Text fields of an intervention printed as paragraphs, in the order of the page. */
export const PROSE_FIELDS = [
  'facts',
  'observations',
  'quotedWords',
  'opinion',
  'measures',
] as const satisfies readonly (keyof InterventionContent & PrintableField)[];

/** Whether two interventions can share one summary: they must belong to the same case. */
export function shareOneCase(interventions: readonly Pick<Intervention, 'caseId'>[]): boolean {
  return new Set(interventions.map((one) => one.caseId)).size === 1;
}
