import { z } from 'zod';
import { Language } from './code-list';
import { Id } from './id';
import { Instant } from './instant';
import { Role } from './roles';
import { line, requiredLine } from './text';

/** A sign-in name: short, lower case, without spaces. */
export const Login = z
  .string()
  .max(60)
  .transform((raw) => raw.normalize('NFKC').trim().toLowerCase())
  .refine((login) => /^[\p{Letter}\p{Number}._-]{2,60}$/u.test(login), { error: 'login_form' });

/** A password in transit: never stored, never logged, never truncated. Its rules are the vault's (`security.md` 2.3). */
export const Password = z.string().min(1).max(256);

/** Who an account is for. A peace officer and a designated crisis worker may complete forms that others may not. */
export const AccountIdentity = z.strictObject({
  name: requiredLine(120),
  title: requiredLine(120),
  badge: line(20).nullable(),
  role: Role,
  isPeaceOfficer: z.boolean(),
  isDesignatedCrisisWorker: z.boolean(),
  professionalOrder: line(80),
  permitNumber: line(40),
});
export type AccountIdentity = z.infer<typeof AccountIdentity>;

/** An account as the team's list shows it. */
export const Account = z.object({
  id: Id,
  login: z.string(),
  ...AccountIdentity.shape,
  isActive: z.boolean(),
  /** Whether the key of the cases was granted to it: without, it sees no case (`security.md` 2.1). */
  holdsCaseKey: z.boolean(),
  mustChangePassword: z.boolean(),
  /** Sign-ins refused since the last one that succeeded. */
  failedSignIns: z.int(),
  createdAt: Instant,
});
export type Account = z.infer<typeof Account>;

/** A colleague: what everyone on the team may know of everyone. */
export const Colleague = z.object({
  id: Id,
  name: z.string(),
  title: z.string(),
  badge: z.string().nullable(),
  role: Role,
  isActive: z.boolean(),
  /** Whether a case may be entrusted to this colleague. */
  takesCases: z.boolean(),
});
export type Colleague = z.infer<typeof Colleague>;

/** How the screens look for one account. */
export const Preferences = z.strictObject({
  language: Language,
  colorScheme: z.enum(['light', 'dark', 'auto']),
});
export type Preferences = z.infer<typeof Preferences>;

export const DEFAULT_PREFERENCES: Preferences = { language: 'fr', colorScheme: 'auto' };
