import { existsSync } from 'node:fs';
import type { Knex } from 'knex';
import { type ChainPoint, databaseIdentity, headOf, type Sealer } from '#db/repositories/journal';
import type { MacOfEpoch, VerifyOptions } from '#db/repositories/journal-verification';
import { StorageProblem } from '#db/storage-problem';
import { readWhole, writeAtomically } from './atomic-file';
import { boundTo, decrypt, encrypt } from './keys/aead';
import { deriveKey, mac } from './keys/derive';
import { wipe } from './keys/wipe';

/** A place in a journal known from outside its file, and when it was noted (ISO, UTC). */
export interface Anchor extends ChainPoint {
  readonly at: string;
}

export interface SealOptions {
  /** `seal.bin` of the data folder. Never in a backup: a key restored is a key that was not destroyed. */
  readonly file: string;
  /** 32 bytes; not kept. */
  readonly stationSecret: Buffer;
}

interface State {
  readonly epoch: number;
  readonly key: Buffer;
  readonly anchor: Anchor;
}

/** How far ahead of its own epoch a station still recomputes seals; ten years of use are under that. */
const EPOCHS_AHEAD = 200_000;
const NEXT = 'journal|next-epoch';

/**
 * Seals journal entries under a key that only goes forward: each epoch's key is derived from the one before, which is
 * then destroyed. Somebody who takes over the station at some instant, keys of the databases included, can neither
 * rewrite the entries of earlier epochs nor cut them off unseen: the last place of each journal (its anchor) is kept
 * here, outside the databases. The paper holds the first key: with it, every seal can be recomputed.
 *
 * Each database has its own line of keys, so that a new epoch starts together with the anchor of its journal, in one
 * write, while nothing can be written to that journal.
 */
export class Seal {
  readonly #file: string;
  readonly #fileKey: Buffer;
  readonly #states: Map<string, State>;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(file: string, fileKey: Buffer, states: Map<string, State>) {
    this.#file = file;
    this.#fileKey = fileKey;
    this.#states = states;
  }

  /**
   * Starts sealing: at set-up, or again when the station secret was lost and the paper gives the first key back (the
   * whole chain is then to be verified with `macsFromGenesis` before). Existing entries are anchored where they end and
   * the epoch goes on after their last.
   * @param journalKey `journalKeyFrom(recoverySecret)`; not kept.
   * @throws {StorageProblem} `in_use` when there is one already.
   */
  static async create(
    options: SealOptions & { readonly journalKey: Buffer; readonly databases: readonly Knex[] },
  ): Promise<Seal> {
    if (existsSync(options.file)) throw new StorageProblem('in_use', { file: 'seal' });
    const states = new Map<string, State>();
    for (const db of options.databases) {
      const uuid = await databaseIdentity(db);
      const last: { epoch: number } | undefined = await db('journal').orderBy('seq', 'desc').first('epoch');
      const epoch = last ? last.epoch + 1 : 0;
      const key = Buffer.from(keysForward(0, firstKey(options.journalKey, uuid))(epoch));
      states.set(uuid, { epoch, key, anchor: { ...(await headOf(db)), at: now() } });
    }
    const seal = new Seal(options.file, deriveKey(options.stationSecret, 'seal'), states);
    await seal.#write(states);
    return seal;
  }

  /** @throws {StorageProblem} `missing`, `empty`, `altered` (also when it was written under another station secret). */
  static async open(options: SealOptions): Promise<Seal> {
    const sealed = await readWhole(options.file, 'seal');
    const fileKey = deriveKey(options.stationSecret, 'seal');
    try {
      const plain = decrypt(fileKey, sealed, boundTo('seal'));
      const states = decode(plain);
      wipe(plain);
      return new Seal(options.file, fileKey, states);
    } catch {
      wipe(fileKey);
      throw new StorageProblem('altered', { file: 'seal' });
    }
  }

  /** The sealer of a database, to hand to `appendEntry`: always of the current epoch. */
  sealerFor(database: string): Sealer {
    const current = () => this.#state(database);
    return {
      get epoch() {
        return current().epoch;
      },
      mac: (h) => mac(current().key, h),
    };
  }

  /** Where the journal of a database was last seen to end. */
  anchorOf(database: string): Anchor {
    return this.#state(database).anchor;
  }

  /** Recomputes the seals of the current epoch and later ones; the keys of the past are gone. */
  macOf(database: string): MacOfEpoch {
    const { epoch: current, key } = this.#state(database);
    // A copy: a verification goes on with its keys when a new epoch starts meanwhile.
    const keyOf = keysForward(current, Buffer.from(key));
    return (epoch) => {
      if (epoch < current || epoch > current + EPOCHS_AHEAD) return undefined;
      const epochKey = keyOf(epoch);
      return (h) => mac(epochKey, h);
    };
  }

  /** What `verifyChain` needs at sign-in: everything since the anchor. Drop `fromSeq` to walk the whole chain. */
  verificationOf(database: string): Required<Pick<VerifyOptions, 'anchor' | 'macOf' | 'fromSeq'>> {
    const anchor = this.anchorOf(database);
    return { anchor, fromSeq: Math.max(1, anchor.seq), macOf: this.macOf(database) };
  }

  /**
   * Starts a new epoch, anchored at the end of the journal: at each sign-in once the chain has been verified, then at
   * most every quarter of an hour of use. The new key is on the disk before it serves; the old one is then destroyed.
   */
  advance(db: Knex): Promise<void> {
    return this.#atHead(db, (state, anchor) => ({
      epoch: state.epoch + 1,
      key: deriveKey(state.key, NEXT),
      anchor,
    }));
  }

  /** Notes where the journal ends, in the same epoch: at lock and at close. */
  anchor(db: Knex): Promise<void> {
    return this.#atHead(db, (state, anchor) => ({ ...state, anchor }));
  }

  /** Wipes the keys. */
  close(): void {
    wipe(this.#fileKey, ...[...this.#states.values()].map(({ key }) => key));
    this.#states.clear();
  }

  #state(database: string): State {
    const state = this.#states.get(database);
    if (!state) throw new Error('no seal for this database');
    return state;
  }

  /**
   * Runs with the one connection of the database held: what is read is committed, and no entry can be added meanwhile
   * that would belong to the old epoch but come after its anchor.
   */
  #atHead(db: Knex, change: (state: State, anchor: Anchor) => State): Promise<void> {
    if (db.isTransaction) throw new Error('an anchor is only set on what is committed');
    const result = this.#queue.then(() =>
      db.transaction(async (trx) => {
        const database = await databaseIdentity(trx);
        const head = await headOf(trx);
        const before = this.#state(database);
        if (head.seq < before.anchor.seq) throw new Error('an anchor never goes back');
        const after = change(before, { seq: head.seq, h: Buffer.from(head.h), at: now() });
        await this.#write(new Map(this.#states).set(database, after));
        this.#states.set(database, after);
        if (after.key !== before.key) wipe(before.key);
      }),
    );
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #write(states: ReadonlyMap<string, State>): Promise<void> {
    const plain = encode(states);
    try {
      await writeAtomically(this.#file, encrypt(this.#fileKey, plain, boundTo('seal')), 'seal');
    } finally {
      wipe(plain);
    }
  }
}

