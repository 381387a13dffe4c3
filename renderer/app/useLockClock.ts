import { useEffect, useState } from 'react';
import type { Instant } from '#shared/domain/instant';
import { call } from '../lib/call';

/** At most one touch in this time, however much the hands move. */
const TOUCH_EVERY_MS = 20_000;
/** The last minute is counted aloud. */
const SOON_MS = 60_000;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/**
 * Tells the vault that the hands move, and gives the moment when the station will lock without them.
 * `secondsLeft` is a number during the last minute only. The vault alone decides to lock (`security.md` 2.7).
 */
export function useLockClock(): { locksAt: Instant | null; secondsLeft: number | null } {
  const [locksAt, setLocksAt] = useState<Instant | null>(null);
  const [counted, setCounted] = useState<{ locksAt: Instant; seconds: number } | null>(null);

  useEffect(() => {
    let touchedAt = Number.NEGATIVE_INFINITY;
    let later: ReturnType<typeof setTimeout> | null = null;
    const touch = () => {
      later = null;
      touchedAt = performance.now();
      call('session.touch', {})
        .then((answer) => setLocksAt(answer.locksAt))
        // Not signed in any more: the curtain follows by its own event.
        .catch(() => undefined);
    };
    const onLife = () => {
      if (later !== null) return;
      // A sign of life between two touches counts from the next one: the end of the delay is never told too early.
      later = setTimeout(touch, Math.max(0, touchedAt + TOUCH_EVERY_MS - performance.now()));
    };
    touch();
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, onLife, { capture: true, passive: true });
    return () => {
      if (later !== null) clearTimeout(later);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, onLife, { capture: true });
    };
  }, []);

  useEffect(() => {
    if (locksAt === null) return undefined;
    let ticking: ReturnType<typeof setInterval> | null = null;
    const tick = () =>
      setCounted({
        locksAt,
        seconds: Math.max(0, Math.round((Date.parse(locksAt) - Date.now()) / 1000)),
      });
    const soon = setTimeout(
      () => {
        tick();
        ticking = setInterval(tick, 1000);
      },
      Math.max(0, Date.parse(locksAt) - SOON_MS - Date.now()),
    );
    return () => {
      clearTimeout(soon);
      if (ticking !== null) clearInterval(ticking);
    };
  }, [locksAt]);

  // A count of an earlier delay says nothing of this one.
  return { locksAt, secondsLeft: counted !== null && counted.locksAt === locksAt ? counted.seconds : null };
}
