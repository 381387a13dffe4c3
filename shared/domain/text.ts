import { z } from 'zod';

/**
 * Text as Relais keeps it: one Unicode form (NFC), one line ending, no control character, no half character.
 * Nothing that a person wrote is refused for its spelling; what cannot be shown is replaced, never rejected.
 */
export function tidyText(raw: string): string {
  return (
    raw
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      // oxlint-disable-next-line no-control-regex -- the control characters are exactly what is removed
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
      .replace(/\p{Surrogate}/gu, '\uFFFD')
  );
}

/** One line: tidy, trimmed, at most `max` characters. */
export const line = (max = 200) =>
  z
    .string()
    .max(max)
    .transform((raw) => tidyText(raw).replace(/\s+/g, ' ').trim());

/** One line that must say something. */
export const requiredLine = (max = 200) => line(max).refine((text) => text.length > 0, { error: 'required' });

/** Free text of several paragraphs: tidy, trailing space removed, at most `max` characters. */
export const prose = (max = 20_000) =>
  z
    .string()
    .max(max)
    .transform((raw) => tidyText(raw).trimEnd());

/** Free text that must say something. */
export const requiredProse = (max = 20_000) =>
  prose(max).refine((text) => text.trim().length > 0, { error: 'required' });

/**
 * The letters of a name as search compares them: no accent, no case, ligatures opened,
 * hyphens and apostrophes turned into spaces, « St » and « Ste » read as « Saint » and « Sainte ».
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
    .trim();
}

/** The words under which a name can be found: each part alone, and parts glued (« lheureux », « damours »). */
export function searchWordsOf(text: string): string[] {
  const words = foldForSearch(text).split(' ').filter(Boolean);
  const glued = text
    .split(/\s+/)
    .map((part) => foldForSearch(part).replaceAll(' ', ''))
    .filter((word) => word.length > 0);
  return [...new Set([...words, ...glued])];
}
