import { ruleBroken } from '#shared/contract/result';
import type { ServiceIdentity } from '#shared/domain/settings';
import { passwordProblems, type PasswordProblem } from '../keys/password-rules';

/** What is wrong with a password chosen at this service by this person, or nothing. */
export async function problemsOf(
  password: string,
  identity: ServiceIdentity | null,
  ...personal: string[]
): Promise<PasswordProblem[]> {
  const words = identity
    ? [identity.service, identity.unit, ...identity.territory.map((municipality) => municipality.name)]
    : [];
  return passwordProblems(password, { words: [...words, ...personal].filter((word) => word !== '') });
}

/** Refuses a password that the rules refuse (`security.md` 2.3), saying which rules. */
export async function requireGoodPassword(
  password: string,
  identity: ServiceIdentity,
  ...personal: string[]
): Promise<void> {
  const problems = await problemsOf(password, identity, ...personal);
  if (problems.length > 0) throw ruleBroken('password_refused', problems);
}
