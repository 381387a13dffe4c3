import { describe, expect, it, test } from 'vitest';

type Words = { [key: string]: string | Words };

const french = areasOf(import.meta.glob<Words>('./fr/*.ts', { eager: true }));
const english = areasOf(import.meta.glob<Words>('./en/*.ts', { eager: true }));

/** The words of each area, flat: « area.key.key » to what it says. */
function areasOf(modules: Record<string, Words>): Map<string, Map<string, string>> {
  return new Map(
    Object.entries(modules).map(([path, module]) => {
      const area = path.replace(/^.*\/|\.ts$/g, '');
      const words = Object.values(module).filter((value): value is Words => typeof value === 'object');
      return [area, new Map(words.flatMap((tree) => leavesOf(tree)))];
    }),
  );
}

function leavesOf(tree: Words, under = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const path = under === '' ? key : `${under}.${key}`;
    return typeof value === 'string' ? [[path, value]] : leavesOf(value, path);
  });
}

const areas = [...french.keys()];
const slotsOf = (text: string) => new Set([...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]));

describe('both languages', () => {
  it('have the same areas', () => {
    expect(new Set(english.keys())).toEqual(new Set(areas));
    expect(areas.length).toBeGreaterThan(5);
  });

  test.each(areas)('%s: same keys, same slots, something to say', (area) => {
    const [fr, en] = [french.get(area) ?? new Map(), english.get(area) ?? new Map()];
    expect(new Set(en.keys())).toEqual(new Set(fr.keys()));
    for (const [key, text] of fr) {
      expect.soft(slotsOf(en.get(key) ?? ''), `${area}.${key}`).toEqual(slotsOf(text));
      expect.soft(text.trim(), `${area}.${key}`).not.toBe('');
    }
  });
});

const NBSP = '\u00a0';

/** What is wrong with a French text, or nothing. */
function typographyProblem(text: string): string | null {
  if (/\p{L}'\p{L}/u.test(text)) return 'a straight apostrophe between letters';
  if (text.includes('"')) return 'a straight quotation mark';
  if (text.includes('!')) return 'an exclamation mark';
  if (text.includes('...')) return 'three dots';
  // A sign that is followed by a space or ends the text is punctuation; inside a time (14:30) it is not.
  if (new RegExp(`[^${NBSP}][;?»](\\s|$)`, 'u').test(text)) return 'no hard space before ; ? »';
  if (new RegExp(`[^${NBSP}]:(\\s|$)`, 'u').test(text)) return 'no hard space before :';
  if (new RegExp(`«[^${NBSP}]`, 'u').test(text)) return 'no hard space after «';
  if (/\d ?%/.test(text)) return 'no hard space before %';
  if (/ {2}/.test(text)) return 'two spaces';
  if (text.split('«').length !== text.split('»').length) return 'unbalanced « »';
  return null;
}

describe('French typography', () => {
  test.each(areas)('%s', (area) => {
    const wrong = [...(french.get(area) ?? [])]
      .map(([key, text]) => ({ key, text, problem: typographyProblem(text) }))
      .filter(({ problem }) => problem !== null);
    expect(wrong).toEqual([]);
  });

  test.each([
    ["l'équipe", 'a straight apostrophe between letters'],
    ['Attention !', 'an exclamation mark'],
    ['Vide : oui', 'no hard space before :'],
    ['fait; suite', 'no hard space before ; ? »'],
    ['Vraiment ?', 'no hard space before ; ? »'],
    ['« mot »', 'no hard space before ; ? »'],
    [`«${NBSP}mot`, 'unbalanced « »'],
    [`Vide${NBSP}: à 14:30, l’équipe lit «${NBSP}mot${NBSP}»${NBSP}; rien d’autre`, null],
  ])('the check itself: %j', (text, problem) => {
    expect(typographyProblem(text)).toBe(problem);
  });

  it('speaks of a person as the team does', () => {
    const wrong = areas.flatMap((area) =>
      [...(french.get(area) ?? [])].filter(([, text]) =>
        /\b(clients?|usagers?|agresseurs?|nous)\b/i.test(text),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
