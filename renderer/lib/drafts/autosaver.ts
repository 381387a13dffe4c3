import type { Failure } from '#shared/contract/result';
import type { Instant } from '#shared/domain/instant';
import { CallFailed } from '../call';

/** Where the saving of words under way stands, as the screen tells it. */
export type SaveState =
  | { state: 'untouched' }
  | { state: 'waiting' }
  | { state: 'saving' }
  | { state: 'saved'; at: Instant }
  | { state: 'failed'; failure: Failure | null };

export type Autosaver = {
  /** Says that something was typed. */
  touch: () => void;
  /** Saves now what is not saved yet, and waits for it. Never throws: a failure is told by the state. */
  flush: () => Promise<void>;
  /** Saves nothing more until `resume`: a conflict is being settled, or the draft became a record. */
  stop: () => void;
  resume: () => void;
};

/** Pauses in milliseconds: after the last keystroke, at most while typing goes on, and before trying again. */
export const AUTOSAVE_PAUSES = { quiet: 2000, longest: 5000, retry: 10_000 } as const;

/**
 * Saves by itself: a while after the last keystroke, and regularly while typing goes on (`design.md`, Hands).
 * One save at a time; what was typed during a save is saved after it; a failed save is tried again until it passes.
 * `save` gives the moment of the save, or null when nothing more may be saved (a conflict to settle first).
 */
export function autosaver(options: {
  save: () => Promise<Instant | null>;
  onState: (state: SaveState) => void;
  pauses?: { quiet: number; longest: number; retry: number };
}): Autosaver {
  const { save, onState, pauses = AUTOSAVE_PAUSES } = options;
  let typed = 0;
  let saved = 0;
  let isStopped = false;
  let underWay: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstUnsavedAt: number | null = null;

  const plan = (pause: number) => {
    clearTimeout(timer);
    if (isStopped) return;
    timer = setTimeout(() => void flush(), pause);
  };

  const planAfterKeystroke = () => {
    const now = Date.now();
    firstUnsavedAt ??= now;
    plan(Math.max(0, Math.min(pauses.quiet, firstUnsavedAt + pauses.longest - now)));
  };

  const saveOnce = async () => {
    const taking = typed;
    firstUnsavedAt = null;
    onState({ state: 'saving' });
    try {
      const outcome = await save();
      if (outcome === null) {
        isStopped = true;
        onState({ state: 'waiting' });
        return;
      }
      saved = taking;
      onState(typed === saved ? { state: 'saved', at: outcome } : { state: 'waiting' });
      if (typed !== saved) planAfterKeystroke();
    } catch (error) {
      onState({ state: 'failed', failure: error instanceof CallFailed ? error.failure : null });
      plan(pauses.retry);
    }
  };

  const flush = async () => {
    clearTimeout(timer);
    if (underWay) await underWay;
    if (isStopped || typed === saved) return;
    underWay = saveOnce().finally(() => {
      underWay = null;
    });
    await underWay;
  };

  return {
    touch() {
      typed += 1;
      if (isStopped) return;
      if (underWay === null) {
        onState({ state: 'waiting' });
        planAfterKeystroke();
      }
    },
    flush,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
    resume() {
      isStopped = false;
      if (typed !== saved) planAfterKeystroke();
    },
  };
}
