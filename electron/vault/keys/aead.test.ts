import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { boundTo, decrypt, encrypt } from './aead';
import { keyPairFrom, newKeyPair, openBox, sealTo } from './sealed-box';

const tampered = expect.objectContaining({ code: 'tampered' }) as Error;

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

describe('authenticated encryption', () => {
  const key = randomBytes(32);
  const secret = Buffer.from('a private key, say');

  it('gives back what it was given, only under the same key and the same bound fields', () => {
    const sealed = encrypt(key, secret, boundTo('wrap', 'user-1', 3));
    expect(decrypt(key, sealed, boundTo('wrap', 'user-1', 3))).toEqual(secret);
    expect(() => decrypt(randomBytes(32), sealed, boundTo('wrap', 'user-1', 3))).toThrow(tampered);
    expect(() => decrypt(key, sealed, boundTo('wrap', 'user-2', 3))).toThrow(tampered);
    expect(() => decrypt(key, sealed, boundTo('wrap', 'user-1', 4))).toThrow(tampered);
  });

  it('never binds two different lists to the same bytes', () => {
    expect(boundTo('a', 'b|c')).not.toEqual(boundTo('a|b', 'c'));
    expect(boundTo('a', 1)).not.toEqual(boundTo('a', '1'));
    expect(boundTo('a', 'b')).not.toEqual(boundTo('ab'));
  });

  it('sees every single bit that changes, and every cut', () => {
    const sealed = encrypt(key, secret, boundTo('x'));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      expect(() => decrypt(key, flipped(sealed, bit), boundTo('x'))).toThrow(tampered);
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(() => decrypt(key, sealed.subarray(0, length), boundTo('x'))).toThrow(tampered);
    }
  });

  it('never uses a nonce twice', () => {
    const nonces = Array.from({ length: 5000 }, () =>
      encrypt(key, secret, boundTo('x')).toString('hex', 1, 13),
    );
    expect(new Set(nonces).size).toBe(5000);
  });
});

describe('sealed box', () => {
  it('agrees with RFC 7748 on the public half of a private key', () => {
    const alice = '77076d0a7318a57d3c16c17251b26645c6db9e56de54c76a8ad7c8c1c9f7b4b2';
    const bob = '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb';
    expect(keyPairFrom(Buffer.from(bob, 'hex')).publicKey.toString('hex')).toBe(
      'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
    );
    expect(keyPairFrom(Buffer.from(alice, 'hex')).publicKey).toHaveLength(32);
  });

  it('opens for the recipient and nobody else, whoever sealed it', () => {
    const recipient = newKeyPair();
    const box = sealTo(recipient.publicKey, Buffer.from('case key'), boundTo('grant', 'cases', 'user-1'));
    expect(openBox(recipient, box, boundTo('grant', 'cases', 'user-1')).toString()).toBe('case key');
    expect(() => openBox(newKeyPair(), box, boundTo('grant', 'cases', 'user-1'))).toThrow(tampered);
    expect(() => openBox(recipient, box, boundTo('grant', 'cases', 'user-2'))).toThrow(tampered);
    expect(() => openBox(recipient, box, boundTo('grant', 'system', 'user-1'))).toThrow(tampered);
  });

  it('sees every byte that changes, the ephemeral key included', () => {
    const recipient = newKeyPair();
    const box = sealTo(recipient.publicKey, randomBytes(32), boundTo('x'));
    for (let byte = 0; byte < box.length; byte++) {
      expect(() => openBox(recipient, flipped(box, byte * 8), boundTo('x'))).toThrow(tampered);
    }
  });

  it('refuses a point that would make the agreed secret known', () => {
    const recipient = newKeyPair();
    const box = sealTo(recipient.publicKey, randomBytes(32), boundTo('x'));
    const smallOrder = Buffer.concat([Buffer.alloc(32), box.subarray(32)]);
    expect(() => openBox(recipient, smallOrder, boundTo('x'))).toThrow(tampered);
    expect(() => sealTo(Buffer.alloc(31), randomBytes(32), boundTo('x'))).toThrow(tampered);
  });

  it('never makes the same box twice', () => {
    const { publicKey } = newKeyPair();
    const boxes = Array.from({ length: 300 }, () => sealTo(publicKey, Buffer.alloc(32), boundTo('x')));
    expect(new Set(boxes.map((box) => box.toString('hex', 0, 32))).size).toBe(300);
  });
});
