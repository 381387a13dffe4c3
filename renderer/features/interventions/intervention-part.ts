import type { InterventionDraft } from '#shared/domain/intervention';

/** What each part of the page of writing receives. */
export type InterventionPart = {
  words: InterventionDraft;
  change: (changes: Partial<InterventionDraft>) => void;
  error: (field: keyof InterventionDraft) => string | undefined;
  onUnclear: (field: keyof InterventionDraft, isUnclear: boolean) => void;
  /** Words from before are taken up again: the hand goes to the facts rather than to the first question. */
  isTakenUp: boolean;
};
