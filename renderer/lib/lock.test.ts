import { afterEach, expect, it, vi } from 'vitest';
import { registerFlush } from './flush';
import { lockNow } from './lock';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function bridge(done: string[]) {
  vi.stubGlobal('bridge', {
    call: (name: string) => {
      done.push(name);
      return Promise.resolve({ ok: true, value: {} });
    },
    on: () => () => undefined,
  });
}

it('saves the words under the hand before it locks', async () => {
  const done: string[] = [];
  bridge(done);
  const forget = registerFlush(async () => {
    await Promise.resolve();
    done.push('saved');
  });
  await lockNow();
  expect(done).toEqual(['saved', 'session.lock']);
  forget();
});

it('locks all the same when saving does not end', async () => {
  vi.useFakeTimers();
  const done: string[] = [];
  bridge(done);
  const forget = registerFlush(() => new Promise(() => undefined));
  const locking = lockNow();
  await vi.advanceTimersByTimeAsync(500);
  await locking;
  expect(done).toEqual(['session.lock']);
  forget();
});
