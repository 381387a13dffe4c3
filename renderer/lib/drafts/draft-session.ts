import type { Draft, SaveDraft } from '#shared/domain/draft';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import { CallFailed, call } from '../call';
import { autosaver, type SaveState } from './autosaver';
import { markStored } from './opened-drafts';

/** Somebody saved the same draft meanwhile: both versions, and the one that both started from when it is known. */
export type DraftConflict<C> = {
  base: C | null;
  theirs: C;
  savedByName: string;
  savedAt: Instant;
  version: number;
};

/** What the page shows of a draft. */
export type DraftView<C> = {
  words: C;
  saving: SaveState;
  /** The version last stored, or nothing while the words exist only here. */
  version: number | null;
  conflict: DraftConflict<C> | null;
  /** The draft was recorded or removed elsewhere while it was being written here. */
  isGone: boolean;
};

/** What a draft starts from: `version` null when nothing is stored yet, `isTouched` when its first words are to be saved too. */
export type DraftStart<C> = {
  words: C;
  version: number | null;
  savedAt: Instant | null;
  isTouched?: boolean;
};

export type DraftSession<C> = {
  subscribe: (listener: () => void) => () => void;
  view: () => DraftView<C>;
  change: (changes: Partial<C> | ((words: C) => Partial<C>)) => void;
  /** Saves at once what is not saved yet. Never throws: a failure is told by the view. */
  flush: () => Promise<void>;
  /** Saves everything and gives the version to sign or record on, or nothing when the save did not pass. */
  ensureSaved: () => Promise<number | null>;
  /** Ends a conflict: the chosen words are saved on top of the newest version. */
  settle: (words: C) => void;
  /** The draft became a record or was discarded: nothing more is saved. */
  finish: () => void;
};

/**
 * The words of one draft while they are written: saved by themselves; a save that meets another version stops, and both are
 * kept until somebody chooses; a draft that vanished is said, and its words stay.
 */
export function draftSession<C extends object>(options: {
  id: Id;
  start: DraftStart<C>;
  bodyOf: (words: C) => SaveDraft['body'];
  wordsOf: (body: Draft['body']) => C | null;
}): DraftSession<C> {
  const { id, start, bodyOf, wordsOf } = options;
  const listeners = new Set<() => void>();
  // The words that the stored version holds: what both sides of a conflict started from.
  let stored = start.version === null ? null : start.words;
  let view: DraftView<C> = {
    words: start.words,
    saving: start.savedAt === null ? { state: 'untouched' } : { state: 'saved', at: start.savedAt },
    version: start.version,
    conflict: null,
    isGone: false,
  };
  const show = (changes: Partial<DraftView<C>>) => {
    view = { ...view, ...changes };
    for (const listener of listeners) listener();
  };

  const meetOther = async () => {
    const newest = await call('drafts.read', { draftId: id });
    const theirs = wordsOf(newest.body);
    if (theirs === null) return show({ isGone: true });
    const { savedByName, savedAt, version } = newest;
    show({ conflict: { base: stored, theirs, savedByName, savedAt, version } });
  };

  const save = async (): Promise<Instant | null> => {
    const taken = view.words;
    try {
      const saved = await call('drafts.save', { id, version: view.version, body: bodyOf(taken) });
      markStored(id);
      stored = taken;
      show({ version: saved.version });
      return saved.savedAt;
    } catch (error) {
      if (!isRefusal(error, 'CONFLICT') && !isRefusal(error, 'NOT_FOUND')) throw error;
    }
    try {
      await meetOther();
    } catch (error) {
      if (!isRefusal(error, 'NOT_FOUND')) throw error;
      show({ isGone: true });
    }
    return null;
  };

  const saver = autosaver({ save, onState: (saving) => show({ saving }) });
  if (start.isTouched) saver.touch();

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view: () => view,
    change: (changes) => {
      show({ words: { ...view.words, ...(typeof changes === 'function' ? changes(view.words) : changes) } });
      saver.touch();
    },
    flush: saver.flush,
    ensureSaved: async () => {
      if (view.version === null) saver.touch();
      await saver.flush();
      return stored === view.words ? view.version : null;
    },
    settle: (words) => {
      if (view.conflict === null) return;
      stored = view.conflict.theirs;
      show({ words, version: view.conflict.version, conflict: null });
      saver.resume();
      saver.touch();
      void saver.flush();
    },
    finish: saver.stop,
  };
}

function isRefusal(error: unknown, code: 'CONFLICT' | 'NOT_FOUND'): boolean {
  return error instanceof CallFailed && error.failure.code === code;
}
