import { updateTemporaryPasswordBy } from '#db/repositories/accounts';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import { roleMayHoldCaseKey } from '#shared/domain/roles';
import { compose, type RunningVault } from '../../electron/vault/compose';
import { KDF_FLOOR, type KdfParams } from '../../electron/vault/keys/kdf';
import type { Os } from '../../electron/vault/os';
import type { Random } from './random';
import { SERVICE, TEAM, TEAM_KEYS, type TeamKey } from './team';

/** An operating system without windows: it protects nothing and prints nothing. Unpackaged builds accept such a vault. */
export const WINDOWLESS: Os = {
  protection: 'development',
  protect: (bytes) => Promise.resolve(Buffer.from(bytes)),
  unprotect: (bytes) => Promise.resolve(Buffer.from(bytes)),
  renderPdf: () => Promise.reject(new Error('no window here')),
  printPdf: () => Promise.resolve('no_printer'),
  disposePdf: () => Promise.resolve(),
  chooseSaveTarget: () => Promise.resolve(null),
  writeSaveTarget: () => Promise.resolve(),
};

/** The real vault on a folder, with a clock that can be set: what happened « three weeks ago » is dated three weeks ago. */
export type FictionalStation = {
  readonly folder: string;
  readonly vault: RunningVault['vault'];
  readonly dispatch: RunningVault['dispatch'];
  /** The moment at which the next calls take place; the real clock when undefined. */
  clock: { now: Instant | undefined };
  /** Calls the dispatcher, as the window does. @throws when it refuses: fiction that the vault refuses is a mistake of ours. */
  ask<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  signIn(login: string, password: string): Promise<Id>;
};

/** Opens the vault of a folder, or the place of one to come. */
export function openStation(folder: string, { kdf = KDF_FLOOR }: { kdf?: KdfParams } = {}): FictionalStation {
  const clock: FictionalStation['clock'] = { now: undefined };
  const { vault, dispatch } = compose({
    dataFolder: folder,
    acceptsDevelopment: true,
    version: '0.0.0-fiction',
    os: WINDOWLESS,
    announce: () => undefined,
    kdf,
    now: () => clock.now ?? Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }),
  });
  const ask: FictionalStation['ask'] = async (name, input) => {
    const result = await dispatch(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return result.value as OutputOf<typeof name>;
  };
  return {
    folder,
    vault,
    dispatch,
    clock,
    ask,
    async signIn(login, password) {
      const answer = await ask('session.signIn', { login, password });
      if (answer.outcome !== 'signed_in') throw new Error(`sign-in: ${JSON.stringify(answer)}`);
      return answer.seat.accountId;
    },
  };
}

/** Makes the vault through the set-up, recovery code typed back. Gives that code. */
export async function setUp(station: FictionalStation): Promise<string> {
  const first = ({ login, password, identity: { name, title } }: (typeof TEAM)[TeamKey]) => ({
    login,
    password,
    name,
    title,
  });
  const { recoveryCode } = await station.ask('setup.begin', {
    identity: SERVICE,
    coordinator: first(TEAM.coordinator),
    technicalAdmin: first(TEAM.technicalAdmin),
  });
  await station.ask('setup.finish', { recoveryCode });
  return recoveryCode;
}

/**
 * Makes the accounts of the team, granted the key of the cases where their role may hold it; leaves the coordinator
 * signed in. The flag « must change password » is lowered in the file: each colleague would otherwise sign in once and
 * choose another password, which costs four derivations of a key and teaches nothing.
 */
export async function enrolTeam(station: FictionalStation, random: Random): Promise<Record<TeamKey, Id>> {
  const ids = {} as Record<TeamKey, Id>;
  ids.coordinator = await station.signIn(TEAM.coordinator.login, TEAM.coordinator.password);
  for (const key of TEAM_KEYS) {
    if (key === 'coordinator' || key === 'technicalAdmin') continue;
    const { login, password, identity } = TEAM[key];
    const id = random.id();
    await station.ask('accounts.create', { id, login, password, identity });
    if (roleMayHoldCaseKey(identity.role)) await station.ask('accounts.grant', { accountId: id });
    ids[key] = id;
  }
  const system = station.vault.session()?.system;
  if (!system) throw new Error('the coordinator is signed in');
  for (const id of Object.values(ids)) await updateTemporaryPasswordBy(system, id, null);
  const accounts = await station.ask('accounts.list', {});
  ids.technicalAdmin = accounts.find(({ role }) => role === 'technical_admin')?.id ?? '';
  return ids;
}
