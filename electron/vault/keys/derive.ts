import { createHmac, hkdfSync } from 'node:crypto';

/** A 32-byte key for one purpose, by HKDF-SHA-256. Another purpose gives a key that says nothing of this one. */
export function deriveKey(secret: Uint8Array, purpose: string, salt: Uint8Array = new Uint8Array(0)): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, `relais|v1|${purpose}`, 32));
}

/** HMAC-SHA-256. */
export function mac(key: Uint8Array, ...parts: ReadonlyArray<Uint8Array | string>): Buffer {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}
