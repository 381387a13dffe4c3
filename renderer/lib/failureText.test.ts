import { afterEach, describe, expect, it, test } from 'vitest';
import { BrokenRule, ErrorCode, StorageCode, type Failure } from '#shared/contract/result';
import { i18n } from '../i18n/index';
import { CallFailed } from './call';
import { failureOf, failureText, fieldText } from './failureText';

const reference = 'ab12cd34';

afterEach(() => i18n.changeLanguage('fr'));

const failures: [string, Failure][] = [
  ...ErrorCode.options.map((code): [string, Failure] => [code, { code, reference }]),
  ...BrokenRule.options.map((rule): [string, Failure] => [rule, { code: 'RULE_BROKEN', rule, reference }]),
  ...StorageCode.options.map((storage): [string, Failure] => [
    storage,
    { code: 'STORAGE', storage, reference },
  ]),
];

describe('a refusal in words', () => {
  test.each(failures)(
    '%s says what happened, what it means and what to do, in both languages',
    async (_name, failure) => {
      const french = failureText(failure);
      await i18n.changeLanguage('en');
      const english = failureText(failure);
      for (const words of [french, english]) {
        expect(words.reference).toBe(reference);
        for (const part of [words.what, words.means, words.act]) {
          // A sentence: a key that found no words would show itself as a dotted path.
          expect(part).toMatch(/^\p{Lu}.*\s.*[.]$/u);
          expect(part).not.toMatch(/\w\.\w+\.\w/);
        }
      }
      expect(french.what).not.toBe(english.what);
    },
  );

  it('says which of its rules a password broke', () => {
    const words = failureText({
      code: 'RULE_BROKEN',
      rule: 'password_refused',
      reference,
      where: ['too_short', 'contextual'],
    });
    expect(words.means).toContain('15 caractères');
    expect(words.means).toContain('Trop facile à deviner');
  });

  it('tells an error that is no refusal as an internal trouble', () => {
    expect(failureOf(new Error('x')).code).toBe('INTERNAL');
    expect(failureOf(new CallFailed({ code: 'CONFLICT', reference })).code).toBe('CONFLICT');
  });

  it('puts a field problem it does not know into general words, never into its code', () => {
    expect(fieldText('required')).toBe('Ce champ est à remplir.');
    expect(fieldText('unrecognized_keys')).toBe('Cette valeur n’est pas acceptée.');
  });
});
