import { z } from 'zod';
import { line } from './text';

/** A police event number, as typed. Its form is not known: the coordinator sets a mask (`domain.md` 8). */
export const EventNumber = line(40);

/**
 * A mask: `9` stands for a digit, `A` for a letter, `*` for either, anything else for itself (`TRB999999-999`).
 * Empty: any number is accepted.
 */
export const EventNumberMask = z
  .string()
  .max(40)
  .regex(/^[A-Za-z0-9*\-/. ]*$/);

/** Whether a number has the form of the mask. A number that has not is kept, with a finding. */
export function matchesMask(value: string, mask: string): boolean {
  if (mask === '') return true;
  if (value.length !== mask.length) return false;
  return mask.split('').every((symbol, index) => {
    const character = value.charAt(index);
    if (symbol === '9') return /\d/.test(character);
    if (symbol === 'A') return /[A-Za-z]/.test(character);
    if (symbol === '*') return /[A-Za-z0-9]/.test(character);
    return symbol === character;
  });
}

/** Writes a number the way the mask does: capitals, and the separators that were left out. */
export function formatWithMask(raw: string, mask: string): string {
  const compact = raw.toUpperCase().replace(/[\s\-/.]/g, '');
  if (mask === '' || compact === '') return raw.trim();
  let next = 0;
  let out = '';
  for (const symbol of mask) {
    if (next >= compact.length) break;
    if (/[9A*]/.test(symbol)) out += compact.charAt(next++);
    else {
      out += symbol;
      if (compact.charAt(next) === symbol.toUpperCase()) next++;
    }
  }
  const formatted = out + compact.slice(next);
  return matchesMask(formatted, mask) ? formatted : raw.trim();
}
