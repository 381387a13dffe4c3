import { foldForSearch } from '#shared/domain/text';

/** A piece of a text: found by the search, or around it. */
export type Piece = { text: string; isFound: boolean };

/** Words, and compounds held by hyphens or apostrophes. */
const COMPOUND = /([\p{Letter}\p{Number}\p{Mark}]+(?:[-’'][\p{Letter}\p{Number}\p{Mark}]+)*)/u;
const HOLDER = /([-’'])/;

/**
 * Cuts a name into the words that a search found and the rest, compared as the search compares:
 * without accents or case, « St » as « Saint », and glued compounds (« damours » finds « D’Amours »).
 */
export function foundPieces(text: string, searched: string): Piece[] {
  const wanted = foldForSearch(searched).split(' ').filter(Boolean);
  const pieces: Piece[] = [];
  const add = (piece: string, isFound: boolean) => {
    const last = pieces.at(-1);
    if (last?.isFound === isFound) last.text += piece;
    else if (piece !== '') pieces.push({ text: piece, isFound });
  };
  for (const compound of text.split(COMPOUND)) {
    const words = compound.split(HOLDER);
    if (words.length > 1 && wanted.some((one) => isGluedStart(one, words))) add(compound, true);
    else
      for (const word of words) {
        const folded = foldForSearch(word);
        add(word, folded !== '' && wanted.some((one) => folded.startsWith(one)));
      }
  }
  return pieces;
}

/** Whether a searched word runs over the first hyphen or apostrophe of a compound (« marieeve », « lheureux »). */
function isGluedStart(searched: string, words: string[]): boolean {
  const first = foldForSearch(words[0] ?? '');
  const glued = words.map((word) => foldForSearch(word)).join('');
  return searched.length > first.length && glued.startsWith(searched);
}
