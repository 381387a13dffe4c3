import { PASSPHRASE_WORDS } from './passphrase';

/** Length when the password is the only factor (SP 800-63B-4); five generated words are always longer. */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 256;

/**
 * - `too_short`, `too_long`: in characters, never truncated.
 * - `common`: on the list of passwords that attackers try first, or made of a few of them.
 * - `contextual`: made of what everybody here knows: the login, the service, a municipality.
 * - `repetitive`: the same few characters again and again, or in a row on the keyboard.
 */
export type PasswordProblem = 'too_short' | 'too_long' | 'common' | 'contextual' | 'repetitive';

/** What everybody at the station knows: names of the service and unit, municipalities, login. */
export interface PasswordContext {
  readonly words: readonly string[];
}

/**
 * What is wrong with a password, or nothing. No rule of composition and no expiry: length and a blocklist serve better
 * (SP 800-63B-4, ASVS 6.2). Judged once, when it is chosen.
 */
export async function passwordProblems(
  password: string,
  context: PasswordContext = { words: [] },
): Promise<PasswordProblem[]> {
  const normal = password.normalize('NFKC');
  const { length } = Array.from(normal);
  const problems: PasswordProblem[] = [];
  if (length < PASSWORD_MIN) problems.push('too_short');
  if (length > PASSWORD_MAX) return [...problems, 'too_long'];
  const core = folded(normal);
  if (isRepetitive(core)) problems.push('repetitive');
  if (isContextual(core, context)) problems.push('contextual');
  if (!isPassphrase(normal) && isMadeOfCommonOnes(core, await commonPasswords())) problems.push('common');
  return problems;
}

/** Lower case, without accents, spaces or punctuation: what a guesser varies for free. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/** As many different words as a generated passphrase: common words are then no weakness, their number is the strength. */
function isPassphrase(text: string): boolean {
  const words = text.split(/[\s\p{Punctuation}]+/u).filter((word) => Array.from(word).length >= 3);
  return new Set(words.map(folded)).size >= PASSPHRASE_WORDS;
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
];
const MIN_DISTINCT = 5;
/** A run of this many neighbours says no more than its first letter. */
const RUN = 4;

function isRepetitive(core: string): boolean {
  if (new Set(core).size < MIN_DISTINCT) return true;
  for (let unit = 1; unit <= core.length / 2; unit++) {
    if (
      core ===
      core
        .slice(0, unit)
        .repeat(Math.ceil(core.length / unit))
        .slice(0, core.length)
    )
      return true;
  }
  let inRuns = 0;
  for (let at = 0; at + RUN <= core.length;) {
    let end = at + RUN;
    while (end <= core.length && isRun(core.slice(at, end))) end++;
    const length = end - 1 - at;
    if (length >= RUN) inRuns += length;
    at += length >= RUN ? length : 1;
  }
  return core.length > 0 && inRuns / core.length > 0.7;
}

function isRun(text: string): boolean {
  const backwards = Array.from(text).toReversed().join('');
  return ROWS.some((row) => row.includes(text) || row.includes(backwards));
}

/** What is left once the known words are taken out must stand by itself. */
const MIN_OUTSIDE_CONTEXT = 8;

function isContextual(core: string, { words }: PasswordContext): boolean {
  const known = words
    .flatMap((word) => [word, ...word.split(/[\s\p{Punctuation}]+/u)])
    .map(folded)
    .filter((word) => word.length >= 4)
    .toSorted((a, b) => b.length - a.length);
  let left = core;
  for (const word of known) left = left.replaceAll(word, '');
  return left.length < core.length && left.replace(/\p{Number}/gu, '').length < MIN_OUTSIDE_CONTEXT;
}

/** In how many known pieces a password may fall apart and still be called common. */
const COMMON_PIECES = 3;
const LONGEST_PIECE = 32;

/** Whether the whole text is at most a few passwords of the list, any run of digits coming for free. */
function isMadeOfCommonOnes(core: string, common: ReadonlySet<string>): boolean {
  const pieces = [0, ...Array.from({ length: core.length }, () => Number.POSITIVE_INFINITY)];
  for (let end = 1; end <= core.length; end++) {
    if (/\d/.test(core.charAt(end - 1))) pieces[end] = pieces[end - 1] ?? Number.POSITIVE_INFINITY;
    for (let start = Math.max(0, end - LONGEST_PIECE); start < end; start++) {
      const count = (pieces[start] ?? Number.POSITIVE_INFINITY) + 1;
      if (count < (pieces[end] ?? Number.POSITIVE_INFINITY) && common.has(core.slice(start, end)))
        pieces[end] = count;
    }
  }
  return core.length > 0 && (pieces[core.length] ?? 0) <= COMMON_PIECES;
}

let list: ReadonlySet<string> | undefined;

async function commonPasswords(): Promise<ReadonlySet<string>> {
  if (list) return list;
  const [{ dictionary: common }, { dictionary: french }] = await Promise.all([
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  const texts = [
    ...(common['passwords-common'] ?? []),
    ...french['firstnames-fr'],
    ...french['months-fr'],
    ...french['daysOfWeek-fr'],
    ...OURS,
  ];
  list = new Set(texts.map(folded).filter((text) => text.length >= 4));
  return list;
}

/** What the international list lacks. */
const OURS: readonly string[] = [
  'motdepasse',
  'police',
  'policier',
  'policiere',
  'quebec',
  'canada',
  'montreal',
  'laval',
  'bienvenue',
  'bonjour',
  'intervention',
  'dossier',
  'secret',
  'entrer',
  'ouvrir',
  'nouveau',
  'azertyuiop',
  'canadiens',
  'relais',
];
