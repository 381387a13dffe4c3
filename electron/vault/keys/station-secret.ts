import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { StorageProblem } from '#db/storage-problem';
import { readWhole, writeAtomically } from '../atomic-file';
import { mac } from './derive';
import { KeyProblem } from './key-problem';
import { wipe } from './wipe';

/** What the operating system does for us: bytes that only this account of this machine can read again. */
export interface Protector {
  /** `os` when the system really protects; `development` for anything weaker. */
  readonly kind: 'os' | 'development';
  protect(bytes: Buffer): Promise<Buffer>;
  /** Rejects when these bytes were protected elsewhere. */
  unprotect(bytes: Buffer): Promise<Buffer>;
}

export interface StationSecretOptions {
  /** `station.bin` of the data folder. */
  readonly file: string;
  readonly protector: Protector;
  /** False in release builds: a protector that protects nothing is then refused. */
  readonly acceptsDevelopment: boolean;
}

const SECRET = 32;
const StationFile = z.strictObject({
  version: z.literal(1),
  kind: z.enum(['os', 'development']),
  blob: z.base64(),
  check: z.base64(),
});

function checkValue(secret: Buffer): Buffer {
  return mac(secret, 'relais|station-check');
}

function refuseWeak({ protector, acceptsDevelopment }: StationSecretOptions): void {
  if (protector.kind !== 'os' && !acceptsDevelopment) throw new KeyProblem('weak_protection');
}

/**
 * Makes the secret of this station, writes it protected, and gives it. Every password-derived key takes it in: files
 * copied elsewhere open with no password.
 * @throws {StorageProblem} `in_use` when there is one already: replacing it would shut everybody out.
 */
export async function createStationSecret(options: StationSecretOptions): Promise<Buffer> {
  refuseWeak(options);
  if (existsSync(options.file)) throw new StorageProblem('in_use', { file: 'station' });
  const secret = randomBytes(SECRET);
  const blob = await options.protector.protect(secret);
  const content: z.infer<typeof StationFile> = {
    version: 1,
    kind: options.protector.kind,
    blob: blob.toString('base64'),
    check: checkValue(secret).toString('base64'),
  };
  await writeAtomically(options.file, Buffer.from(JSON.stringify(content)), 'station');
  return secret;
}

/**
 * Reads the secret of this station. Its check value tells "this is not this station's" apart from a wrong password,
 * which is only known later: the words for the person are not the same.
 *
 * @throws {KeyProblem} `wrong_station` when the system cannot read it (another account, another machine, a profile that
 *   was reset): the way out is the recovery code, never starting over.
 * @throws {StorageProblem} `missing`, `empty`, `altered`.
 */
export async function openStationSecret(options: StationSecretOptions): Promise<Buffer> {
  refuseWeak(options);
  const content = parse(await readWhole(options.file, 'station'));
  if (content.kind === 'development' && !options.acceptsDevelopment) throw new KeyProblem('weak_protection');
  let secret: Buffer;
  try {
    const blob = Buffer.from(content.blob, 'base64');
    // A folder made without protection (a demonstration) opens in a development build where the system protects.
    const isPlain = content.kind === 'development' && options.protector.kind === 'os';
    secret = isPlain ? blob : await options.protector.unprotect(blob);
  } catch {
    throw new KeyProblem('wrong_station');
  }
  const check = Buffer.from(content.check, 'base64');
  if (secret.length !== SECRET || check.length !== SECRET || !timingSafeEqual(checkValue(secret), check)) {
    wipe(secret);
    throw new KeyProblem('wrong_station');
  }
  return secret;
}

function parse(bytes: Buffer): z.infer<typeof StationFile> {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new StorageProblem('altered', { file: 'station' });
  }
  const parsed = StationFile.safeParse(json);
  if (!parsed.success) throw new StorageProblem('altered', { file: 'station' });
  return parsed.data;
}
