import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { DatabaseKind } from '#db/connection';
import { appendEntry, databaseIdentity, headOf } from '#db/repositories/journal';
import { verifyChain, type ChainVerdict, type VerifyOptions } from '#db/repositories/journal-verification';
import type { Actor } from '#shared/domain/access';
import { NOBODY, type JournalVerdict } from '#shared/domain/journal-entry';
import type { Act } from './context';
import type { Seal } from './seal';

/** Who is recorded when nobody is signed in. */
export const NO_ACTOR = { accountId: NOBODY, role: 'nobody' } as const;

/** Writes and checks the journals of both databases, under the seal of the station. */
export class JournalKeeper {
  readonly #seal: Seal;
  readonly #boot = randomUUID();
  readonly #identities = new Map<DatabaseKind, string>();

  constructor(seal: Seal) {
    this.#seal = seal;
  }

  /** Writes a line in the journal of a database, in the transaction of the act itself. */
  async append(
    trx: Knex,
    store: DatabaseKind,
    actor: Pick<Actor, 'accountId'> & { role: string },
    at: string,
    act: Act,
  ): Promise<void> {
    const entry = {
      at,
      monoMs: performance.now(),
      boot: this.#boot,
      actor: actor.accountId,
      role: actor.role,
      action: act.action,
      outcome: act.outcome ?? 'done',
      subjects: act.subjects ?? [],
      detail: act.detail ?? {},
      ...(act.reference !== undefined && { reference: act.reference }),
    };
    await appendEntry(trx, entry, this.#seal.sealerFor(await this.#identityOf(trx, store)));
  }

  /**
   * Checks a whole journal. The station can recompute only the seals of the current epoch; with the first key, from the
   * recovery paper, every seal since the beginning.
   */
  async verify(
    db: Knex,
    options: Pick<VerifyOptions, 'macOf' | 'onProgress' | 'signal'> = {},
  ): Promise<JournalVerdict> {
    const database = await databaseIdentity(db);
    const own = { anchor: this.#seal.anchorOf(database), macOf: this.#seal.macOf(database) };
    return verdictOf(await verifyChain(db, { ...own, ...options }));
  }

  /** Checks what was written since the anchor: at each sign-in, whatever the length of the journal. */
  async verifySinceAnchor(db: Knex): Promise<JournalVerdict> {
    return verdictOf(await verifyChain(db, this.#seal.verificationOf(await databaseIdentity(db))));
  }

  /** Starts a new epoch: what came before can no longer be rewritten by whoever takes over the station. */
  async advance(db: Knex): Promise<void> {
    await this.#seal.advance(db);
  }

  /** Notes where the journal ends. */
  async anchor(db: Knex): Promise<void> {
    await this.#seal.anchor(db);
  }

  /** The moment of the last line, by the clock of then. */
  async lastMoment(db: Knex): Promise<string | undefined> {
    const { seq } = await headOf(db);
    const row: { at: string } | undefined = await db('journal').where({ seq }).first('at');
    return row?.at;
  }

  close(): void {
    this.#seal.close();
  }

  /** Hashed into each line; it never changes, so it is read once. */
  async #identityOf(trx: Knex, store: DatabaseKind): Promise<string> {
    const known = this.#identities.get(store) ?? (await databaseIdentity(trx));
    this.#identities.set(store, known);
    return known;
  }
}

function verdictOf(found: ChainVerdict): JournalVerdict {
  if (!found.ok) return { state: 'broken', seq: found.seq, problem: found.problem };
  return { state: 'intact', entries: found.count, lastSeq: found.lastSeq, sealedEntries: found.sealed };
}
