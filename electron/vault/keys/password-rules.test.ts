import { describe, expect, it } from 'vitest';
import { newPassphrase, passphraseWords } from './passphrase';
import { passwordProblems } from './password-rules';

const context = {
  words: ['Service de police de Rivière-aux-Saules', 'Saint-Exemple', 'm.tremblay', 'Équipe Liaison'],
};

describe('a password', () => {
  it.each([
    'correct-cheval-batterie-agrafe-lune',
    'Ma grand-mère tricotait à Chicoutimi',
    'xK7#pqLz!mRw29v',
    'trois huards dorment',
    'le soleil le chat la pomme une table ma porte',
    'motdepasse de mon oncle Bertrand',
  ])('%s is accepted', async (password) => {
    expect(await passwordProblems(password, context)).toEqual([]);
  });

  it.each([
    ['court', 'too_short'],
    ['quatorzelettre', 'too_short'],
    ['x'.repeat(257), 'too_long'],
    ['motdepasse12345', 'common'],
    ['MotDePasse-2026!', 'common'],
    ['password password', 'common'],
    ['Bienvenue Police 2026', 'common'],
    ['qwerty123456iloveyou', 'common'],
    ['Nathalie-Sébastien-1987', 'common'],
    ['saint-exemple-2026', 'contextual'],
    ['m.tremblay m.tremblay', 'contextual'],
    ['Police Rivière aux Saules 1', 'contextual'],
    ['aaaaaaaaaaaaaaaaaa', 'repetitive'],
    ['abcabcabcabcabcabc', 'repetitive'],
    ['tigre7tigre7tigre7', 'repetitive'],
    ['123456789012345', 'repetitive'],
    ['azertyuiopqsdfg', 'repetitive'],
    ['qwertyuiop-lkjhgfdsa', 'repetitive'],
    ['abcdefghijklmnopqr', 'repetitive'],
    ['!!!!!!!!!!!!!!!!!!!!', 'repetitive'],
  ])('%s is refused: %s', async (password, problem) => {
    expect(await passwordProblems(password, context)).toContain(problem);
  });

  it('has its characters counted, not its bytes or half-characters', async () => {
    expect(await passwordProblems('é'.repeat(14))).toContain('too_short');
    expect(await passwordProblems('🦌'.repeat(14))).toContain('too_short');
    const long = Array.from({ length: 256 }, (_, n) => 'aéiôu7bzç-'.charAt((n * n + (n >> 3)) % 10)).join('');
    expect(await passwordProblems(long)).not.toContain('too_long');
  });

  it('is judged quickly whatever is typed', async () => {
    for (const text of ['a'.repeat(100_000), 'motdepasse'.repeat(20), '1'.repeat(256), '-'.repeat(256)]) {
      expect((await passwordProblems(text, context)).length).toBeGreaterThan(0);
    }
  });
});

describe('a generated passphrase', () => {
  it('draws from at least 7,776 different words that any keyboard types', async () => {
    const words = await passphraseWords();
    expect(words.length).toBeGreaterThanOrEqual(7776);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(word).toMatch(/^[a-z]{4,9}$/);
  });

  it('has none of the words nobody should have to type', async () => {
    const words = new Set(await passphraseWords());
    const unwanted = [
      'suicide',
      'tuer',
      'viol',
      'merde',
      'pute',
      'cadavre',
      'nazi',
      'drogue',
      'prison',
      'victime',
      'battre',
    ];
    for (const word of unwanted) expect(words.has(word)).toBe(false);
  });

  it('has five words, is never the same and passes the rules it serves', async () => {
    const phrases = await Promise.all(Array.from({ length: 50 }, () => newPassphrase()));
    expect(new Set(phrases).size).toBe(50);
    for (const phrase of phrases) {
      expect(phrase).toMatch(/^[a-z]{4,9}(-[a-z]{4,9}){4}$/);
      expect(await passwordProblems(phrase, context)).toEqual([]);
    }
  });
});
