import { useEffect, useReducer } from 'react';

const left = (until: number | null) =>
  until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000));

/** Whole seconds until a moment (milliseconds of the clock), counted down; 0 without one or once it has passed. */
export function useSecondsUntil(until: number | null): number {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (left(until) === 0) return undefined;
    const timer = setInterval(() => {
      tick();
      if (left(until) === 0) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return left(until);
}
