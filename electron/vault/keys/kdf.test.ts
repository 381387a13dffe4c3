import { describe, expect, it } from 'vitest';
import { deriveKey } from './derive';
import {
  argon2idNative,
  argon2idWasm,
  assertWithinBounds,
  calibrate,
  deriveKek,
  KDF_CEILING,
  KDF_FLOOR,
  KDF_START,
  type KdfParams,
} from './kdf';

/**
 * Published by the authors of Argon2 with its reference implementation (version 1.3). RFC 9106's own vector takes
 * associated data, which neither of the two modules can.
 */
const KNOWN: ReadonlyArray<readonly [password: string, salt: string, KdfParams, hex: string]> = [
  [
    'password',
    'somesalt',
    { memoryKiB: 65536, passes: 2, lanes: 1 },
    '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7',
  ],
  [
    'password',
    'somesalt',
    { memoryKiB: 256, passes: 2, lanes: 1 },
    '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
  ],
  [
    'password',
    'somesalt',
    { memoryKiB: 256, passes: 2, lanes: 2 },
    '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037',
  ],
  [
    'differentpassword',
    'somesalt',
    { memoryKiB: 65536, passes: 2, lanes: 1 },
    '0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde',
  ],
  [
    'password',
    'diffsalt',
    { memoryKiB: 65536, passes: 2, lanes: 1 },
    'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c',
  ],
];

describe('Argon2id', () => {
  it.each(KNOWN)(
    'gives the known answer for %s, %s, %o, in both modules',
    async (password, salt, params, hex) => {
      const native = await argon2idNative(Buffer.from(password), Buffer.from(salt), params);
      const wasm = await argon2idWasm(Buffer.from(password), Buffer.from(salt), params);
      expect(native.toString('hex')).toBe(hex);
      expect(wasm.toString('hex')).toBe(hex);
    },
  );

  it('gives the same bytes in both modules with our own parameters and a password in French', async () => {
    const typed = Buffer.from('où êtes-vous, Noël ? 🦌', 'utf8');
    const salt = Buffer.alloc(16, 7);
    expect(await argon2idNative(typed, salt, KDF_FLOOR)).toEqual(await argon2idWasm(typed, salt, KDF_FLOOR));
  });
});

describe('HKDF-SHA-256', () => {
  it('separates purposes and salts', () => {
    const secret = Buffer.alloc(32, 1);
    expect(deriveKey(secret, 'a')).toHaveLength(32);
    expect(deriveKey(secret, 'a')).toEqual(deriveKey(secret, 'a'));
    expect(deriveKey(secret, 'a')).not.toEqual(deriveKey(secret, 'b'));
    expect(deriveKey(secret, 'a')).not.toEqual(deriveKey(secret, 'a', Buffer.alloc(32, 2)));
  });
});

describe('the key made from a password', () => {
  const input = {
    password: 'École secondaire ½',
    salt: Buffer.alloc(16, 1),
    params: KDF_FLOOR,
    stationSecret: Buffer.alloc(32, 2),
    userId: 'user-1',
  };

  it('is the same however the password was typed, and another for anything else that changes', async () => {
    const kek = await deriveKek(input);
    expect(kek).toHaveLength(32);
    expect(await deriveKek({ ...input, password: 'E\u0301cole secondaire 1\u20442' })).toEqual(kek);
    const others = await Promise.all([
      deriveKek({ ...input, password: 'Ecole secondaire ½' }),
      deriveKek({ ...input, salt: Buffer.alloc(16, 9) }),
      deriveKek({ ...input, stationSecret: Buffer.alloc(32, 9) }),
      deriveKek({ ...input, userId: 'user-2' }),
      deriveKek({ ...input, params: { ...KDF_FLOOR, passes: 4 } }),
    ]);
    expect(new Set([kek, ...others].map((key) => key.toString('hex'))).size).toBe(6);
  });

  it.each([
    ['less memory than the floor', { memoryKiB: 64 * 1024 - 1 }],
    ['fewer passes than the floor', { passes: 2 }],
    ['more memory than a gibibyte', { memoryKiB: 1024 * 1024 + 1 }],
    ['more than ten passes', { passes: 11 }],
    ['no lane', { lanes: 0 }],
    ['part of a pass', { passes: 3.5 }],
    ['something that is not a number', { passes: Number.NaN }],
  ])('refuses %s before deriving anything', async (_, change) => {
    await expect(deriveKek({ ...input, params: { ...KDF_FLOOR, ...change } })).rejects.toMatchObject({
      code: 'kdf_out_of_bounds',
    });
  });

  it('accepts the floor, the start and the ceiling', () => {
    for (const params of [KDF_FLOOR, KDF_START, KDF_CEILING]) {
      expect(() => {
        assertWithinBounds(params);
      }).not.toThrow();
    }
  });
});

describe('calibration', () => {
  /** A machine that takes this many nanoseconds per KiB and pass. */
  const machine = (speed: number) => ({
    measure: ({ memoryKiB, passes }: KdfParams) => Promise.resolve((memoryKiB * passes * speed) / 1e6),
  });

  it('starts at 128 MiB and stays there when that takes the time wanted', async () => {
    expect(await calibrate(machine(2160))).toEqual(KDF_START);
  });
  it('asks more of a fast machine, memory first', async () => {
    const params = await calibrate(machine(1000));
    expect(params.memoryKiB).toBe(256 * 1024);
    const ms = (params.memoryKiB * params.passes * 1000) / 1e6;
    expect(ms).toBeGreaterThanOrEqual(700);
    expect(ms).toBeLessThanOrEqual(1000);
  });
  it('never goes over the ceiling, however fast the machine', async () => {
    expect(await calibrate(machine(1))).toEqual({ memoryKiB: 256 * 1024, passes: 10, lanes: 1 });
  });
  it('never goes under the floor, however slow the machine', async () => {
    expect(await calibrate(machine(50_000))).toEqual(KDF_FLOOR);
  });
  it('keeps what it measured nearest to the goal, when the machine was busy for a moment', async () => {
    const speeds = [500, 8000, 2160, 2160];
    const measured: number[] = [];
    const params = await calibrate({
      measure: ({ memoryKiB, passes }) => {
        measured.push((memoryKiB * passes * (speeds[measured.length] ?? 2160)) / 1e6);
        return Promise.resolve(measured.at(-1) ?? 0);
      },
    });
    expect(measured.at(-1)).toBeGreaterThan(700);
    expect(measured.at(-1)).toBeLessThan(1000);
    expect((params.memoryKiB * params.passes * 2160) / 1e6).toBe(measured.at(-1));
  });
  it('settles in between on a machine that is a little slow', async () => {
    const params = await calibrate(machine(3000));
    expect(params.memoryKiB).toBeGreaterThan(KDF_FLOOR.memoryKiB);
    expect(params.memoryKiB).toBeLessThan(KDF_START.memoryKiB);
    expect(params.passes).toBe(3);
  });
});
