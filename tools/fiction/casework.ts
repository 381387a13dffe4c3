import type { OpenCase } from '#shared/domain/case-file';
import type { Id } from '#shared/domain/id';
import type { IntakePerson, NewIntake } from '#shared/domain/intake';
import type { InterventionContent } from '#shared/domain/intervention';
import type { NewPerson } from '#shared/domain/person';
import type { FictionalStation } from './fictional-station';
import { addendumWords, draftOf } from './notes';
import type { Random } from './random';

// What a worker does, as the window would ask it of the dispatcher, by whoever is signed in.

/** These persons as a request names them: the first is the one concerned. */
export function named(
  persons: readonly Pick<NewPerson, 'id'>[],
  role: IntakePerson['role'] = 'concerned',
): IntakePerson[] {
  return persons.map(({ id }, index) => ({
    personId: id,
    described: '',
    role: index === 0 ? role : 'relative',
  }));
}

export async function record(
  station: FictionalStation,
  intake: NewIntake,
): Promise<{ id: Id; number: string }> {
  const { id, number } = await station.ask('intakes.record', { intake, draftId: null });
  return { id, number };
}

/** Opens a case from a request that was recorded. */
export async function openCase(
  station: FictionalStation,
  random: Random,
  request: Omit<OpenCase, 'id'>,
): Promise<{ id: Id; number: string }> {
  const { id, number } = await station.ask('cases.open', { id: random.id(), ...request });
  return { id, number };
}

/** Saves a note as words under way. */
export async function saveNote(
  station: FictionalStation,
  random: Random,
  caseId: Id,
  content: InterventionContent,
): Promise<{ id: Id; version: number }> {
  const body = { kind: 'intervention' as const, caseId, content: draftOf(content) };
  return station.ask('drafts.save', { id: random.id(), version: null, body });
}

/** Writes a note and signs it. Gives its id. */
export async function signNote(
  station: FictionalStation,
  random: Random,
  caseId: Id,
  content: InterventionContent,
): Promise<Id> {
  const { id, version } = await saveNote(station, random, caseId, content);
  await station.ask('interventions.sign', { draftId: id, version, content });
  return id;
}

/** Saves a request as words under way: said on the phone, not yet dated. */
export async function saveRequest(
  station: FictionalStation,
  random: Random,
  { id: _id, receivedAt: _receivedAt, ...words }: NewIntake,
): Promise<Id> {
  const content = { ...words, receivedDay: null, receivedTime: '' };
  const { id } = await station.ask('drafts.save', {
    id: random.id(),
    version: null,
    body: { kind: 'intake', content },
  });
  return id;
}

export async function amend(station: FictionalStation, random: Random, interventionId: Id): Promise<void> {
  await station.ask('interventions.addAddendum', {
    id: random.id(),
    interventionId,
    ...addendumWords(random),
  });
}
