import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProcedureName } from '#shared/contract/index';
import type { Draft, SaveDraft } from '#shared/domain/draft';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import { CallFailed, call } from '../call';
import { registerFlush } from '../flush';
import { forgetSaving, reportSaving } from '../saving';
import { autosaver, type Autosaver, type SaveState } from './autosaver';
import { markStored, rememberLeaving } from './opened-drafts';

/** Somebody saved the same draft meanwhile: both versions, and the one that both started from when it is known. */
export type DraftConflict<C> = {
  base: C | null;
  theirs: C;
  savedByName: string;
  savedAt: Instant;
  version: number;
};

export type DraftUnderWay<C> = {
  words: C;
  change: (changes: Partial<C> | ((words: C) => Partial<C>)) => void;
  saving: SaveState;
  /** The version last stored, or nothing while the words exist only here. */
  version: number | null;
  /** Saves at once what is not saved yet. */
  flush: () => Promise<void>;
  /** Saves everything and gives the version to sign or record on, or nothing when the save did not pass. */
  ensureSaved: () => Promise<number | null>;
  conflict: DraftConflict<C> | null;
  /** Ends a conflict: the chosen words are saved on top of the newest version. */
  settle: (words: C) => void;
  /** The draft was recorded or removed elsewhere while it was being written here. */
  isGone: boolean;
  /** The draft became a record or was discarded: nothing more is saved. */
  finish: () => void;
};

/** The reads that show drafts among other things. */
const LISTING_DRAFTS: ProcedureName[] = ['desk.read', 'cases.read'];

/**
 * The words under way on one page: saved by themselves, on leaving, and when the station locks; never lost to an error.
 * `opened` is what the page starts from (version null: nothing stored yet); `isTouched` saves those first words too.
 */
export function useDraft<C extends object>(options: {
  id: Id;
  opened: { words: C; version: number | null; savedAt: Instant | null; isTouched?: boolean };
  bodyOf: (words: C) => SaveDraft['body'];
  wordsOf: (body: Draft['body']) => C | null;
}): DraftUnderWay<C> {
  const { id, opened } = options;
  const client = useQueryClient();
  const [words, setWords] = useState(opened.words);
  const [saving, setSaving] = useState<SaveState>(
    opened.savedAt === null ? { state: 'untouched' } : { state: 'saved', at: opened.savedAt },
  );
  const [conflict, setConflict] = useState<DraftConflict<C> | null>(null);
  const [isGone, setIsGone] = useState(false);
  const [version, setVersion] = useState(opened.version);

  const asked = useRef(options);
  asked.current = options;
  const now = useRef({
    words: opened.words,
    stored: opened.version === null ? null : opened.words,
    version: opened.version,
  });
  const saver = useRef<Autosaver | null>(null);

  if (saver.current === null) {
    const meetConflict = async () => {
      const newest = await call('drafts.read', { draftId: id });
      const theirs = asked.current.wordsOf(newest.body);
      if (theirs === null) throw new CallFailed({ code: 'NOT_FOUND', reference: '' });
      const { savedByName, savedAt, version } = newest;
      setConflict({ base: now.current.stored, theirs, savedByName, savedAt, version });
    };
    const save = async () => {
      const taken = now.current.words;
      try {
        const saved = await call('drafts.save', {
          id,
          version: now.current.version,
          body: asked.current.bodyOf(taken),
        });
        markStored(id);
        now.current = { ...now.current, version: saved.version, stored: taken };
        setVersion(saved.version);
        return saved.savedAt;
      } catch (error) {
        if (!isRefusal(error, 'CONFLICT') && !isRefusal(error, 'NOT_FOUND')) throw error;
      }
      try {
        await meetConflict();
      } catch (error) {
        if (!isRefusal(error, 'NOT_FOUND')) throw error;
        setIsGone(true);
      }
      return 'stopped' as const;
    };
    saver.current = autosaver({ save, onState: setSaving });
  }

  useEffect(() => {
    const own = saver.current;
    const withdraw = registerFlush(() => own?.flush() ?? Promise.resolve());
    if (asked.current.opened.isTouched) own?.touch();
    return () => {
      withdraw();
      forgetSaving(id);
      const lastSave = (own?.flush() ?? Promise.resolve()).then(async () => {
        await Promise.all(LISTING_DRAFTS.map((name) => client.invalidateQueries({ queryKey: [name] })));
      });
      rememberLeaving(id, lastSave);
    };
  }, [id, client]);

  useEffect(() => {
    if (saving.state === 'saved') reportSaving(id, { state: 'saved', at: saving.at });
    else if (saving.state === 'failed') reportSaving(id, { state: 'failed' });
    else if (saving.state === 'saving') reportSaving(id, { state: 'saving' });
    else if (saving.state === 'waiting') reportSaving(id, { state: 'unsaved' });
  }, [id, saving]);

  const change = useCallback((changes: Partial<C> | ((words: C) => Partial<C>)) => {
    const before = now.current.words;
    const after = { ...before, ...(typeof changes === 'function' ? changes(before) : changes) };
    now.current = { ...now.current, words: after };
    setWords(after);
    saver.current?.touch();
  }, []);

  const flush = useCallback(() => saver.current?.flush() ?? Promise.resolve(), []);

  const ensureSaved = useCallback(async () => {
    const own = saver.current;
    if (own === null) return null;
    if (now.current.version === null) own.touch();
    await own.flush();
    return now.current.stored === now.current.words ? now.current.version : null;
  }, []);

  const settle = useCallback(
    (chosen: C) => {
      if (conflict === null) return;
      now.current = { words: chosen, stored: conflict.theirs, version: conflict.version };
      setWords(chosen);
      setConflict(null);
      saver.current?.resume();
      saver.current?.touch();
      void saver.current?.flush();
    },
    [conflict],
  );

  const finish = useCallback(() => {
    saver.current?.stop();
    forgetSaving(id);
  }, [id]);

  return { words, change, saving, version, flush, ensureSaved, conflict, settle, isGone, finish };
}

function isRefusal(error: unknown, code: 'CONFLICT' | 'NOT_FOUND'): boolean {
  return error instanceof CallFailed && error.failure.code === code;
}
