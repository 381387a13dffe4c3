import {
  findAccount,
  hasLogin,
  insertAccount,
  listAccounts,
  updateIdentity,
  updateIsActive,
  updateTemporaryPasswordBy,
  type StoredAccount,
} from '#db/repositories/accounts';
import { AppError, ruleBroken } from '#shared/contract/result';
import { DEFAULT_PREFERENCES, type Account } from '#shared/domain/account';
import { compareFrench } from '#shared/domain/format';
import type { Id } from '#shared/domain/id';
import { roleMayHoldCaseKey } from '#shared/domain/roles';
import type { Context, Handlers } from '../context';
import { KeyProblem } from '../keys/key-problem';
import { requireGoodPassword } from './passwords';

type AccountHandlers = Pick<
  Handlers,
  | 'accounts.list'
  | 'accounts.colleagues'
  | 'accounts.create'
  | 'accounts.change'
  | 'accounts.reset'
  | 'accounts.release'
  | 'accounts.setActive'
  | 'accounts.grant'
  | 'accounts.revoke'
>;

const ofAccount = (id: Id) => [{ kind: 'account' as const, id }];

/**
 * Accounts. The keyring and the system database are two files: the keyring is changed last, inside the transaction, so that
 * a refusal of the keyring undoes the rest, and a kill in between leaves at worst an account that opens less than it could.
 */
export const accountHandlers: AccountHandlers = {
  'accounts.list': async (context) => {
    const accounts = await listAccounts(context.db);
    const shown = await Promise.all(accounts.map((account) => shownAccount(context, account)));
    return shown.sort((a, b) => compareFrench(a.name, b.name));
  },

  'accounts.colleagues': async ({ directory }) =>
    directory
      .all()
      .map(({ id, identity, isActive }) => ({
        id,
        name: identity.name,
        title: identity.title,
        badge: identity.badge,
        role: identity.role,
        isActive,
        takesCases: directory.takesCases(id),
      }))
      .sort((a, b) => compareFrench(a.name, b.name)),

  'accounts.create': async (context, { id, login, password, identity }) => {
    const { db, actor, now, vault, settings } = context;
    await requireGoodPassword(password, settings.identity, login, identity.name);
    if (await findAccount(db, id)) throw new AppError('CONFLICT');
    if (await hasLogin(db, login)) throw ruleBroken('login_taken');
    const account: StoredAccount = {
      id,
      login,
      identity,
      isActive: true,
      temporaryPasswordBy: actor.accountId,
      preferences: DEFAULT_PREFERENCES,
      createdAt: now,
    };
    await insertAccount(db, account, actor.accountId);
    await context.journal({
      action: 'account',
      subjects: ofAccount(id),
      detail: { act: 'create', role: identity.role },
    });
    try {
      await vault.keyring().createUser({
        userId: id,
        login,
        password,
        keys: systemKeyOf(context),
        grantedBy: actor.accountId,
      });
    } catch (error) {
      if (error instanceof KeyProblem && error.code === 'login_taken') throw ruleBroken('login_taken');
      throw error;
    }
    await vault.refresh(db);
    return shownAccount(context, account);
  },

  'accounts.change': async (context, { accountId, identity }) => {
    const { db, vault } = context;
    const before = await requireAccount(context, accountId);
    const losesCoordinator = before.identity.role === 'coordinator' && identity.role !== 'coordinator';
    if (losesCoordinator) await requireAnotherCoordinator(context, accountId);
    if (accountId === context.actor.accountId && identity.role !== before.identity.role)
      throw ruleBroken('cannot_change_self');
    await updateIdentity(db, accountId, identity);
    await context.journal({
      action: 'account',
      subjects: ofAccount(accountId),
      detail: { act: 'change', role: identity.role, formerRole: before.identity.role },
    });
    // A role that may not hold the key of the cases loses it with the change, not at the next opportunity.
    if (!roleMayHoldCaseKey(identity.role)) await vault.keyring().removeGrants(accountId, 'cases');
    await vault.refresh(db);
    return shownAccount(context, { ...before, identity });
  },

  'accounts.reset': async (context, { accountId, password }) => {
    const { db, actor, vault, settings } = context;
    const account = await requireAccount(context, accountId);
    if (accountId === actor.accountId) throw ruleBroken('cannot_change_self');
    await requireAnotherCoordinator(context, accountId);
    await requireGoodPassword(password, settings.identity, account.identity.name);
    await updateTemporaryPasswordBy(db, accountId, actor.accountId);
    await context.journal({ action: 'account', subjects: ofAccount(accountId), detail: { act: 'reset' } });
    await vault.keyring().resetUser({
      userId: accountId,
      password,
      keys: systemKeyOf(context),
      grantedBy: actor.accountId,
    });
    await vault.refresh(db);
    return shownAccount(context, { ...account, temporaryPasswordBy: actor.accountId });
  },

  'accounts.release': async (context, { accountId }) => {
    const account = await requireAccount(context, accountId);
    await context.journal({ action: 'account', subjects: ofAccount(accountId), detail: { act: 'release' } });
    await context.vault.keyring().releaseLockout(accountId);
    return shownAccount(context, account);
  },

  'accounts.setActive': async (context, { accountId, isActive }) => {
    const account = await requireAccount(context, accountId);
    if (accountId === context.actor.accountId) throw ruleBroken('cannot_change_self');
    if (!isActive) await requireAnotherCoordinator(context, accountId);
    await updateIsActive(context.db, accountId, isActive);
    await context.journal({
      action: 'account',
      subjects: ofAccount(accountId),
      detail: { act: isActive ? 'reopen' : 'close' },
    });
    await context.vault.refresh(context.db);
    return shownAccount(context, { ...account, isActive });
  },

  'accounts.grant': async (context, { accountId }) => {
    const account = await requireAccount(context, accountId);
    const cases = context.vault.session()?.keys.cases;
    if (!cases) throw ruleBroken('case_key_missing');
    if (!roleMayHoldCaseKey(account.identity.role)) throw ruleBroken('role_holds_no_case_key', [accountId]);
    // Whoever chose a temporary password can sign in with it: if that is not the granter, the key waits until the person
    // has a password of their own. Otherwise an administrator would read cases by making an account.
    const knownTo = account.temporaryPasswordBy;
    if (knownTo !== null && knownTo !== context.actor.accountId)
      throw ruleBroken('temporary_password', [accountId]);
    await context.journal({ action: 'grant', subjects: ofAccount(accountId), detail: { key: 'cases' } });
    await context.vault.keyring().addGrant(accountId, 'cases', cases.key, context.actor.accountId);
    return shownAccount(context, account);
  },

  'accounts.revoke': async (context, { accountId }) => {
    const account = await requireAccount(context, accountId);
    if (accountId === context.actor.accountId) throw ruleBroken('cannot_change_self');
    await requireAnotherCoordinator(context, accountId);
    await context.journal({ action: 'revoke', subjects: ofAccount(accountId), detail: { key: 'cases' } });
    await context.vault.keyring().removeGrants(accountId, 'cases');
    return shownAccount(context, account);
  },
};

