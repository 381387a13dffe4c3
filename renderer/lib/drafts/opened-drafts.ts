import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Draft } from '#shared/domain/draft';
import type { Id } from '#shared/domain/id';
import { call, type CallFailed } from '../call';

// Drafts that exist only on screen so far, with the words they start from, if any.
const fresh = new Map<Id, object | null>();
// Saves that were still under way when their page was left: reading the draft again waits for them.
const leaving = new Map<Id, Promise<void>>();

/** Begins a draft: gives its identity. Nothing is stored before the first word. */
export function startDraft(words: object | null = null): Id {
  const id = crypto.randomUUID();
  fresh.set(id, words);
  return id;
}

/** Whether a draft was begun here and never stored. */
export function isFreshDraft(id: Id): boolean {
  return fresh.has(id);
}

/** The words a fresh draft starts from: those of a draft that vanished under the hand, otherwise none. */
export function firstWordsOf(id: Id): object | null {
  return fresh.get(id) ?? null;
}

/** The draft is stored now: whoever opens it again reads it. */
export function markStored(id: Id): void {
  fresh.delete(id);
}

/** Remembers the last save of a page that was left, so that coming back at once shows its words. */
export function rememberLeaving(id: Id, lastSave: Promise<void>): void {
  leaving.set(id, lastSave);
  void lastSave.finally(() => {
    if (leaving.get(id) === lastSave) leaving.delete(id);
  });
}

/** Reads a stored draft, once per opening: its words then live on the page. `isWanted: false` for a fresh one. */
export function useStoredDraft(id: Id, isWanted: boolean): UseQueryResult<Draft, CallFailed> {
  return useQuery<Draft, CallFailed>({
    queryKey: ['drafts.read', { draftId: id }],
    queryFn: async () => {
      await leaving.get(id);
      return call('drafts.read', { draftId: id });
    },
    enabled: isWanted,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
  });
}
