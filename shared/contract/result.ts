import { z } from 'zod';
import type { Subject } from '#shared/domain/journal-entry';

/** Why a call was not done. Codes, not sentences: the window puts them into French or English. */
export const ErrorCode = z.enum([
  'INVALID_INPUT',
  'NOT_SIGNED_IN',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'RULE_BROKEN',
  'STORAGE',
  'CANCELLED',
  'INTERNAL',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** Rules that stop a forward act (printing, opening, granting); never the recording of what happened. */
export const BrokenRule = z.enum([
  'intake_already_decided',
  'responsible_cannot_take_cases',
  'responsible_is_excluded',
  'case_is_closed',
  'not_the_author',
  'protected_address_in_text',
  'nothing_to_print',
  'interventions_of_several_cases',
  'print_expired',
  'no_printer',
  'login_taken',
  'password_refused',
  'wrong_password',
  'last_coordinator',
  'role_holds_no_case_key',
  'cannot_change_self',
  'case_key_missing',
  'confirmation_differs',
  'password_change_due',
  'temporary_password',
  'setup_not_begun',
]);
export type BrokenRule = z.infer<typeof BrokenRule>;

/** What is wrong with the files, told apart so that the screen can say what to do (`security.md` 2.8). */
export const StorageCode = z.enum([
  'missing',
  'empty',
  'truncated',
  'altered',
  'foreign',
  'newer',
  'read_only',
  'disk_full',
  'in_use',
  'network_drive',
  'wrong_key',
  'preamble',
  'io',
  'station_secret_missing',
  'station_secret_wrong',
]);
export type StorageCode = z.infer<typeof StorageCode>;

export const Failure = z.object({
  code: ErrorCode,
  /** Shown on screen and written in the log: the only thing the two share. */
  reference: z.string(),
  /** For INVALID_INPUT: path of the field to what is wrong with it. */
  fields: z.record(z.string(), z.string()).optional(),
  rule: BrokenRule.optional(),
  storage: StorageCode.optional(),
  /** Ids that locate the trouble (an intervention whose text cannot be printed, say). Never content. */
  where: z.array(z.string()).optional(),
});
export type Failure = z.infer<typeof Failure>;

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

type Details = {
  fields?: Record<string, string>;
  rule?: BrokenRule;
  storage?: StorageCode;
  where?: string[];
};

/** An expected refusal, thrown by handlers and turned into a `Failure` by the dispatcher. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Details;
  /** What was refused: for the journal, never for the window. */
  readonly about: Subject | undefined;
  constructor(code: ErrorCode, details: Details = {}, about?: Subject) {
    super(code);
    this.code = code;
    this.details = details;
    this.about = about;
  }
}

/** A forward act that a rule stops. */
export const ruleBroken = (rule: BrokenRule, where?: string[]) =>
  new AppError('RULE_BROKEN', where ? { rule, where } : { rule });
