import { z } from 'zod';

/**
 * Text as Relais keeps it: one Unicode form (NFC), one line ending, no control character, no half character.
 * Nothing that a person wrote is refused for its spelling; what cannot be shown is replaced, never rejected.
 */
export function tidyText(raw: string): string {
  return (
    raw
      .replace(/\r\n?/g, '\n')
      // oxlint-disable-next-line no-control-regex -- the control characters are exactly what is removed
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      // Last: what was removed may have stood between a letter and its accent.
      .normalize('NFC')
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

/** Letters that no decomposition opens, written as people type them without them. */
const OPENED: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ı: 'i',
  þ: 'th',
};

/** The bare letters of a text: no accent, no case, ligatures opened, anything else turned into single spaces. */
export function lettersOf(text: string): string {
  return text
    .replace(/[\u02B9-\u02BC]/g, ' ')
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[œæßđðłøıþ]/g, (letter) => OPENED[letter] ?? letter)
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}

/**
 * The letters of a name as search compares them: bare, so that hyphens and apostrophes are spaces, and « St » and « Ste »
 * read as « Saint » and « Sainte ».
 */
export function foldForSearch(text: string): string {
  return lettersOf(text)
    .replace(/(?<=^| )ste(?= |$)/g, 'sainte')
    .replace(/(?<=^| )st(?= |$)/g, 'saint');
}

/** A text as one word, in each way it may be glued (« lheureux », « saintjean » and « stjean »). */
export function gluedForms(text: string): string[] {
  const forms = [foldForSearch(text), lettersOf(text)].map((form) => form.replaceAll(' ', ''));
  return [...new Set(forms)].filter((word) => word !== '');
}

/** The words under which a name can be found: each one alone, each part glued, and the whole glued (« delarue »). */
export function searchWordsOf(text: string): string[] {
  const words = foldForSearch(text).split(' ').filter(Boolean);
  return [...new Set([...words, ...[text, ...text.split(/\s+/)].flatMap(gluedForms)])];
}
