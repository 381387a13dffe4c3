import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMemoryDatabase } from '#db/connection';
import { Attempts, FAILURES_CAP } from './attempts';
import { KeyProblem } from './key-problem';
import { KEYRING_SCHEMA } from './keyring-schema';

const key = randomBytes(32);
const login = Buffer.from('login');
const MINUTE = 60_000;

/** A clock on the wall that can be moved, and one that cannot. */
function clock() {
  let wall = Date.parse('2026-03-14T12:00:00Z');
  let monotonic = 1000;
  return {
    now: () => wall,
    monotonic: () => monotonic,
    pass(ms: number) {
      wall += ms;
      monotonic += ms;
    },
    moveWall(ms: number) {
      wall += ms;
    },
  };
}

let db: Knex;
let time: ReturnType<typeof clock>;
let attempts: Attempts;
beforeEach(async () => {
  db = openMemoryDatabase();
  for (const statement of KEYRING_SCHEMA) await db.raw(statement);
  time = clock();
  attempts = await Attempts.over(db, key, time);
  await attempts.start(db, login);
});
afterEach(() => db.destroy());

/** Milliseconds to wait, 0 when the try is admitted, or the other code. */
async function answer(which = login, isAccount = true): Promise<number | string> {
  try {
    await attempts.admit(which, isAccount);
    return 0;
  } catch (error) {
    if (!(error instanceof KeyProblem)) throw error;
    return error.code === 'locked_out' ? (error.retryAfterMs ?? Number.NaN) : error.code;
  }
}

async function failTimes(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    time.pass(15 * MINUTE);
    expect(await answer()).toBe(0);
  }
}

describe('waiting after failures', () => {
  it('lets two through at once, then asks for 2 s, 10 s, 60 s, then a quarter of an hour each time', async () => {
    const waits = [];
    const early = [];
    const onTime = [];
    for (let n = 0; n < 8; n++) {
      const wait = await answer();
      waits.push(wait);
      if (wait === 0) continue;
      time.pass(Number(wait) - 1);
      early.push(await answer());
      time.pass(1);
      onTime.push(await answer());
    }
    expect(waits).toEqual([0, 0, 2000, 10_000, 60_000, 15 * MINUTE, 15 * MINUTE, 15 * MINUTE]);
    expect(early).toEqual([1, 1, 1, 1, 1, 1]);
    expect(onTime).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('forgets everything at a success or a release', async () => {
    await failTimes(7);
    await attempts.reset(db, login);
    expect(await attempts.failuresOf(login)).toBe(0);
    expect(await answer()).toBe(0);
  });

  it('ends at a cap, and only a release opens again', async () => {
    await failTimes(FAILURES_CAP);
    time.pass(1000 * MINUTE);
    expect(await answer()).toBe('recovery_needed');
    await attempts.reset(db, login);
    expect(await answer()).toBe(0);
  });

  it('counts a try before it is known to fail: killing the application during it gains nothing', async () => {
    await answer();
    expect(await attempts.failuresOf(login)).toBe(1);
  });
});

describe('the clock', () => {
  it('moved back, in this run or before the next, gains nothing', async () => {
    await failTimes(5);
    time.moveWall(-24 * 60 * MINUTE);
    expect(await answer()).toBe(15 * MINUTE);
    attempts = await Attempts.over(db, key, time);
    expect(await answer()).toBe(15 * MINUTE);
    time.pass(15 * MINUTE);
    expect(await answer()).toBe(0);
  });

  it('moved ten years ahead and back does not lock for ten years', async () => {
    const tenYears = 10 * 365 * 24 * 60 * MINUTE;
    await failTimes(4);
    time.moveWall(tenYears);
    await answer();
    time.moveWall(-tenYears);
    expect(await answer()).toBe(15 * MINUTE);
    attempts = await Attempts.over(db, key, time);
    time.pass(15 * MINUTE);
    expect(await answer()).toBe(0);
  });
});

describe('a count that was touched', () => {
  it.each([
    ['lowered', { failures: 0 }],
    ['moved in time', { last_at: 0 }],
  ])('%s locks', async (_, change) => {
    await failTimes(6);
    await db('attempts').where('login', login).update(change);
    expect(await answer()).toBe(15 * MINUTE);
    time.pass(15 * MINUTE);
    expect(await answer()).toBe(0);
  });

  it('taken from another login locks', async () => {
    const other = Buffer.from('other');
    await attempts.start(db, other);
    const fresh = (await db('attempts').where('login', other).first()) as Record<string, unknown>;
    await failTimes(6);
    await db('attempts')
      .where('login', login)
      .update({ ...fresh, login });
    expect(await answer()).toBe(15 * MINUTE);
  });

  it('deleted locks an account, since each account has one', async () => {
    await failTimes(3);
    await db('attempts').del();
    expect(await answer()).toBe(15 * MINUTE);
  });
});

describe('a login that belongs to nobody', () => {
  it('is answered like any other', async () => {
    const waits = [];
    for (let n = 0; n < 6; n++) {
      const wait = await answer(Buffer.from('stranger'), false);
      waits.push(wait);
      if (wait !== 0) time.pass(Number(wait));
      if (wait !== 0) await answer(Buffer.from('stranger'), false);
    }
    expect(waits).toEqual([0, 0, 2000, 10_000, 60_000, 15 * MINUTE]);
  });

  it('does not fill the disk', async () => {
    await db('users').insert({
      id: 'user-1',
      login,
      public_key: key,
      salt: key,
      memory_kib: 1,
      passes: 1,
      lanes: 1,
      wrap: key,
      mac: key,
    });
    for (let n = 0; n < 230; n++) {
      time.pass(1);
      await answer(Buffer.from(`stranger ${n}`), false);
    }
    expect(await db('attempts').count('* as n')).toEqual([{ n: 201 }]);
    expect(await db('attempts').where('login', login).first('failures')).toEqual({ failures: 0 });
  });
});