async function shownAccount({ vault }: Context, account: StoredAccount): Promise<Account> {
  const { id, login, identity, isActive, temporaryPasswordBy, createdAt } = account;
  const grants = await vault.keyring().grantsOf(id);
  const failedSignIns = await vault.keyring().failuresOf(id);
  return {
    id,
    login,
    ...identity,
    isActive,
    mustChangePassword: temporaryPasswordBy !== null,
    createdAt,
    holdsCaseKey: grants.includes('cases'),
    failedSignIns,
  };
}

async function requireAccount({ db }: Context, id: Id): Promise<StoredAccount> {
  const account = await findAccount(db, id);
  if (!account) throw new AppError('NOT_FOUND', {}, { kind: 'account', id });
  return account;
}

/**
 * There must always be an active coordinator who holds the key of the cases, other than the account about to lose it:
 * otherwise only the recovery paper could open them.
 */
async function requireAnotherCoordinator({ db, vault }: Context, id: Id): Promise<void> {
  const account = await findAccount(db, id);
  if (account?.identity.role !== 'coordinator') return;
  for (const other of await listAccounts(db)) {
    if (other.id === id || !other.isActive || other.identity.role !== 'coordinator') continue;
    if ((await vault.keyring().grantsOf(other.id)).includes('cases')) return;
  }
  throw ruleBroken('last_coordinator', [id]);
}

/** The system key, granted to every account: it opens the team and the settings, no case. */
function systemKeyOf({ vault }: Context) {
  const system = vault.session()?.keys.system;
  if (!system) throw new AppError('NOT_SIGNED_IN');
  return { system };
}
