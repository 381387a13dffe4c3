import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ProcedureName } from '#shared/contract/index';
import type { Id } from '#shared/domain/id';
import { registerFlush } from '../flush';
import { forgetSaving, reportSaving, type Saving } from '../saving';
import type { SaveState } from './autosaver';
import { draftSession, type DraftSession, type DraftView } from './draft-session';
import { rememberLeaving } from './opened-drafts';

export type DraftUnderWay<C> = DraftView<C> & Omit<DraftSession<C>, 'subscribe' | 'view'>;

/** The reads that show drafts among other things. */
const LISTING_DRAFTS: ProcedureName[] = ['desk.read', 'cases.read'];

/**
 * The words under way on one page (`draftSession`): saved also when the page is left and when the station locks, and told
 * to the corner of the shell. The page keeps one draft from beginning to end: give it `key={id}`.
 */
export function useDraft<C extends object>(
  options: Parameters<typeof draftSession<C>>[0] & { id: Id },
): DraftUnderWay<C> {
  const { id } = options;
  const client = useQueryClient();
  const [session] = useState(() => draftSession(options));
  const view = useSyncExternalStore(session.subscribe, session.view);

  useEffect(() => {
    const withdraw = registerFlush(session.flush);
    return () => {
      withdraw();
      forgetSaving(id);
      const lastSave = session.flush().then(async () => {
        await Promise.all(LISTING_DRAFTS.map((name) => client.invalidateQueries({ queryKey: [name] })));
      });
      rememberLeaving(id, lastSave);
    };
  }, [id, client, session]);

  useEffect(() => {
    const saving = cornerWords(view.saving);
    if (saving) reportSaving(id, saving);
  }, [id, view.saving]);

  const { change, flush, ensureSaved, settle } = session;
  const finish = () => {
    session.finish();
    forgetSaving(id);
  };
  return { ...view, change, flush, ensureSaved, settle, finish };
}

function cornerWords(saving: SaveState): Saving | null {
  switch (saving.state) {
    case 'untouched':
      return null;
    case 'waiting':
      return { state: 'unsaved' };
    case 'saving':
      return { state: 'saving' };
    case 'saved':
      return { state: 'saved', at: saving.at };
    case 'failed':
      return { state: 'failed' };
  }
}
