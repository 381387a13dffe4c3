import { describe, expect, it } from 'vitest';
import { foundPieces } from './highlight';

const found = (text: string, searched: string) =>
  foundPieces(text, searched)
    .filter((piece) => piece.isFound)
    .map((piece) => piece.text);

describe('foundPieces', () => {
  it.each([
    ['Tremblay-D’Amours, Marie-Ève', 'amours', ['Amours']],
    ['Tremblay-D’Amours, Marie-Ève', 'tremblay eve', ['Tremblay', 'Ève']],
    ['L’Heureux, Élodie', 'lheureux', ['L’Heureux']],
    ['L’Heureux, Élodie', 'heureux elo', ['Heureux', 'Élodie']],
    ['Roy, Marie-Ève', 'marieeve', ['Marie-Ève']],
    ['St-Onge, Réal', 'saint-onge', ['St', 'Onge']],
    ['Nguyễn, Thị', 'nguyen', ['Nguyễn']],
    ['Gagnon, Luc', 'roy', []],
    ['Gagnon, Luc', '', []],
  ])('in « %s », « %s » finds %j', (text, searched, words) => expect(found(text, searched)).toEqual(words));

  it('loses no letter of the text', () => {
    const text = 'Tremblay-D’Amours, Marie-Ève  O’Brien';
    expect(
      foundPieces(text, 'brien ev trem')
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});
