import { describe, expect, it } from 'vitest';
import type { CodeList } from './code-list';
import * as lists from './code-lists';

// `domain.md` 13: closed vocabularies. Codes are stable; labels are in both languages, in good typography.

const LISTS = Object.entries(lists) as [string, CodeList<string>][];
const labelsOf = (list: CodeList<string>, language: 'fr' | 'en') =>
  list.codes.map((code) => list.labelOf(code, language));
const everyLabel = LISTS.flatMap(([name, list]) =>
  (['fr', 'en'] as const).flatMap((language) =>
    labelsOf(list, language).map((label) => [name, language, label] as const),
  ),
);

describe('code lists', () => {
  it('are as long as the field’s own', () => {
    const sizes = Object.fromEntries(LISTS.map(([name, list]) => [name, list.codes.length]));
    expect(sizes).toMatchObject({
      intakeOrigin: 10,
      intakeStatus: 7,
      situationType: 22,
      personRole: 13,
      interventionType: 20,
      interventionResult: 14,
      comparedOutcome: 6,
      caseStatus: 6,
      gender: 4,
    });
  });

  it.each(LISTS)('%s: stable codes, each once, each with a label of its own in both languages', (_, list) => {
    expect(list.codes.filter((code) => !/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(code))).toEqual([]);
    for (const language of ['fr', 'en'] as const) {
      const labels = labelsOf(list, language);
      expect(labels.filter((label) => label.trim() === '')).toEqual([]);
      expect(new Set(labels).size).toBe(list.codes.length);
    }
  });

  it.each(LISTS)('%s: knows its codes and nothing else', (_, list) => {
    expect(list.codes.every((code) => list.schema.safeParse(code).success)).toBe(true);
    const strangers = [
      '',
      'toString',
      '__proto__',
      'constructor',
      list.codes[0].toUpperCase(),
      ` ${list.codes[0]}`,
      0,
      null,
    ];
    expect(strangers.filter((stranger) => list.schema.safeParse(stranger).success)).toEqual([]);
  });

  it('have apostrophes of type, not of the machine', () => {
    expect(everyLabel.filter(([, , label]) => /['"`]/.test(label))).toEqual([]);
  });

  it('have a space that does not break before « : ; ! ? % » » and between a number and its unit', () => {
    const french = everyLabel.filter(([, language]) => language === 'fr');
    expect(french.filter(([, , label]) => /[^\u00a0][:;!?%»]/.test(label))).toEqual([]);
    expect(everyLabel.filter(([, , label]) => /\d (?:h|min|jours|ans)\b/.test(label))).toEqual([]);
  });

  it('have no space too many', () => {
    expect(everyLabel.filter(([, , label]) => label !== label.trim() || /\s\s/.test(label))).toEqual([]);
  });

  it('never say what must not be said on screen (`domain.md` 1, 8)', () => {
    const wrong = /évaluation|agresseur|client|usager|sujet|récidive/i;
    expect(everyLabel.filter(([, , label]) => wrong.test(label))).toEqual([]);
  });
});
