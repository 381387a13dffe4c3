import { createHash, randomBytes } from 'node:crypto';
import { deriveKey } from './derive';
import { KeyProblem } from './key-problem';
import { type KeyPair, keyPairFrom } from './sealed-box';

/** Crockford's Base32: no I, L, O or U, which are misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 20;
const SECRET_SYMBOLS = 32;
const CHECK_SYMBOLS = 4;
const GROUP = 4;

/** 160 random bits: the secret of the paper kept in two sealed envelopes. It is on no disk. */
export function newRecoverySecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/**
 * The code to print: nine groups of four symbols, the last group being a checksum. A string, since it is to be shown and
 * printed: it cannot be wiped, let it go as soon as it is on paper.
 */
export function formatRecoveryCode(secret: Buffer): string {
  const symbols = symbolsOf(secret) + checkOf(secret);
  return (symbols.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/**
 * Reads a code as people type it: any case, with or without hyphens and spaces, O for 0, I or L for 1.
 * @throws {KeyProblem} `malformed_recovery_code` when it is not a whole code or its checksum does not fit.
 */
export function parseRecoveryCode(typed: string): Buffer {
  const symbols = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}._]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (symbols.length !== SECRET_SYMBOLS + CHECK_SYMBOLS) throw new KeyProblem('malformed_recovery_code');
  const secret = Buffer.alloc(SECRET_BYTES);
  let bits = 0n;
  for (const symbol of symbols.slice(0, SECRET_SYMBOLS)) {
    const value = ALPHABET.indexOf(symbol);
    if (value < 0) throw new KeyProblem('malformed_recovery_code');
    bits = (bits << 5n) | BigInt(value);
  }
  for (let index = SECRET_BYTES - 1; index >= 0; index--, bits >>= 8n) secret[index] = Number(bits & 0xffn);
  if (checkOf(secret) !== symbols.slice(SECRET_SYMBOLS)) {
    secret.fill(0);
    throw new KeyProblem('malformed_recovery_code');
  }
  return secret;
}

/** The key pair to which the database keys are sealed. Its private half exists only while the code is in use. */
export function recoveryKeyPair(secret: Buffer): KeyPair {
  return keyPairFrom(deriveKey(secret, 'recovery|x25519'));
}

/** The first sealing key of the journals: with the paper, each entry can be verified since the beginning. */
export function journalKeyFrom(secret: Buffer): Buffer {
  return deriveKey(secret, 'journal');
}

function symbolsOf(bytes: Buffer): string {
  let bits = BigInt(`0x${bytes.toString('hex')}`);
  let symbols = '';
  for (let left = SECRET_SYMBOLS; left > 0; left--, bits >>= 5n) {
    symbols = ALPHABET.charAt(Number(bits & 31n)) + symbols;
  }
  return symbols;
}

/** Twenty bits of a hash: one mistyped code in a million is not seen here; it then opens nothing. */
function checkOf(secret: Buffer): string {
  const number = createHash('sha256').update('relais|recovery-code|').update(secret).digest().readUInt32BE(0);
  let symbols = '';
  for (let index = 0; index < CHECK_SYMBOLS; index++) {
    symbols += ALPHABET.charAt((number >>> (27 - 5 * index)) & 31);
  }
  return symbols;
}
