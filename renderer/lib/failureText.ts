import type { Failure } from '#shared/contract/result';
import { entryFr } from '../i18n/fr/entry';
import { i18n } from '../i18n/index';
import { CallFailed } from './call';

/** A refusal in words: what happened, what it means for the work, what to do, and the reference to quote. */
export type FailureWords = { what: string; means: string; act: string; reference: string };

const PARTS = ['what', 'means', 'act'] as const;

/**
 * Puts a refusal into words, in the language of the screen. The more precise code speaks first: the rule, then the
 * storage problem, then the general code. That every code has its words is checked by the type of `failuresFr`.
 */
export function failureText(failure: Failure): FailureWords {
  const path = failure.rule
    ? (`rule.${failure.rule}` as const)
    : failure.storage
      ? (`storage.${failure.storage}` as const)
      : (`code.${failure.code}` as const);
  const [what, means, act] = PARTS.map((part) => i18n.t(`${path}.${part}`, { ns: 'failures' })) as [
    string,
    string,
    string,
  ];
  return { what, means: [...reasonsOf(failure), means].join(' '), act, reference: failure.reference };
}

/** Which of its rules a password broke: the vault names them where another refusal names ids. */
function reasonsOf(failure: Failure): string[] {
  if (failure.rule !== 'password_refused') return [];
  const reasons = Object.keys(entryFr.password.problem) as (keyof typeof entryFr.password.problem)[];
  return reasons
    .filter((reason) => failure.where?.includes(reason))
    .map((reason) => i18n.t(`password.problem.${reason}`, { ns: 'entry' }));
}

/** The refusal inside an error; anything that is not one is told as an internal trouble without reference. */
export function failureOf(error: unknown): Failure {
  return error instanceof CallFailed ? error.failure : { code: 'INTERNAL', reference: '—' };
}

const FIELD_WORDS = ['required', 'too_big', 'too_small', 'login_form', 'invalid_format'] as const;

/** What is wrong with one field, in words, from the code that the vault gave. */
export function fieldText(code: string): string {
  const known = FIELD_WORDS.find((word) => word === code);
  return i18n.t(`field.${known ?? 'other'}`, { ns: 'failures' });
}
