import { randomInt } from 'node:crypto';

/** How many words a generated passphrase has. */
export const PASSPHRASE_WORDS = 5;

/**
 * Turns of letters that French does not have, or hardly: the list comes from film subtitles, where English and names
 * abound. A word in doubt is left out; thousands remain.
 */
const NOT_FRENCH =
  /[kw]|aa|ii|uu|[bcdfghjklmnpqrtvz]{4}|(?:y|ing|th|sh|oo|ee|ed|ck|gh|ll|ss|ow|ia|io|o|ous|ez|ight|[bghjqv])$/;

/** How French words end, and names seldom do. */
const FRENCH_ENDING =
  /(?:er|ir|ants?|antes?|ent|ai[st]|ions|ons|era[is]?|eront|eu[rx]s?|euses?|e?au?x|eil|[ae]ille|[ao]ges?|ments?|[aiu]bles?|iques?|elles?|oires?|[ae]nces?|istes?|ures?|tions?|ades?|aires?|[aeiou]sses?|[eo]ttes?|ines?|eries?|ieri?e?s?|[btd]res?|cles?|gnes?|ches?|oins?|ou[sx]?|ifs?|ives?|ales?|ets?|ards?|[ae]ins?|oi[st]|oises?|ies?)$/;

/** Nobody should have to type an insult, a weapon or a corpse each morning, least of all here. */
const NOT_WANTED = new RegExp(
  [
    'abus|agress|alcool|arab|arme|assass|balle|band[eai]|bais|batard|batt|bite|bless|bomb|bordel|bougn|bouff|bran|brul',
    'cadav|canc[ae]|capot|catho|chantag|chian|chien|chier|cingl|coch|cogn|conn|cons|couill|crev|crim|cretin|cul|debil',
    'detest|deal|diabl|dieu|dingu|drag|drog|ecras|egorg|enfer|enfoir|encul|esclav|etrang|fess|fiott|flic|flingu|folle',
    'fous|foutr|frapp|fusil|garce|gay|gifl|gros|gueul|hache|hain|hais|hero|hitler|idiot|imbec|islam|ivre|jesus|jouir',
    'juif|juiv|kidnap|laid|lech|lesb|malad|masturb|menac|merd|meurt|moche|mort|musulm|nazi|negr|nich|niqu|noir|nue|orgas|otage',
    'pede|pend|penis|piss|pistol|poign|porn|pouf|pourri|prison|prost|puta|putes?$|putr|queue|rac[ei]|rage|salaud|salop',
    'sang|satan|sein|sex|slip|soumet|soumis|stup|suce|suci|suicid|terror|tir[ae]|tocard|tortu|trahi|tue|vagin|victim|viol|vomi',
  ].join('|'),
);

let words: readonly string[] | undefined;

/**
 * The words that passphrases are drawn from: common French words of four to nine letters without accents (any keyboard
 * types them), without first names, English words and words nobody wants. At least 7,776, as many as five dice can name.
 */
export async function passphraseWords(): Promise<readonly string[]> {
  if (words) return words;
  const [{ dictionary: french }, { dictionary: common }] = await Promise.all([
    import('@zxcvbn-ts/language-fr'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const left = new Set([
    ...french['firstnames-fr'],
    ...french['lastnames-fr'],
    ...(common['diceware-common'] ?? []),
  ]);
  const all = new Set(french['commonWords-fr']);
  words = [...all].filter(
    (word) =>
      /^[a-z]{4,9}$/.test(word) &&
      !NOT_FRENCH.test(word) &&
      !NOT_WANTED.test(word) &&
      !left.has(word) &&
      (FRENCH_ENDING.test(word) || hasVariant(word, all)),
  );
  return words;
}

/** Whether the list also has its plural or feminine, or what it is the plural or feminine of: names seldom have. */
function hasVariant(word: string, all: ReadonlySet<string>): boolean {
  const isVariant = /[sxe]$/.test(word) && all.has(word.slice(0, -1));
  return isVariant || ['s', 'x', 'e'].some((ending) => all.has(word + ending));
}

/** Five words drawn at random, separated by hyphens: about 65 bits, and a sentence one can picture. */
export async function newPassphrase(): Promise<string> {
  const list = await passphraseWords();
  return Array.from({ length: PASSPHRASE_WORDS }, () => list[randomInt(list.length)]).join('-');
}
