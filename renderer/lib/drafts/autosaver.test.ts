import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallFailed } from '../call';
import { autosaver, type SaveState } from './autosaver';

const AT = '2026-03-14T18:32:00Z';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(save: () => Promise<string | null> = () => Promise.resolve(AT)) {
  const states: SaveState[] = [];
  const saveSpy = vi.fn(save);
  const saver = autosaver({ save: saveSpy, onState: (state) => states.push(state) });
  return { saver, save: saveSpy, states, last: () => states.at(-1) };
}

/** A save that ends when the test says so. */
function heldSave() {
  const waiting: { succeed: () => void; fail: (error: unknown) => void }[] = [];
  const save = () =>
    new Promise<string>((resolve, reject) => waiting.push({ succeed: () => resolve(AT), fail: reject }));
  return { save, waiting };
}

describe('autosaver', () => {
  it('saves nothing when nothing was typed', async () => {
    const { saver, save } = setUp();
    await vi.advanceTimersByTimeAsync(60_000);
    await saver.flush();
    expect(save).not.toHaveBeenCalled();
  });

  it('saves two seconds after the last keystroke, once', async () => {
    const { saver, save, last } = setUp();
    saver.touch();
    await vi.advanceTimersByTimeAsync(1500);
    saver.touch();
    await vi.advanceTimersByTimeAsync(1999);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save).toHaveBeenCalledTimes(1);
    expect(last()).toEqual({ state: 'saved', at: AT });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('saves every five seconds while typing never pauses', async () => {
    const { saver, save } = setUp();
    for (let tenth = 0; tenth < 110; tenth++) {
      saver.touch();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('flushes at once what is not saved yet', async () => {
    const { saver, save, last } = setUp();
    saver.touch();
    await saver.flush();
    expect(save).toHaveBeenCalledTimes(1);
    expect(last()).toEqual({ state: 'saved', at: AT });
  });

  it('keeps to one save at a time and saves afterwards what was typed meanwhile', async () => {
    const { save, waiting } = heldSave();
    const held = setUp(save);
    held.saver.touch();
    await vi.advanceTimersByTimeAsync(2000);
    held.saver.touch();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(held.save).toHaveBeenCalledTimes(1);
    waiting[0]?.succeed();
    await vi.advanceTimersByTimeAsync(0);
    expect(held.last()).toEqual({ state: 'waiting' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(held.save).toHaveBeenCalledTimes(2);
  });

  it('flushing during a save waits for it and then saves the rest', async () => {
    const { save, waiting } = heldSave();
    const held = setUp(save);
    held.saver.touch();
    await vi.advanceTimersByTimeAsync(2000);
    held.saver.touch();
    let isDone = false;
    const flushed = held.saver.flush().then(() => (isDone = true));
    waiting[0]?.succeed();
    await vi.advanceTimersByTimeAsync(0);
    expect(isDone).toBe(false);
    waiting[1]?.succeed();
    await flushed;
    expect(held.save).toHaveBeenCalledTimes(2);
  });

  it('tells a failure and tries again by itself', async () => {
    const failure = { code: 'STORAGE' as const, reference: 'R-1', storage: 'disk_full' as const };
    let attempts = 0;
    const { saver, save, last } = setUp(() =>
      ++attempts === 1 ? Promise.reject(new CallFailed(failure)) : Promise.resolve(AT),
    );
    saver.touch();
    await vi.advanceTimersByTimeAsync(2000);
    expect(last()).toEqual({ state: 'failed', failure });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(save).toHaveBeenCalledTimes(2);
    expect(last()).toEqual({ state: 'saved', at: AT });
  });

  it('stops for a conflict, keeps what is typed meanwhile, and saves it once resumed', async () => {
    const answers = [null, AT];
    const { saver, save } = setUp(() => Promise.resolve(answers.shift() as string | null));
    saver.touch();
    await vi.advanceTimersByTimeAsync(2000);
    saver.touch();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    saver.resume();
    await vi.advanceTimersByTimeAsync(2000);
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('saves nothing more once stopped', async () => {
    const { saver, save } = setUp();
    saver.touch();
    saver.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    await saver.flush();
    expect(save).not.toHaveBeenCalled();
  });
});
