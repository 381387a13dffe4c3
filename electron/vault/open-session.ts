import type { Knex } from 'knex';
import type { StoredAccount } from '#db/repositories/accounts';
import type { Settings } from '#db/repositories/settings';
import type { Seat } from '#shared/contract/session';
import type { Actor } from '#shared/domain/access';
import type { JournalVerdict } from '#shared/domain/journal-entry';
import { PERMISSIONS_OF } from '#shared/domain/roles';
import type { Directory } from './directory';
import type { DatabaseKeys } from './keys/grants';

/** Someone at the desk: the open files, and the keys that opened them. Gone, and wiped, at each lock. */
export type OpenSession = {
  actor: Actor;
  account: StoredAccount;
  /** Absent for an account to which the key of the cases was not granted. */
  cases: Knex | undefined;
  system: Knex;
  keys: DatabaseKeys;
  directory: Directory;
  settings: Settings;
  journals: { store: 'cases' | 'system'; verdict: JournalVerdict }[];
  isReturning: boolean;
};

/** Who acts, as the rules know them. */
export function actorOf({ id, identity }: StoredAccount): Actor {
  return {
    accountId: id,
    role: identity.role,
    name: identity.name,
    title: identity.title,
    badge: identity.badge,
  };
}

/** What the window needs to dress itself for this person. */
export function seatOf(session: OpenSession): Seat {
  const { account } = session;
  return {
    accountId: account.id,
    ...account.identity,
    permissions: [...PERMISSIONS_OF[account.identity.role]],
    holdsCaseKey: session.cases !== undefined,
    mustChangePassword: account.temporaryPasswordBy !== null,
    preferences: account.preferences,
    service: session.settings.identity,
    parameters: session.settings.parameters,
    journals: session.journals,
    isReturning: session.isReturning,
  };
}
