import type { Address } from '#shared/domain/person';
import { foldForSearch } from '#shared/domain/text';

/** What must be known of an address to recognise it in a text. */
export type AddressToHide = Pick<Address, 'kind' | 'civicNumber' | 'street' | 'postalCode'>;

/**
 * Whether a text names a protected address (INV-09, `users.md` 15): a summary never prints one, in any field.
 * Takes the text of one field and the protected addresses of the people in the case.
 *
 * It recognises, without accents, case, punctuation or line breaks:
 * - the postal code in any spelling;
 * - the civic number with every significant word of the street anywhere in the field (near it, when the number is so
 *   short that it may be a day or an age), or with one telling word of the street right after it;
 * - for a secret shelter, or an address kept without a number, the name of the street alone.
 * A number alone is never an address.
 */
export function findProtectedAddress(text: string, addresses: readonly AddressToHide[]): boolean {
  const read = wordsOf(text);
  if (read.length === 0) return false;
  return addresses.some((address) => names(read, address));
}

function names(read: readonly string[], address: AddressToHide): boolean {
  if (namesPostalCode(read, address.postalCode)) return true;
  const { number, street } = partsOf(address);
  if (street.length === 0) return false;
  if (number !== '' && namesNumberAndStreet(read, number, street)) return true;
  return (address.kind === 'secret_shelter' || number === '') && namesStreetAlone(read, street);
}

/** Six signs in this order do not happen by chance: letters and digits are compared with everything else left out. */
function namesPostalCode(read: readonly string[], postalCode: string): boolean {
  const code = wordsOf(postalCode).join('');
  return code.length >= 6 && read.join('').includes(code);
}

/** The civic number and the words of the street, also when both were typed on the street's line. */
function partsOf(address: AddressToHide): { number: string; street: string[] } {
  const street = wordsOf(address.street);
  const typed = wordsOf(address.civicNumber).find((word) => /^\d/.test(word));
  const number = typed ?? (/^\d+[a-z]?$/.test(street[0] ?? '') ? street.shift() : undefined);
  return { number: /^\d+/.exec(number ?? '')?.[0] ?? '', street };
}

function namesNumberAndStreet(read: readonly string[], number: string, street: readonly string[]): boolean {
  const words = significantOf(street);
  const isNumber = (word: string) =>
    word.startsWith(number) && /^[a-z]{0,2}$/.test(word.slice(number.length));
  const tellsStreet = (word: string) => word.length >= 4 && !SAINTS.has(word) && words.includes(word);
  return read.some((word, at) => {
    if (!isNumber(word)) return false;
    if (read.slice(at + 1, at + 6).some(tellsStreet)) return true;
    const around = number.length >= 3 ? read : read.slice(Math.max(0, at - 15), at + 16);
    return words.every((one) => around.includes(one));
  });
}

/**
 * The name of a street stands alone as an address only when it can hardly be anything else: two significant words in a
 * row, or the whole name with its generic (« rue Saint-Louis ») where the words could be those of a person.
 */
function namesStreetAlone(read: readonly string[], street: readonly string[]): boolean {
  const words = significantOf(street);
  if (words.filter((word) => !SAINTS.has(word)).length >= 2)
    return follows(read.filter(isSignificant), words);
  return street.length >= 2 && street.some((word) => GENERICS.has(word)) && follows(read, street);
}

function follows(read: readonly string[], words: readonly string[]): boolean {
  return read.some((_, at) => words.every((word, offset) => read[at + offset] === word));
}

/** The words that tell a street from another; all but the articles when nothing else is left (« rue du Nord »). */
function significantOf(street: readonly string[]): string[] {
  const words = street.filter(isSignificant);
  return words.length > 0 ? words : street.filter((word) => !ARTICLES.has(word));
}

function isSignificant(word: string): boolean {
  return !ARTICLES.has(word) && !GENERICS.has(word) && !DIRECTIONS.has(word);
}

/** The words of a text as addresses are compared: invisible signs removed, folded, abbreviated generics opened. */
function wordsOf(text: string): string[] {
  return foldForSearch(text.normalize('NFKC').replace(/\p{Format}/gu, ''))
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ABBREVIATIONS.get(word) ?? word);
}

const SAINTS: ReadonlySet<string> = new Set(['saint', 'sainte']);
const ARTICLES: ReadonlySet<string> = new Set(
  'l d de du des la le les a au aux et en sur the of at'.split(' '),
);
const DIRECTIONS: ReadonlySet<string> = new Set(
  'nord sud est ouest north south east west n s e o w'.split(' '),
);
const GENERICS: ReadonlySet<string> = new Set(
  (
    'rue avenue boulevard chemin route rang montee cote croissant place terrasse allee impasse carre cour promenade ' +
    'quai ruelle sentier square voie passage autoroute street road drive crescent lane court'
  ).split(' '),
);
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    av: 'avenue',
    ave: 'avenue',
    bd: 'boulevard',
    blvd: 'boulevard',
    boul: 'boulevard',
    bvd: 'boulevard',
    ch: 'chemin',
    chem: 'chemin',
    crois: 'croissant',
    mtee: 'montee',
    pl: 'place',
    prom: 'promenade',
    rg: 'rang',
    rte: 'route',
    terr: 'terrasse',
    rd: 'road',
    dr: 'drive',
    cres: 'crescent',
  }),
);
