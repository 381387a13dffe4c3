import { z } from 'zod';
import { AccountIdentity, Login, Password, Preferences } from '#shared/domain/account';
import { Id } from '#shared/domain/id';
import { Instant } from '#shared/domain/instant';
import { JournalVerdict } from '#shared/domain/journal-entry';
import { Parameters, ServiceIdentity } from '#shared/domain/settings';
import { command, query } from './procedure';
import { StorageCode } from './result';

/** Who is at the desk, and what the window needs to dress itself. */
export const Seat = z.object({
  accountId: Id,
  ...AccountIdentity.shape,
  permissions: z.array(z.string()),
  holdsCaseKey: z.boolean(),
  mustChangePassword: z.boolean(),
  preferences: Preferences,
  service: ServiceIdentity,
  parameters: Parameters,
  /** What the check of the journals found at sign-in; anything but « intact » is shown until it is dealt with. */
  journals: z.array(z.object({ store: z.enum(['cases', 'system']), verdict: JournalVerdict })),
  /** Whether the same person was here before the lock: the window then returns to where it was. */
  isReturning: z.boolean(),
});
export type Seat = z.infer<typeof Seat>;

/** What state the station is in. */
export const StationState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('setup_needed'), problem: StorageCode.nullable() }),
  z.object({ state: z.literal('locked'), preferences: Preferences, weakProtection: z.boolean() }),
  z.object({ state: z.literal('signed_in') }),
  z.object({
    state: z.literal('unusable'),
    problem: StorageCode,
    file: z.enum(['folder', 'keyring', 'cases', 'system', 'station', 'seal']),
  }),
]);
export type StationState = z.infer<typeof StationState>;

/** How a sign-in ended. A wrong name and a wrong password are one answer. */
export const SignInOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('signed_in'), seat: Seat }),
  z.object({ outcome: z.literal('refused'), waitSeconds: z.int() }),
  z.object({ outcome: z.literal('locked_out'), until: Instant }),
  z.object({ outcome: z.literal('inactive') }),
  z.object({
    outcome: z.literal('storage'),
    problem: StorageCode,
    file: z.enum(['keyring', 'cases', 'system', 'station', 'seal']),
    badPages: z.int().nullable(),
  }),
]);
export type SignInOutcome = z.infer<typeof SignInOutcome>;

const Nothing = z.strictObject({});

export const session = {
  'station.state': query({
    permission: 'public',
    trace: 'none',
    store: 'none',
    object: 'none',
    input: Nothing,
    output: StationState,
  }),
  'station.version': query({
    permission: 'public',
    trace: 'none',
    store: 'none',
    object: 'none',
    input: Nothing,
    output: z.object({ version: z.string() }),
  }),
  'session.signIn': command({
    permission: 'public',
    trace: 'self',
    store: 'none',
    object: 'none',
    input: z.strictObject({ login: z.string().max(200), password: Password }),
    output: SignInOutcome,
  }),
  'session.current': query({
    permission: 'signed_in',
    trace: 'none',
    store: 'none',
    object: 'none',
    input: Nothing,
    output: Seat,
  }),
  'session.lock': command({
    permission: 'signed_in',
    trace: 'self',
    store: 'none',
    object: 'none',
    input: Nothing,
    output: z.object({}),
  }),
  'session.touch': command({
    permission: 'signed_in',
    trace: 'none',
    store: 'none',
    object: 'none',
    input: Nothing,
    output: z.object({ locksAt: Instant }),
  }),
  'session.changePassword': command({
    permission: 'signed_in',
    trace: 'self',
    store: 'none',
    object: 'none',
    input: z.strictObject({ current: Password, next: Password }),
    output: z.object({}),
  }),
  'session.suggestPassword': query({
    permission: 'public',
    trace: 'none',
    store: 'none',
    object: 'none',
    input: Nothing,
    output: z.object({ password: z.string() }),
  }),
  'session.setPreferences': command({
    permission: 'signed_in',
    trace: 'self',
    store: 'none',
    object: 'none',
    input: Preferences,
    output: Preferences,
  }),
};

/** One of the two first accounts, made at set-up. */
const FirstAccount = z.strictObject({
  login: Login,
  password: Password,
  name: AccountIdentity.shape.name,
  title: AccountIdentity.shape.title,
});

export const setup = {
  'setup.checkPassword': query({
    permission: 'public',
    trace: 'none',
    store: 'none',
    object: 'none',
    input: z.strictObject({
      login: z.string().max(200),
      password: z.string().max(1000),
      /** Names of the service and unit while they are only typed: a password made of them is refused. */
      words: z.array(z.string().max(200)).max(50).optional(),
    }),
    output: z.object({
      problem: z.enum(['too_short', 'too_long', 'common', 'contextual', 'repetitive']).nullable(),
    }),
  }),
  /** Makes the keys in memory and gives the recovery code to print. Nothing is written yet. */
  'setup.begin': command({
    permission: 'public',
    trace: 'none',
    store: 'none',
    object: 'none',
    input: z.strictObject({
      identity: ServiceIdentity,
      coordinator: FirstAccount,
      technicalAdmin: FirstAccount,
    }),
    output: z.object({ recoveryCode: z.string() }),
  }),
  /** Prints the recovery code on paper, twice; returns false when there is no printer. */
  'setup.printRecoveryCode': command({
    permission: 'public',
    trace: 'none',
    store: 'none',
    object: 'none',
    input: Nothing,
    output: z.object({ printed: z.boolean() }),
  }),
  /** With the code typed back, writes the encrypted files in one move. Before that, no file exists. */
  'setup.finish': command({
    permission: 'public',
    trace: 'self',
    store: 'none',
    object: 'none',
    input: z.strictObject({ recoveryCode: z.string().max(200) }),
    output: z.object({}),
  }),
};
