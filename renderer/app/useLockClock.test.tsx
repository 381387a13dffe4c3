import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerCalls, renderScreen } from '../testing/render-screen';
import { useLockClock } from './useLockClock';

const START = Date.parse('2026-03-14T18:30:00Z');
const IDLE_MS = 10 * 60_000;

beforeEach(() => {
  vi.useFakeTimers({
    now: START,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Clock() {
  const { locksAt, secondsLeft } = useLockClock();
  return <p>{`${locksAt ?? 'unknown'} ${secondsLeft ?? 'later'}`}</p>;
}

async function show() {
  const calls = answerCalls({
    'session.touch': () => ({ locksAt: new Date(Date.now() + IDLE_MS).toISOString() }),
  });
  renderScreen(<Clock />);
  await act(async () => vi.advanceTimersByTime(0));
  return calls;
}
const later = (seconds: number) => act(async () => vi.advanceTimersByTime(seconds * 1000));
const hand = () => act(async () => void fireEvent.pointerMove(document.body));
const told = () => screen.getByText(/Z /).textContent;

it('touches when it opens, then at most every twenty seconds while the hands move', async () => {
  const calls = await show();
  expect(calls).toHaveLength(1);
  for (let second = 0; second < 19; second += 1) {
    await hand();
    await later(1);
  }
  expect(calls).toHaveLength(1);
  await later(1);
  expect(calls).toHaveLength(2);
});

it('counts a sign of life between two touches from the next one, and stays silent without any', async () => {
  const calls = await show();
  await later(5);
  await hand();
  await later(60);
  expect(calls).toHaveLength(2);
  expect(told()).toBe('2026-03-14T18:40:20.000Z later');
});

it('counts the last minute aloud, until a hand moves', async () => {
  await show();
  await later(9 * 60 - 1);
  expect(told()).toContain('later');
  await later(1);
  expect(told()).toContain(' 60');
  await later(45);
  expect(told()).toContain(' 15');
  await hand();
  await later(0);
  expect(told()).toContain('later');
});
