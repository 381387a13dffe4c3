import { z } from 'zod';

/** The two languages of the screens; French comes first. */
export const Language = z.enum(['fr', 'en']);
export type Language = z.infer<typeof Language>;

/** What a code says on screen, in both languages. */
export type Label = { readonly fr: string; readonly en: string };

/** A closed vocabulary: codes are stable English words, labels are for people. */
export type CodeList<Code extends string> = {
  readonly codes: readonly [Code, ...Code[]];
  readonly schema: z.ZodEnum<{ [C in Code]: C }>;
  labelOf(code: Code, language: Language): string;
};

/** Builds a code list from its labels; the order of the labels is the order on screen. */
export function codeList<const Labels extends Record<string, Label>>(
  labels: Labels,
): CodeList<Extract<keyof Labels, string>> {
  type Code = Extract<keyof Labels, string>;
  const codes = Object.keys(labels) as [Code, ...Code[]];
  return {
    codes,
    schema: z.enum(codes) as unknown as z.ZodEnum<{ [C in Code]: C }>,
    labelOf: (code, language) => labels[code]?.[language] ?? code,
  };
}
