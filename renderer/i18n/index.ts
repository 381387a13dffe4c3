import i18next, { type CustomTypeOptions } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { commonEn } from './en/common';
import { entryEn } from './en/entry';
import { failuresEn } from './en/failures';
import { commonFr } from './fr/common';
import { entryFr } from './fr/entry';
import { failuresFr } from './fr/failures';

/** The areas of words, one per feature; each is a namespace of i18next. Declared in `i18next.d.ts`. */
export type Area = keyof CustomTypeOptions['resources'];

/** The same keys as the French words, each saying something in the other language. A missing key does not compile. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

// Only what the screens before sign-in say is loaded at once; the rest comes with its feature (`addWords`).
void i18next.use(initReactI18next).init({
  resources: {
    fr: { common: commonFr, entry: entryFr, failures: failuresFr },
    en: { common: commonEn, entry: entryEn, failures: failuresEn },
  },
  lng: 'fr',
  fallbackLng: 'fr',
  defaultNS: 'common',
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

export const i18n = i18next;

/** Adds the words of one area, in both languages, when the first chunk of its feature is read. */
export function addWords<A extends Area>(
  area: A,
  words: { fr: CustomTypeOptions['resources'][A]; en: SameKeys<CustomTypeOptions['resources'][A]> },
): void {
  i18n.addResourceBundle('fr', area, words.fr);
  i18n.addResourceBundle('en', area, words.en);
}
