import { useSyncExternalStore } from 'react';

// The place in the application lives in the hash alone, question part included (`#/journal?case=…`): the address of the
// page never changes, so a lock that reloads it comes back to the same place. wouter's own hash hook writes the question
// part into the address and leaves it there.

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

const parts = (): [path: string, search: string] => {
  const [path = '', search = ''] = window.location.hash.replace(/^#?\/?/, '').split('?', 2);
  return [`/${path}`, search];
};

/** Goes to a place of the application (`/cases/…`, `/journal?case=…`). */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const oldURL = window.location.href;
  const newURL = `${oldURL.split('#')[0]}#/${to.replace(/^#?\/?/, '')}`;
  window.history[options.replace ? 'replaceState' : 'pushState'](null, '', newURL);
  window.dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL }));
}

/** For wouter's `Router`: the path in the hash. */
export const useHashPath: {
  (): [string, typeof navigate];
  hrefs: (href: string) => string;
} = Object.assign(
  (): [string, typeof navigate] => [useSyncExternalStore(subscribe, () => parts()[0]), navigate],
  { hrefs: (href: string) => `#${href}` },
);

/** For wouter's `Router`: what follows the question mark in the hash. */
export const useHashSearch = (): string => useSyncExternalStore(subscribe, () => parts()[1]);
