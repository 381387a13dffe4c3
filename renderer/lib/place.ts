import { useEffect, useSyncExternalStore } from 'react';

// Where we are, in words, for the corner of the shell. The title of the window stays neutral: a task bar can be seen.
let current = '';
const listeners = new Set<() => void>();

function setPlace(name: string) {
  current = name;
  for (const listener of listeners) listener();
}

/** Says the name of the page that is shown. */
export function usePlace(name: string): void {
  useEffect(() => {
    setPlace(name);
    return () => setPlace('');
  }, [name]);
}

/** The name of the page that is shown, or nothing between two pages. */
export function useCurrentPlace(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
