import type { Options } from '@node-rs/argon2';
import { argon2id as argon2idInWasm } from 'hash-wasm';
import { performance } from 'node:perf_hooks';
import { deriveKey } from './derive';
import { KeyProblem } from './key-problem';
import { wipe } from './wipe';

/** Argon2id parameters. */
export interface KdfParams {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** What is never gone under (security.md 2.2). */
export const KDF_FLOOR: KdfParams = { memoryKiB: 64 * 1024, passes: 3, lanes: 1 };
/** Where calibration starts. */
export const KDF_START: KdfParams = { memoryKiB: 128 * 1024, passes: 3, lanes: 1 };
/** What is never gone over: an edited keyring could otherwise freeze the station. */
export const KDF_CEILING: KdfParams = { memoryKiB: 1024 * 1024, passes: 10, lanes: 4 };

const KEY = 32;
// `Algorithm` and `Version` of the package are const enums, which isolated modules cannot read: 2 is Argon2id, 1 is 1.3.
const ARGON2ID = 2 as NonNullable<Options['algorithm']>;
const VERSION_1_3 = 1 as NonNullable<Options['version']>;

/**
 * @throws {KeyProblem} `kdf_out_of_bounds` outside floor and ceiling, or when a number is not a whole one.
 */
export function assertWithinBounds(params: KdfParams): void {
  for (const name of ['memoryKiB', 'passes', 'lanes'] as const) {
    const value = params[name];
    if (!Number.isInteger(value) || value < KDF_FLOOR[name] || value > KDF_CEILING[name]) {
      throw new KeyProblem('kdf_out_of_bounds');
    }
  }
}

/**
 * Argon2id 1.3 by the native module, off the event loop. 32 bytes.
 * @throws when the module has no binary for this system.
 */
export async function argon2idNative(
  password: Uint8Array,
  salt: Uint8Array,
  params: KdfParams,
): Promise<Buffer> {
  const { hashRaw } = await import('@node-rs/argon2');
  return hashRaw(password, {
    algorithm: ARGON2ID,
    version: VERSION_1_3,
    memoryCost: params.memoryKiB,
    timeCost: params.passes,
    parallelism: params.lanes,
    outputLen: KEY,
    salt,
  });
}

/**
 * The same bytes by WebAssembly, three to four times slower and on the event loop of the storage process, where the
 * native module is not to be had.
 */
export async function argon2idWasm(
  password: Uint8Array,
  salt: Uint8Array,
  params: KdfParams,
): Promise<Buffer> {
  const raw = await argon2idInWasm({
    password,
    salt,
    memorySize: params.memoryKiB,
    iterations: params.passes,
    parallelism: params.lanes,
    hashLength: KEY,
    outputType: 'binary',
  });
  return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
}

let isNativeMissing = false;

async function argon2id(password: Uint8Array, salt: Uint8Array, params: KdfParams): Promise<Buffer> {
  if (!isNativeMissing) {
    try {
      await import('@node-rs/argon2');
    } catch {
      isNativeMissing = true;
    }
  }
  return (isNativeMissing ? argon2idWasm : argon2idNative)(password, salt, params);
}

export interface KekInput {
  /** As typed. Normalised here (NFKC): the same password typed on another keyboard gives the same bytes. */
  readonly password: string;
  /** 16 random bytes of this user. */
  readonly salt: Buffer;
  readonly params: KdfParams;
  /** 32 bytes: the file of keys copied to another machine is of no use, even with the right password. */
  readonly stationSecret: Buffer;
  readonly userId: string;
}

/**
 * The key that wraps a user's private key: Argon2id of the password, then HKDF with the station secret. 32 bytes, to be
 * wiped by the caller.
 * @throws {KeyProblem} `kdf_out_of_bounds`.
 */
export async function deriveKek({
  password,
  salt,
  params,
  stationSecret,
  userId,
}: KekInput): Promise<Buffer> {
  assertWithinBounds(params);
  const typed = Buffer.from(password.normalize('NFKC'), 'utf8');
  const stretched = await argon2id(typed, salt, params);
  try {
    return deriveKey(stretched, `kek|${userId}|station`, stationSecret);
  } finally {
    wipe(typed, stretched);
  }
}

export interface CalibrationOptions {
  /** How long a sign-in may take on this machine. Default 700 to 1000 ms. */
  readonly targetMs?: { readonly min: number; readonly max: number };
  /** Milliseconds that these parameters take here; by default, a real derivation. */
  readonly measure?: (params: KdfParams) => Promise<number>;
}

/** Memory is raised first, up to this, then passes: a station also has other programs to run. */
const CALIBRATION_MEMORY_KIB = 256 * 1024;
const MEMORY_STEP_KIB = 16 * 1024;
const MEASURES = 4;

/**
 * Finds the parameters that make a guess as costly as a sign-in can bear on this machine, never under the floor: on a
 * slow machine the sign-in is slow, and that is accepted. Run at set-up.
 */
export async function calibrate({
  targetMs = { min: 700, max: 1000 },
  measure = measureDerivation,
}: CalibrationOptions = {}): Promise<KdfParams> {
  const goal = (targetMs.min + targetMs.max) / 2;
  let params = KDF_START;
  let best: { readonly params: KdfParams; readonly distance: number } | undefined;
  for (let round = 0; round < MEASURES; round++) {
    const elapsed = Math.max(await measure(params), 1);
    const distance = Math.abs(Math.log(elapsed / goal));
    // Only what was measured is kept: a machine busy for a moment would otherwise decide for years.
    if (!best || distance < best.distance) best = { params, distance };
    if (elapsed >= targetMs.min && elapsed <= targetMs.max) break;
    const next = scaled(params, goal / elapsed);
    if (next.memoryKiB === params.memoryKiB && next.passes === params.passes) break;
    params = next;
  }
  return best?.params ?? KDF_START;
}

/** The parameters that cost `factor` times these: the time goes with memory times passes. */
function scaled(params: KdfParams, factor: number): KdfParams {
  const cost = params.memoryKiB * params.passes * factor;
  const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  const memory = Math.round(cost / KDF_FLOOR.passes / MEMORY_STEP_KIB) * MEMORY_STEP_KIB;
  const memoryKiB = within(memory, KDF_FLOOR.memoryKiB, CALIBRATION_MEMORY_KIB);
  const passes = within(Math.round(cost / memoryKiB), KDF_FLOOR.passes, KDF_CEILING.passes);
  return { memoryKiB, passes, lanes: params.lanes };
}

/** The shorter of two, the first of which also loads the module. */
async function measureDerivation(params: KdfParams): Promise<number> {
  const once = async (): Promise<number> => {
    const start = performance.now();
    wipe(await argon2id(Buffer.alloc(16), Buffer.alloc(16), params));
    return performance.now() - start;
  };
  return Math.min(await once(), await once());
}
