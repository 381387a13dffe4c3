import { performance } from 'node:perf_hooks';
import type { Knex } from 'knex';
import { boundTo } from './aead';
import { mac } from './derive';
import { KeyProblem } from './key-problem';
import type { AttemptsRow } from './keyring-schema';

/**
 * Seconds to wait before the next try, by number of failures so far: the first two cost nothing (a slip of the finger),
 * the fifth locks. After that each try costs a quarter of an hour (security.md 2.3).
 */
export const DELAYS_S: readonly number[] = [0, 0, 2, 10, 60];
export const LOCK_S = 15 * 60;
/** Failures without a success after which only a release or the recovery code helps. */
export const FAILURES_CAP = 50;
/** How many logins that belong to nobody are remembered: they must be answered like the others, not fill the disk. */
const STRANGERS_KEPT = 200;

/** Both in milliseconds: the wall clock, which can be moved, and the time since some fixed instant, which cannot. */
export interface Clock {
  readonly now: () => number;
  readonly monotonic: () => number;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => Temporal.Now.instant().epochMilliseconds,
  monotonic: () => performance.now(),
};

/**
 * Counts failures at sign-in and makes the next try wait. It stops hands on the keyboard; against a copy of the files,
 * Argon2id and the station secret do the work.
 *
 * A clock moved back gains nothing, and one moved far ahead and back does not lock for ever: time here never goes back
 * from the latest instant known, and goes on from there by the clock that nobody can move. (One moved ahead does shorten a
 * wait: standard accounts may not set the clock.)
 */
export class Attempts {
  readonly #db: Knex;
  readonly #key: Buffer;
  readonly #clock: Clock;
  /** The latest instant known, and what the clock that nobody can move said then. */
  #latest: number;
  #latestMonotonic: number;

  private constructor(db: Knex, key: Buffer, clock: Clock, latestKnown: number) {
    this.#db = db;
    this.#key = key;
    this.#clock = clock;
    this.#latest = latestKnown;
    this.#latestMonotonic = clock.monotonic();
  }

  /** @param key the station's MAC key; kept, and wiped by whoever made it. */
  static async over(db: Knex, key: Buffer, clock: Clock): Promise<Attempts> {
    const rows: Array<{ latest: number | null }> = await db('attempts').max('last_at as latest');
    return new Attempts(db, key, clock, rows[0]?.latest ?? 0);
  }

  /** Starts the count of an account's login: from then on, its absence is a sign of tampering. */
  async start(trx: Knex, login: Buffer): Promise<void> {
    await this.#write(trx, login, 0, 0);
  }

  /** Forgets a login. */
  async forget(trx: Knex, login: Buffer): Promise<void> {
    await trx('attempts').where('login', login).del();
  }

  /** Back to no failure: after a success, or released by a coordinator. */
  async reset(trx: Knex, login: Buffer): Promise<void> {
    await this.#write(trx, login, 0, this.#now());
  }

  /**
   * To be called before a password is tried: refuses if it is too early, and counts the try as failed beforehand, so
   * that killing the application during the derivation gains nothing.
   * @param isAccount whether the login belongs to somebody: its count must then exist.
   * @throws {KeyProblem} `locked_out` with the time left, `recovery_needed`.
   */
  async admit(login: Buffer, isAccount: boolean): Promise<void> {
    const refusal = await this.#db.transaction(async (trx) => {
      const row: AttemptsRow | undefined = await trx('attempts').where('login', login).first();
      const now = this.#now();
      if (row ? !this.#isAuthentic(row) : isAccount) {
        await this.#write(trx, login, DELAYS_S.length, now);
        return new KeyProblem('locked_out', LOCK_S * 1000);
      }
      const failures = row?.failures ?? 0;
      if (failures >= FAILURES_CAP) return new KeyProblem('recovery_needed');
      const waitEnds = (row?.last_at ?? 0) + (DELAYS_S[failures] ?? LOCK_S) * 1000;
      if (failures > 0 && waitEnds > now) return new KeyProblem('locked_out', waitEnds - now);
      await this.#write(trx, login, failures + 1, now);
      if (!isAccount) await this.#forgetOldStrangers(trx);
      return undefined;
    });
    if (refusal) throw refusal;
  }

  /** Failures since the last success, for the person who manages accounts. A count that was edited reads as locked. */
  async failuresOf(login: Buffer): Promise<number> {
    const row: AttemptsRow | undefined = await this.#db('attempts').where('login', login).first();
    return row && this.#isAuthentic(row) ? row.failures : DELAYS_S.length;
  }

  #now(): number {
    const monotonic = this.#clock.monotonic();
    this.#latest = Math.max(this.#latest + monotonic - this.#latestMonotonic, this.#clock.now());
    this.#latestMonotonic = monotonic;
    return Math.round(this.#latest);
  }

  #macOf(row: Omit<AttemptsRow, 'mac'>): Buffer {
    return mac(this.#key, boundTo('attempts', row.login.toString('hex'), row.failures, row.last_at));
  }

  #isAuthentic(row: AttemptsRow): boolean {
    return row.mac.equals(this.#macOf(row));
  }

  async #write(trx: Knex, login: Buffer, failures: number, lastAt: number): Promise<void> {
    const row = { login, failures, last_at: lastAt };
    await trx('attempts')
      .insert({ ...row, mac: this.#macOf(row) })
      .onConflict('login')
      .merge();
  }

  async #forgetOldStrangers(trx: Knex): Promise<void> {
    const strangers = trx('attempts').whereNotIn('login', trx('users').select('login'));
    const kept = strangers.clone().orderBy('last_at', 'desc').limit(STRANGERS_KEPT).select('login');
    await strangers.clone().whereNotIn('login', kept).del();
  }
}
