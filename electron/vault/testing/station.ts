import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index';
import type { Failure, Result } from '#shared/contract/result';
import type { AccountIdentity } from '#shared/domain/account';
import type { Id } from '#shared/domain/id';
import type { Role } from '#shared/domain/roles';
import { FIRST_TERRITORY } from '#shared/domain/settings';
import { compose, type RunningVault } from '../compose';
import { KDF_FLOOR } from '../keys/kdf';
import type { Os } from '../os';

/** A whole station in a temporary folder: the real vault, the real engine, the real keys; only the window is missing. */
export type Station = {
  folder: string;
  vault: RunningVault['vault'];
  dispatch: RunningVault['dispatch'];
  /** What was announced to the window. */
  announced: { name: string; payload: unknown }[];
  /** Pages that were asked of the operating system, and what was done with them. */
  paper: PaperTray;
  recoveryCode: string;
  clock: { now: string };
  /** Accounts by role: made on first use, with the key of the cases where the role may hold it. */
  accountOf(role: Role, which?: number): Promise<Id>;
  signInAs(role: Role, which?: number): Promise<Id>;
  ask<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  refusal<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<Failure>;
  /** The same folder, opened by a new process, so to speak. */
  reopen(): Promise<void>;
  close(): Promise<void>;
};

export type PaperTray = {
  html: string[];
  printed: string[];
  saved: Uint8Array[];
  printer: 'printed' | 'cancelled' | 'no_printer';
  target: string | null;
};

export const PASSWORD = 'boréal-cadran-murmure-tuile-océan';

/** Logins and passwords of the accounts that a station makes by itself. */
export const loginOf = (role: Role, which = 1) => `${role.replace('_', '.')}${which}`;
export const passwordOf = (role: Role, which = 1) => `${PASSWORD}-${role.length}${which}`;

/** An operating system without windows: protects nothing, lays out nothing, remembers everything. */
export function paperOs(tray: PaperTray): Os {
  return {
    protection: 'development',
    protect: (bytes) => Promise.resolve(Buffer.from(bytes)),
    unprotect: (bytes) => Promise.resolve(Buffer.from(bytes)),
    renderPdf: (html) => {
      tray.html.push(html);
      return Promise.resolve({
        handle: `page-${tray.html.length}`,
        pdf: new TextEncoder().encode(html),
        pages: 1,
      });
    },
    printPdf: (handle) => {
      tray.printed.push(handle);
      return Promise.resolve(tray.printer);
    },
    disposePdf: () => Promise.resolve(),
    chooseSaveTarget: () => Promise.resolve(tray.target),
    writeSaveTarget: (_target, bytes) => {
      tray.saved.push(bytes);
      return Promise.resolve();
    },
  };
}

export function anIdentity(role: Role, which = 1): AccountIdentity {
  return {
    name: `Fictive Exemple ${role} ${which}`,
    title: `Titre ${role}`,
    badge: role === 'sergeant' ? '9100' : null,
    role,
    isPeaceOfficer: role === 'sergeant',
    isDesignatedCrisisWorker: false,
    professionalOrder: '',
    permitNumber: '',
  };
}

/** The real vault over a folder, with a clock that only the test moves: waits after failed sign-ins follow it too. */
export function composeAt(
  folder: string,
  clock: { now: string },
  os: Os,
  announce: (name: string, payload: unknown) => void = () => undefined,
): RunningVault {
  const milliseconds = () => Temporal.Instant.from(clock.now).epochMilliseconds;
  return compose({
    dataFolder: folder,
    acceptsDevelopment: true,
    version: '0.0.0-test',
    os,
    announce,
    kdf: KDF_FLOOR,
    now: () => clock.now,
    attemptsClock: { now: milliseconds, monotonic: milliseconds },
  });
}

/** Sets up a new station, all the way through the recovery code. */
export async function openStation(
  options: {
    start?: string;
    folder?: string;
    announce?: (name: string) => void;
    /** An operating system that behaves otherwise. */
    os?: (os: Os) => Os;
  } = {},
): Promise<Station> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'relais-station-')));
  const paper: PaperTray = { html: [], printed: [], saved: [], printer: 'printed', target: 'chosen' };
  const clock = { now: options.start ?? '2026-03-16T13:00:00.000Z' };
  const announced: Station['announced'] = [];
  const { os = (same) => same } = options;
  const build = () =>
    composeAt(folder, clock, os(paperOs(paper)), (name, payload) => {
      announced.push({ name, payload });
      options.announce?.(name);
    });
  let running = build();
  const made = new Map<string, Id>();

  const ask = async <N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
    const result = await running.dispatch(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return result.value as OutputOf<N>;
  };
  const signIn = async (login: string, password: string): Promise<Id> => {
    const answer = await ask('session.signIn', { login, password });
    if (answer.outcome !== 'signed_in') throw new Error(`sign-in: ${JSON.stringify(answer)}`);
    return answer.seat.accountId;
  };
  const makeAccount = async (role: Role, which: number): Promise<Id> => {
    await signIn(loginOf('coordinator'), passwordOf('coordinator'));
    const id = randomUUID();
    const [login, password] = [loginOf(role, which), passwordOf(role, which)];
    await ask('accounts.create', {
      id,
      login,
      password: `${password}-temporaire`,
      identity: anIdentity(role, which),
    });
    if (!['direction', 'statistics', 'technical_admin'].includes(role))
      await ask('accounts.grant', { accountId: id });
    await signIn(login, `${password}-temporaire`);
    await ask('session.changePassword', { current: `${password}-temporaire`, next: password });
    return id;
  };

  const station: Station = {
    folder,
    announced,
    paper,
    clock,
    recoveryCode: '',
    get vault() {
      return running.vault;
    },
    get dispatch() {
      return running.dispatch;
    },
    ask,
    async refusal(name, input) {
      const result: Result<unknown> = await running.dispatch(name, input);
      if (result.ok) throw new Error(`${name} was not refused`);
      return result.error;
    },
    async accountOf(role, which = 1) {
      const key = loginOf(role, which);
      const id = made.get(key) ?? (await makeAccount(role, which));
      made.set(key, id);
      return id;
    },
    async signInAs(role, which = 1) {
      await station.accountOf(role, which);
      return signIn(loginOf(role, which), passwordOf(role, which));
    },
    async reopen() {
      await running.vault.close();
      running = build();
    },
    async close() {
      await running.vault.close();
      await rm(folder, { recursive: true, force: true });
    },
  };

  const { recoveryCode } = await ask('setup.begin', {
    identity: { service: 'Service de police fictif', unit: 'Équipe d’exemple', territory: FIRST_TERRITORY },
    coordinator: {
      login: loginOf('coordinator'),
      password: passwordOf('coordinator'),
      name: 'Coordonnatrice Fictive',
      title: 'Coordonnatrice',
    },
    technicalAdmin: {
      login: loginOf('technical_admin'),
      password: passwordOf('technical_admin'),
      name: 'Technicien Fictif',
      title: 'Technicien',
    },
  });
  await ask('setup.finish', { recoveryCode });
  station.recoveryCode = recoveryCode;
  made.set(loginOf('coordinator'), await signIn(loginOf('coordinator'), passwordOf('coordinator')));
  made.set(
    loginOf('technical_admin'),
    await signIn(loginOf('technical_admin'), passwordOf('technical_admin')),
  );
  return station;
}
