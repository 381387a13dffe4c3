import type { InputOf } from '#shared/contract/index';
import { SubjectKind, type Subject } from '#shared/domain/journal-entry';

export type Filter = Omit<InputOf<'journal.list'>, 'subject' | 'beforeSeq' | 'limit'>;

export const NO_FILTER: Filter = { actorId: null, actions: [], from: null, to: null };

/** How many lines come at once: what one reads before deciding to go on. */
export const PAGE_LINES = 100;

/** What the journal is asked about, from the address (`?case=…`, `?person=…`, `?intake=…`), or nothing. */
export function subjectIn(params: URLSearchParams): Subject | null {
  for (const kind of SubjectKind.options) {
    const id = params.get(kind);
    if (id !== null && id !== '') return { kind, id };
  }
  return null;
}
