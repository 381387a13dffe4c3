import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KeyProblem } from './key-problem';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/**
 * The bytes bound to a ciphertext without being in it: what it is, for whom, of which database. JSON of an array, so that
 * two different lists never give the same bytes. Moving a wrapped key to another row, user, database or generation then
 * makes it unreadable.
 */
export function boundTo(...fields: ReadonlyArray<string | number>): Buffer {
  return Buffer.from(JSON.stringify(['relais', 'v1', ...fields]), 'utf8');
}

/**
 * AES-256-GCM with a random 96-bit nonce.
 * @param key 32 bytes.
 * @returns version (1) | nonce (12) | tag (16) | ciphertext.
 */
export function encrypt(key: Buffer, plaintext: Uint8Array, bound: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bound);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), ciphertext]);
}

/**
 * The reverse of `encrypt`.
 * @throws {KeyProblem} `tampered` when the key, the bound fields or a single bit is not the one of the sealing.
 */
export function decrypt(key: Buffer, sealed: Buffer, bound: Buffer): Buffer {
  if (sealed.length < 1 + NONCE + TAG || sealed[0] !== VERSION) throw new KeyProblem('tampered');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(1 + NONCE, 1 + NONCE + TAG));
  const plaintext = decipher.update(sealed.subarray(1 + NONCE + TAG));
  try {
    decipher.final();
    return plaintext;
  } catch {
    plaintext.fill(0);
    throw new KeyProblem('tampered');
  }
}