/**
 * Recomputes the seals of a database since its first entry, for whoever holds the paper.
 * @param journalKey `journalKeyFrom(recoverySecret)`.
 */
export function macsFromGenesis(journalKey: Buffer, database: string): MacOfEpoch {
  const keyOf = keysForward(0, firstKey(journalKey, database));
  return (epoch) => {
    if (epoch < 0 || epoch > EPOCHS_AHEAD) return undefined;
    const key = keyOf(epoch);
    return (h) => mac(key, h);
  };
}

function firstKey(journalKey: Buffer, database: string): Buffer {
  return deriveKey(journalKey, `journal|${database}`);
}

/** Keys from one epoch on. Remembers the last one asked for: entries come in order. */
function keysForward(firstEpoch: number, first: Buffer): (epoch: number) => Buffer {
  let at = firstEpoch;
  let key = first;
  return (epoch) => {
    if (epoch < at) {
      at = firstEpoch;
      key = first;
    }
    for (; at < epoch; at++) key = deriveKey(key, NEXT);
    return key;
  };
}

function now(): string {
  return Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
}

// The state as bytes rather than JSON: a key in a string could not be wiped.
const UUID = 36;
const AT = 24;
const RECORD = UUID + 6 + 32 + 6 + 32 + AT;

function encode(states: ReadonlyMap<string, State>): Buffer {
  const bytes = Buffer.alloc(1 + states.size * RECORD);
  bytes[0] = 1;
  let at = 1;
  for (const [uuid, { epoch, key, anchor }] of states) {
    bytes.write(uuid.padEnd(UUID), at, UUID, 'latin1');
    bytes.writeUIntBE(epoch, at + UUID, 6);
    key.copy(bytes, at + UUID + 6);
    bytes.writeUIntBE(anchor.seq, at + UUID + 38, 6);
    anchor.h.copy(bytes, at + UUID + 44);
    bytes.write(anchor.at, at + UUID + 76, AT, 'latin1');
    at += RECORD;
  }
  return bytes;
}

function decode(bytes: Buffer): Map<string, State> {
  if (bytes[0] !== 1 || (bytes.length - 1) % RECORD !== 0) throw new Error('unknown seal');
  const states = new Map<string, State>();
  for (let at = 1; at < bytes.length; at += RECORD) {
    const after = at + UUID;
    states.set(bytes.toString('latin1', at, after).trimEnd(), {
      epoch: bytes.readUIntBE(after, 6),
      key: Buffer.from(bytes.subarray(after + 6, after + 38)),
      anchor: {
        seq: bytes.readUIntBE(after + 38, 6),
        h: Buffer.from(bytes.subarray(after + 44, after + 76)),
        at: bytes.toString('latin1', after + 76, after + 76 + AT),
      },
    });
  }
  return states;
}
