import type { Knex } from 'knex';
import type { AccountIdentity, Preferences } from '#shared/domain/account';
import { Preferences as PreferencesSchema } from '#shared/domain/account';
import type { Id } from '#shared/domain/id';
import { Role } from '#shared/domain/roles';

/** An account as the system database holds it; whether it holds the case key is the keyring's to say. */
export type StoredAccount = {
  id: Id;
  /** The sign-in name, so that it can be reminded; the keyring knows it only by its MAC. */
  login: string;
  identity: AccountIdentity;
  isActive: boolean;
  /** Who chose the password, while it is a temporary one; nobody else once the person has changed it. */
  temporaryPasswordBy: Id | null;
  preferences: Preferences;
  createdAt: string;
};

type Row = {
  id: string;
  login: string;
  name: string;
  title: string;
  badge: string | null;
  role: string;
  is_peace_officer: number;
  is_designated_crisis_worker: number;
  professional_order: string;
  permit_number: string;
  is_active: number;
  temporary_password_by: string | null;
  preferences: string;
  created_at: string;
};

const identityColumns = (identity: AccountIdentity) => ({
  name: identity.name,
  title: identity.title,
  badge: identity.badge,
  role: identity.role,
  is_peace_officer: Number(identity.isPeaceOfficer),
  is_designated_crisis_worker: Number(identity.isDesignatedCrisisWorker),
  professional_order: identity.professionalOrder,
  permit_number: identity.permitNumber,
});

function accountOf(row: Row): StoredAccount {
  return {
    id: row.id,
    login: row.login,
    identity: {
      name: row.name,
      title: row.title,
      badge: row.badge,
      role: Role.parse(row.role),
      isPeaceOfficer: row.is_peace_officer === 1,
      isDesignatedCrisisWorker: row.is_designated_crisis_worker === 1,
      professionalOrder: row.professional_order,
      permitNumber: row.permit_number,
    },
    isActive: row.is_active === 1,
    temporaryPasswordBy: row.temporary_password_by,
    preferences: PreferencesSchema.parse(JSON.parse(row.preferences)),
    createdAt: row.created_at,
  };
}

export async function insertAccount(db: Knex, account: StoredAccount, by: Id): Promise<void> {
  await db('accounts').insert({
    id: account.id,
    login: account.login,
    ...identityColumns(account.identity),
    is_active: Number(account.isActive),
    temporary_password_by: account.temporaryPasswordBy,
    preferences: JSON.stringify(account.preferences),
    created_at: account.createdAt,
    created_by: by,
  });
}

export async function findAccount(db: Knex, id: Id): Promise<StoredAccount | undefined> {
  const row = await db<Row>('accounts').where({ id }).first();
  return row && accountOf(row);
}

/** Whether a sign-in name is already somebody's. */
export async function hasLogin(db: Knex, login: string): Promise<boolean> {
  return (await db('accounts').where({ login }).first('id')) !== undefined;
}

export async function listAccounts(db: Knex): Promise<StoredAccount[]> {
  return (await db<Row>('accounts').select()).map(accountOf);
}

export async function updateIdentity(db: Knex, id: Id, identity: AccountIdentity): Promise<void> {
  await db('accounts').where({ id }).update(identityColumns(identity));
}

export async function updateIsActive(db: Knex, id: Id, isActive: boolean): Promise<void> {
  await db('accounts')
    .where({ id })
    .update({ is_active: Number(isActive) });
}

/** Notes who gave an account a temporary password, or that its password is now its own. */
export async function updateTemporaryPasswordBy(db: Knex, id: Id, by: Id | null): Promise<void> {
  await db('accounts').where({ id }).update({ temporary_password_by: by });
}

export async function updatePreferences(db: Knex, id: Id, preferences: Preferences): Promise<void> {
  await db('accounts')
    .where({ id })
    .update({ preferences: JSON.stringify(preferences) });
}
