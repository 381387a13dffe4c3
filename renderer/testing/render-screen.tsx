import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, vi } from 'vitest';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index';
import type { Failure } from '#shared/contract/result';
import { Providers } from '../app/providers';
import '../i18n/index';

// What happy-dom has not, and the component library asks for.
window.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
})) as unknown as typeof window.matchMedia;
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView = () => undefined;
if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() });

afterEach(cleanup);

/** Draws a screen with what every screen has: the look, the words, the reads. */
export function renderScreen(screen: ReactNode) {
  return render(<Providers env="test">{screen}</Providers>);
}

type Answers = { [N in ProcedureName]?: (input: InputOf<N>) => OutputOf<N> | { failure: Failure } };

/**
 * The other side of the bridge, as a table of answers: what is not in it fails the test.
 * Gives the calls that were made, in order.
 */
export function answerCalls(answers: Answers): { name: string; input: unknown }[] {
  const made: { name: string; input: unknown }[] = [];
  vi.stubGlobal('bridge', {
    call: (name: ProcedureName, input: unknown) => {
      made.push({ name, input });
      const answer = answers[name] as ((asked: unknown) => unknown) | undefined;
      if (answer === undefined) return Promise.reject(new Error(`unexpected call ${name}`));
      const value = answer(input);
      return Promise.resolve(
        typeof value === 'object' && value !== null && 'failure' in value
          ? { ok: false, error: value.failure }
          : { ok: true, value },
      );
    },
    on: () => () => undefined,
  });
  return made;
}
