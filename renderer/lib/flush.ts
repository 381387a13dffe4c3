type Flush = () => Promise<void>;

const flushes = new Set<Flush>();

/**
 * Declares how a screen saves at once the words under the hand. Called by the shell when the station is about to lock.
 * Gives back the function that withdraws the declaration.
 */
export function registerFlush(flush: Flush): () => void {
  flushes.add(flush);
  return () => {
    flushes.delete(flush);
  };
}

/** Saves everything under the hand. Never throws: one screen that fails does not stop the others. */
export async function flushAll(): Promise<void> {
  await Promise.allSettled([...flushes].map((flush) => flush()));
}
