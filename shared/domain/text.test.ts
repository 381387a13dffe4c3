import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch, line, prose, requiredLine, requiredProse, searchWordsOf, tidyText } from './text';

const NFD = 'Le\u0301vesque';
const NFC = 'L\u00e9vesque';
/** Any text at all, halves of characters and control characters included. */
const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('text as it is kept', () => {
  it.each([
    ['one Unicode form', NFD, NFC],
    ['one line ending', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['tabs stay', 'a\tb', 'a\tb'],
    ['control characters go', 'a\u0000b\u0007c\u001bd\u007fe', 'abcde'],
    ['a control character between a letter and its accent', 'e\u0000\u0301', 'é'],
    ['half a character is shown as such', 'a\ud83db', 'a\ufffdb'],
    ['the other half too', '\ude00', '\ufffd'],
    ['whole characters stay', 'a😀b👩‍👩‍👧c', 'a😀b👩‍👩‍👧c'],
    ['markup is only words', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('%s', (_, raw, kept) => {
    expect(tidyText(raw)).toBe(kept);
  });

  it('is the same when tidied again, and can always be stored and shown', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const kept = tidyText(raw);
        expect(tidyText(kept)).toBe(kept);
        expect(kept).not.toMatch(/\p{Surrogate}/u);
        expect(kept.normalize('NFC')).toBe(kept);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('lines and paragraphs', () => {
  it.each([
    ['spaces of all kinds become one', '  Marie \u00a0\t\n Ève ', 'Marie Ève'],
    ['nothing stays nothing', '   ', ''],
  ])('a line: %s', (_, raw, kept) => {
    expect(line().parse(raw)).toBe(kept);
  });

  it('a paragraph keeps its beginning and its breaks, and loses what trails', () => {
    expect(prose().parse('  un\n\n  deux \n \n')).toBe('  un\n\n  deux');
  });

  it('a line has a length', () => {
    expect(line(5).safeParse('12345').success).toBe(true);
    expect(line(5).safeParse('123456').success).toBe(false);
  });

  it.each(['', '   ', '\n\t', '\u0000', '\u00a0'])('%j does not say something', (raw) => {
    expect(requiredLine().safeParse(raw).success).toBe(false);
    expect(requiredProse().safeParse(raw).success).toBe(false);
  });
});

describe('letters as search compares them', () => {
  it.each([
    ['L’Heureux', 'l heureux'],
    ["L'Heureux", 'l heureux'],
    ['D’Amours', 'd amours'],
    ['St-Jean', 'saint jean'],
    ['Ste-Marie', 'sainte marie'],
    ['St. Pierre', 'saint pierre'],
    ['Saint-Onge', 'saint onge'],
    ['Best', 'best'],
    ['Stéphane', 'stephane'],
    ['Cœur', 'coeur'],
    ['Lætitia', 'laetitia'],
    ['Côté', 'cote'],
    ['Nguyễn', 'nguyen'],
    ['Đặng', 'dang'],
    ['Łukasz', 'lukasz'],
    ['Søren', 'soren'],
    ['Großmann', 'grossmann'],
    ['Yıldız', 'yildiz'],
    ['İbrahim', 'ibrahim'],
    ['O’Brien', 'o brien'],
    ['Tremblay-Gagnon', 'tremblay gagnon'],
    ['FRANÇOIS', 'francois'],
    ['ﬁlion', 'filion'],
    [NFD, 'levesque'],
    [NFC, 'levesque'],
    ['  Marie--Ève  ', 'marie eve'],
    ['O\u02bcBrien', 'o brien'],
    ['سمير', 'سمير'],
    ['', ''],
    ['---', ''],
  ])('%s is %j', (name, folded) => {
    expect(foldForSearch(name)).toBe(folded);
  });

  it('are the same whatever the form, the capitals and the accents', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const folded = foldForSearch(raw);
        expect(foldForSearch(raw.normalize('NFD'))).toBe(folded);
        expect(foldForSearch(raw.normalize('NFC'))).toBe(folded);
        expect(foldForSearch(folded)).toBe(folded);
        expect(folded).toMatch(/^(?:[\p{Letter}\p{Number}]+(?: [\p{Letter}\p{Number}]+)*)?$/u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('words under which a name is found', () => {
  it.each([
    ['L’Heureux', ['l', 'heureux', 'lheureux']],
    ['D’Amours', ['d', 'amours', 'damours']],
    ['St-Jean', ['saint', 'jean', 'saintjean', 'stjean']],
    ['Ste-Marie', ['sainte', 'marie', 'saintemarie', 'stemarie']],
    ['Tremblay-Gagnon', ['tremblay', 'gagnon', 'tremblaygagnon']],
    ['De La Durantaye', ['de', 'la', 'durantaye', 'deladurantaye']],
    ['Côté', ['cote']],
    ['', []],
    ['- -', []],
  ])('%s', (name, words) => {
    expect(searchWordsOf(name).sort()).toEqual(words.sort());
  });
});
