import { expect, it } from 'vitest';
import { flushAll, registerFlush } from './flush';

it('saves everything under the hand, even when one screen fails', async () => {
  const saved: string[] = [];
  const stops = [
    registerFlush(async () => {
      throw new Error('disk');
    }),
    registerFlush(async () => {
      saved.push('intake');
    }),
  ];
  const forget = registerFlush(async () => {
    saved.push('closed');
  });
  forget();
  await flushAll();
  expect(saved).toEqual(['intake']);
  for (const stop of stops) stop();
});
