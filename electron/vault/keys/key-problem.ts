/**
 * - `wrong_credentials`: the login or the password; which one is never said.
 * - `locked_out`: too many failures; `retryAfterMs` says how long to wait.
 * - `recovery_needed`: the cap of failures is reached: a coordinator's release or the recovery code.
 * - `wrong_station`: the station secret cannot be read here, or belongs to another station: no password can work.
 * - `weak_protection`: the station secret is not protected by the system and this build does not accept that.
 * - `kdf_out_of_bounds`: derivation parameters under our floor (a downgrade) or over our ceiling (a denial of service).
 * - `tampered`: something wrapped or sealed is not as this station made it.
 * - `wrong_recovery_code`: well formed, but not the code of this installation.
 * - `malformed_recovery_code`: mistyped: its checksum or its length is wrong.
 * - `login_taken`, `unknown_user`: what they say; for whoever manages accounts.
 */
export type KeyProblemCode =
  | 'wrong_credentials'
  | 'locked_out'
  | 'recovery_needed'
  | 'wrong_station'
  | 'weak_protection'
  | 'kdf_out_of_bounds'
  | 'tampered'
  | 'wrong_recovery_code'
  | 'malformed_recovery_code'
  | 'login_taken'
  | 'unknown_user';

/** A refusal of the keys. Its message is its code: no login, no path, no key ever enters it. */
export class KeyProblem extends Error {
  readonly code: KeyProblemCode;
  /** Milliseconds to wait before the next try (only for `locked_out`). */
  readonly retryAfterMs: number | undefined;

  constructor(code: KeyProblemCode, retryAfterMs?: number) {
    super(code);
    this.name = 'KeyProblem';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
