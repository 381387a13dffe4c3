import type { Participant } from '#shared/domain/case-file';

/** Whom a case is told by: the person concerned, else the victim, else whoever came first. */
export function mainParticipantOf(participants: readonly Participant[]): Participant | undefined {
  return (
    participants.find(({ role }) => role === 'concerned') ??
    participants.find(({ role }) => role === 'victim') ??
    participants[0]
  );
}
