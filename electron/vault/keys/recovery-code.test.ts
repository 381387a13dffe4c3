import { describe, expect, it } from 'vitest';
import {
  formatRecoveryCode,
  journalKeyFrom,
  newRecoverySecret,
  parseRecoveryCode,
  recoveryKeyPair,
} from './recovery-code';

const malformed = expect.objectContaining({ code: 'malformed_recovery_code' }) as Error;
const secret = Buffer.from('000102030405060708090a0b0c0d0e0f10111213', 'hex');

describe('the recovery code', () => {
  it('is nine groups of four symbols that are not misread', () => {
    for (let round = 0; round < 200; round++) {
      expect(formatRecoveryCode(newRecoverySecret())).toMatch(
        /^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/,
      );
    }
  });

  it('never changes for a secret: papers are kept for years', () => {
    const code = formatRecoveryCode(secret);
    expect(code.slice(0, 40)).toBe('000G-40R4-0M30-E209-185G-R38E-1W81-24GK-');
    expect(recoveryKeyPair(secret).publicKey.toString('hex')).toMatchInlineSnapshot(
      `"0b1439e320167454cc99b76f27c2fc129404f6ccc00668c999f73dff48a31255"`,
    );
    expect(journalKeyFrom(secret).toString('hex')).toMatchInlineSnapshot(
      `"c9ec9d25b77dc99d22603ffb444df7258400015d96788693080b9aba44661303"`,
    );
    expect(code).toMatchInlineSnapshot(`"000G-40R4-0M30-E209-185G-R38E-1W81-24GK-FHJE"`);
  });

  it('is read back as people type it', () => {
    const code = formatRecoveryCode(secret);
    for (const typed of [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ''),
      code.replaceAll('-', ' '),
      code.replaceAll('-', '–'),
      `  ${code.replaceAll('0', 'O').replaceAll('1', 'l')}\n`,
      code.replaceAll('0', 'o').replaceAll('1', 'I'),
    ]) {
      expect(parseRecoveryCode(typed)).toEqual(secret);
    }
  });

  it('sees one wrong symbol, two swapped ones, one missing, one too many', () => {
    const code = formatRecoveryCode(newRecoverySecret()).replaceAll('-', '');
    const others = [];
    for (let at = 0; at < code.length; at++) {
      others.push(code.slice(0, at) + (code[at] === '7' ? '8' : '7') + code.slice(at + 1));
      others.push(code.slice(0, at) + code.slice(at + 1));
      const next = code.charAt(at + 1);
      if (next && next !== code[at])
        others.push(code.slice(0, at) + next + code.charAt(at) + code.slice(at + 2));
    }
    others.push(`${code}0`, '', 'U'.repeat(36), '🦌'.repeat(18));
    for (const typed of others) expect(() => parseRecoveryCode(typed)).toThrow(malformed);
  });
});
