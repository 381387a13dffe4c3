import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { decrypt, encrypt } from './aead';
import { deriveKey } from './derive';
import { KeyProblem } from './key-problem';
import { wipe } from './wipe';

/** X25519, both halves as raw 32-byte buffers. */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

const KEY = 32;
// The fixed beginnings of an X25519 key in DER: raw keys then never pass through a string, as they would in JWK.
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');

function publicKeyObject(raw: Buffer): KeyObject {
  if (raw.length !== KEY) throw new KeyProblem('tampered');
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' });
}

function withPrivateKey<T>(raw: Buffer, use: (key: KeyObject) => T): T {
  const der = Buffer.concat([PRIVATE_PREFIX, raw]);
  try {
    return use(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  } finally {
    wipe(der);
  }
}

/** A new random key pair. */
export function newKeyPair(): KeyPair {
  const { privateKey } = generateKeyPairSync('x25519');
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const raw = Buffer.from(der.subarray(PRIVATE_PREFIX.length));
  wipe(der);
  return keyPairFrom(raw);
}

/** The key pair of 32 secret bytes; the same bytes always give the same pair. Keeps `privateKey`, without copying it. */
export function keyPairFrom(privateKey: Buffer): KeyPair {
  const der = withPrivateKey(privateKey, (key) =>
    createPublicKey(key).export({ format: 'der', type: 'spki' }),
  );
  return { privateKey, publicKey: Buffer.from(der.subarray(PUBLIC_PREFIX.length)) };
}

function sharedKey(
  privateKey: KeyObject,
  publicKey: KeyObject,
  ephemeral: Buffer,
  recipient: Buffer,
): Buffer {
  let agreed: Buffer;
  try {
    agreed = diffieHellman({ privateKey, publicKey });
  } catch {
    // A point of small order: nobody makes one by accident.
    throw new KeyProblem('tampered');
  }
  const key = deriveKey(agreed, 'sealed-box', Buffer.concat([ephemeral, recipient]));
  wipe(agreed);
  return key;
}

/**
 * Seals bytes to a public key: whoever seals needs no secret and cannot open it again (a fresh key pair serves once).
 * X25519, HKDF-SHA-256 over both public keys, AES-256-GCM.
 * @returns ephemeral public key (32) | `encrypt` of the rest.
 */
export function sealTo(recipient: Buffer, plaintext: Uint8Array, bound: Buffer): Buffer {
  const ephemeral = newKeyPair();
  try {
    const key = withPrivateKey(ephemeral.privateKey, (privateKey) =>
      sharedKey(privateKey, publicKeyObject(recipient), ephemeral.publicKey, recipient),
    );
    const sealed = encrypt(key, plaintext, bound);
    wipe(key);
    return Buffer.concat([ephemeral.publicKey, sealed]);
  } finally {
    wipe(ephemeral.privateKey);
  }
}

/**
 * Opens what was sealed to this key pair.
 * @throws {KeyProblem} `tampered` for another key, other bound fields or any change.
 */
export function openBox(pair: KeyPair, box: Buffer, bound: Buffer): Buffer {
  if (box.length < KEY) throw new KeyProblem('tampered');
  const ephemeral = box.subarray(0, KEY);
  const key = withPrivateKey(pair.privateKey, (privateKey) =>
    sharedKey(privateKey, publicKeyObject(ephemeral), ephemeral, pair.publicKey),
  );
  try {
    return decrypt(key, box.subarray(KEY), bound);
  } finally {
    wipe(key);
  }
}
