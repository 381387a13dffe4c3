import { useSyncExternalStore } from 'react';

/** Whether the words of one screen are on disk. `at`: when they last were, as an instant. */
export type Saving =
  { state: 'saved'; at: string | null } | { state: 'saving' } | { state: 'unsaved' } | { state: 'failed' };

const NOTHING: Saving = { state: 'saved', at: null };
const reports = new Map<string, Saving>();
const listeners = new Set<() => void>();
let worst: Saving = NOTHING;

const rank = { failed: 3, unsaved: 2, saving: 1, saved: 0 } as const;

function summarize() {
  worst = NOTHING;
  for (const report of reports.values()) {
    const isWorse = rank[report.state] > rank[worst.state];
    const isLater =
      report.state === 'saved' && worst.state === 'saved' && (report.at ?? '') > (worst.at ?? '');
    if (isWorse || isLater) worst = report;
  }
  for (const listener of listeners) listener();
}

/** Says where the words of one draft stand; the corner of the shell shows the least safe of all. */
export function reportSaving(draftId: string, saving: Saving): void {
  reports.set(draftId, saving);
  summarize();
}

/** A draft that left the screen (signed, recorded, discarded or closed) no longer counts. */
export function forgetSaving(draftId: string): void {
  reports.delete(draftId);
  summarize();
}

/** The least safe state among the drafts on screen. */
export function useSaving(): Saving {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => worst,
  );
}
