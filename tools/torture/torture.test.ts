import { afterEach, beforeAll, expect, it } from 'vitest';
import { bundle } from '../../scripts/run-in-electron-node.mjs';
import { passwordRounds, setUpRounds, writeRounds } from './rounds';

// The short form of `npm run torture`: the real vault, killed -9 at random instants. The seed is in the message of a
// failure; `npm run torture -- --seed N` draws the same acts again.

const seed = Math.floor(Math.random() * 1_000_000);
const MINUTES = 60_000;
let program: { file: string };
let rounds = 0;
const onRound = () => rounds++;

beforeAll(async () => {
  program = { file: await bundle('tools/torture/main.ts') };
});
afterEach(() => (rounds = 0));

it(
  'loses nothing that was acknowledged when the storage process is killed while writing',
  async () => {
    const figures = await writeRounds({ program, seed, rounds: 10, onRound });
    expect(rounds).toBe(10);
    expect(figures.acknowledged).toBeGreaterThan(figures.attempted);
  },
  3 * MINUTES,
);

it(
  'leaves no vault, or a whole one with a confirmed recovery code, when a set-up is killed',
  async () => {
    const { clean, complete } = await setUpRounds({ program, seed, rounds: 4, onRound });
    expect(clean + complete).toBe(4);
  },
  3 * MINUTES,
);

it(
  'keeps the old password or takes the new one, never neither, when a change is killed',
  async () => {
    const { former, next } = await passwordRounds({ program, seed, rounds: 3, onRound });
    expect(former + next).toBe(rounds);
  },
  3 * MINUTES,
);
