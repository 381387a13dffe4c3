import { updatePreferences, updateTemporaryPasswordBy } from '#db/repositories/accounts';
import type { Knex } from 'knex';
import { AppError, ruleBroken } from '#shared/contract/result';
import { KeyProblem } from '../keys/key-problem';
import { newPassphrase } from '../keys/passphrase';
import { seatOf, type OpenSession } from '../open-session';
import type { Act, Handlers, VaultContext } from '../context';
import { requireGoodPassword } from './passwords';

type SessionHandlers = Pick<
  Handlers,
  | 'station.state'
  | 'station.version'
  | 'session.signIn'
  | 'session.current'
  | 'session.lock'
  | 'session.touch'
  | 'session.changePassword'
  | 'session.suggestPassword'
  | 'session.setPreferences'
>;

/** Handlers of the session; the vault itself writes the trace of signing in and of locking. */
export const sessionHandlers = (version: string): SessionHandlers => ({
  'station.state': ({ vault }) => vault.state(),
  'station.version': () => Promise.resolve({ version }),
  'session.signIn': ({ vault }, { login, password }) => vault.signIn(login, password),
  'session.current': ({ vault }) => Promise.resolve(seatOf(requireSession(vault))),
  'session.lock': async ({ vault }) => {
    await vault.lock('by_hand');
    return {};
  },
  'session.touch': ({ vault }) => Promise.resolve({ locksAt: vault.touch() }),
  'session.suggestPassword': async () => ({ password: await newPassphrase() }),

  'session.changePassword': async ({ vault, now }, { current, next }) => {
    const session = requireSession(vault);
    const { accountId } = session.actor;
    await requireGoodPassword(next, session.settings.identity, session.account.identity.name);
    try {
      await vault.keyring().changePassword(accountId, current, next);
    } catch (error) {
      if (error instanceof KeyProblem && (error.code === 'wrong_credentials' || error.code === 'locked_out'))
        throw ruleBroken('wrong_password');
      throw error;
    }
    await record(vault, now, { action: 'password', subjects: [{ kind: 'account', id: accountId }] }, (trx) =>
      updateTemporaryPasswordBy(trx, accountId, null),
    );
    return {};
  },

  'session.setPreferences': async ({ vault, now }, preferences) => {
    const { accountId } = requireSession(vault).actor;
    await record(
      vault,
      now,
      { action: 'settings', subjects: [{ kind: 'account', id: accountId }], detail: preferences },
      (trx) => updatePreferences(trx, accountId, preferences),
    );
    await vault.keyring().setPreference('language', preferences.language);
    await vault.keyring().setPreference('colorScheme', preferences.colorScheme);
    return preferences;
  },
});

function requireSession(vault: VaultContext['vault']): OpenSession {
  const session = vault.session();
  if (!session) throw new AppError('NOT_SIGNED_IN');
  return session;
}

/** A change of one's own account and its line in the journal, in one transaction of the system database. */
async function record(
  vault: VaultContext['vault'],
  now: string,
  act: Act,
  change: (trx: Knex.Transaction) => Promise<void>,
): Promise<void> {
  const session = requireSession(vault);
  await session.system.transaction(async (trx) => {
    await change(trx);
    await vault.journal().append(trx, 'system', session.actor, now, act);
    await vault.refresh(trx);
  });
}
