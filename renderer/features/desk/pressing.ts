import type { IntakeLine } from '#shared/domain/intake';

const RANK: Record<IntakeLine['urgency'], number> = {
  immediate: 0,
  within_24h: 2,
  within_week: 3,
  unknown: 3,
  no_hurry: 4,
};

/**
 * Requests in the order in which a tired person should see them: those called immediate, those that waited too long,
 * then by urgency; the oldest first among equals. An aid to the eye: it decides nothing.
 */
export function mostPressing(intakes: readonly IntakeLine[]): IntakeLine[] {
  const rank = (intake: IntakeLine) => Math.min(RANK[intake.urgency], intake.isWaiting ? 1 : 5);
  return intakes.toSorted(
    (a, b) => rank(a) - rank(b) || Temporal.Instant.compare(a.receivedAt, b.receivedAt),
  );
}
