import { z } from 'zod';
import type { Id } from './id';
import { roleMayHoldCaseKey, type Role } from './roles';

/** How closely a case is held (`domain.md` 13, niveau_confidentialite). */
export const Confidentiality = z.enum(['standard', 'restricted', 'highly_restricted']);
export type Confidentiality = z.infer<typeof Confidentiality>;

/** What a grant allows: reading, or writing too. */
export const GrantRight = z.enum(['read', 'write']);
export type GrantRight = z.infer<typeof GrantRight>;

/** Who asks. Always taken from the session, never from a message. */
export type Actor = {
  accountId: Id;
  role: Role;
  name: string;
  title: string;
  badge: string | null;
};

/** What the rules need to know of one case and one account, gathered by the repository. */
export type CaseAccess = {
  responsibleId: Id;
  confidentiality: Confidentiality;
  /** The strongest grant in force today for this account, if any. */
  grant: GrantRight | null;
  /** Named colleague kept out of this case, whatever the role (INV-14). */
  isExcluded: boolean;
};

/**
 * Whether this account may read this case (`model.md` 10): one's own and those granted; all for the coordinator;
 * all standard ones, in summary, for the sergeant. An exclusion comes before everything.
 */
export function mayReadCase(actor: Actor, access: CaseAccess): boolean {
  if (access.isExcluded) return false;
  if (access.grant !== null) return roleMayHoldCaseKey(actor.role);
  switch (actor.role) {
    case 'coordinator':
      return true;
    case 'sergeant':
      return access.confidentiality === 'standard';
    case 'worker':
    case 'liaison_officer':
      return access.responsibleId === actor.accountId;
    default:
      return false;
  }
}

/** Whether this account may write in this case: the responsible worker, those granted to write, the coordinator. */
export function mayWriteCase(actor: Actor, access: CaseAccess): boolean {
  if (!mayReadCase(actor, access)) return false;
  switch (actor.role) {
    case 'coordinator':
      return true;
    case 'worker':
    case 'liaison_officer':
      return access.responsibleId === actor.accountId || access.grant === 'write';
    default:
      return false;
  }
}

/** What the rules need to know of a person: the cases in which the person stands, seen from one account. */
export type PersonAccess = { cases: CaseAccess[] };

/**
 * Whether this account may know that a person exists. Hidden when the account is excluded from any of the person's
 * cases, or when every case of the person is held more closely than « standard » and none is open to the account.
 */
export function mayKnowPerson(actor: Actor, access: PersonAccess): boolean {
  if (access.cases.some((one) => one.isExcluded)) return false;
  if (actor.role === 'privacy_officer') return access.cases.some((one) => mayReadCase(actor, one));
  if (access.cases.length === 0) return true;
  return access.cases.some((one) => one.confidentiality === 'standard' || mayReadCase(actor, one));
}

/**
 * Whether this account may read where a person lives when the address is protected: only from inside a case of theirs;
 * while the person has none, those who do casework, since one of them has just written it down. Never the sergeant.
 */
export function maySeeProtectedAddress(actor: Actor, access: PersonAccess): boolean {
  if (!doesCasework(actor.role)) return false;
  return access.cases.length === 0 || access.cases.some((one) => mayReadCase(actor, one));
}

function doesCasework(role: Role): boolean {
  return role === 'worker' || role === 'liaison_officer' || role === 'coordinator';
}
