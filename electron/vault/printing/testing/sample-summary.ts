import type { Actor } from '#shared/domain/access';
import type { CaseFile, Participant } from '#shared/domain/case-file';
import type { Intervention } from '#shared/domain/intervention';
import type { SummaryInput } from '../summary-model';

// A fictional case that is long and odd enough to try the layout: names with every accent and apostrophe, late entries,
// addenda, empty sections. Every value is invented.

/** A made-up UUID: the same number always gives the same one. */
export function sampleId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Somebody who prints. */
export function anActor(over: Partial<Actor> = {}): Actor {
  return {
    accountId: sampleId(900),
    role: 'coordinator',
    name: 'Maëlle D’Astous-Çélik',
    title: 'coordonnatrice de l’équipe d’intervention sociale',
    badge: '0420',
    ...over,
  };
}

/** A person of the case. */
export function aParticipant(over: Partial<Participant> & { number: number }): Participant {
  const { number, ...rest } = over;
  return {
    personId: sampleId(number),
    name: { kind: 'usual', family: 'L’Heureux-Tremblay', given: 'Marie-Ève' },
    birth: { kind: 'day', day: '1991-05-02' },
    role: 'concerned',
    since: '2026-02-11',
    ...rest,
  };
}

/** A case file with three people. */
export function aCaseFile(over: Partial<CaseFile> = {}): CaseFile {
  return {
    id: sampleId(1),
    number: 'D-2026-000123',
    status: 'active_follow_up',
    category: 'domestic_violence',
    responsibleId: sampleId(901),
    responsibleName: 'Anne-Sophie Côté',
    confidentiality: 'restricted',
    openedAt: '2026-02-11T14:05:00Z',
    nextReviewOn: '2026-04-13',
    participants: [],
    intakes: [
      {
        id: sampleId(2),
        number: 'R-2026-000456',
        receivedAt: '2026-02-10T23:40:00Z',
        eventNumbers: ['TRB260210-014'],
      },
    ],
    mayWrite: true,
    mayGrant: true,
    version: 3,
    ...over,
  };
}

/** A signed intervention, full in every field. */
export function anIntervention(over: Partial<Intervention> & { number: number }): Intervention {
  const { number, ...rest } = over;
  return {
    id: sampleId(number),
    caseId: sampleId(1),
    type: 'home_visit',
    startedAt: '2026-03-14T18:30:00Z',
    endedAt: '2026-03-14T19:10:00Z',
    place: 'person_home',
    placeDetail: 'cuisine, rez-de-chaussée',
    participantIds: [sampleId(11), sampleId(12)],
    othersPresent: 'une voisine qui n’a pas donné son nom',
    patrolPresent: true,
    patrolBadges: '1207, 1344',
    eventNumber: 'TRB260314-022',
    purpose: 'Vérifier l’état de la personne trois jours après l’événement',
    facts:
      'La personne ouvre la porte et invite l’équipe à entrer. Deux valises sont posées dans l’entrée. Elle indique que son conjoint a quitté le logement le 12 mars et qu’il n’y est pas revenu.\n\nElle a reçu quatre messages vocaux entre 9 h et 11 h. Elle les fait entendre à l’équipe. Les messages sont conservés dans son appareil.',
    observations:
      'La personne parle lentement et s’interrompt souvent. Ses mains tremblent lorsque le téléphone sonne. Le logement est en ordre.',
    quotedWords:
      '« Je dors avec une chaise contre la porte. »\n« Je veux que les enfants restent à la même école. »',
    opinion:
      'La peur exprimée paraît proportionnée aux faits relatés. Une rencontre avec le centre d’aide aux victimes pourrait être proposée de nouveau.',
    measures:
      'Remise des coordonnées de la ligne d’aide. Rendez-vous proposé avec le CAVAC le 17 mars à 10 h. Consigne rappelée : composer le 911 si le conjoint se présente.',
    results: ['reached', 'referral_made'],
    outcomes: ['community_resource'],
    patrolMinutesFreed: 95,
    hasOpinion: true,
    isLate: false,
    findings: [],
    authorId: sampleId(901),
    authorName: 'Anne-Sophie Côté',
    authorTitle: 'intervenante sociale',
    authorBadge: '0431',
    signedAt: '2026-03-14T20:02:00Z',
    hash: '9f2c41d07be8a3365520f1c4e6d9b8a70123456789abcdef0123456789abcdef',
    addenda: [],
    ...rest,
  };
}

/** What a summary of one intervention is composed from. */
export function aSummaryInput(over: Partial<SummaryInput> = {}): SummaryInput {
  const participants = [
    aParticipant({ number: 11, role: 'victim' }),
    aParticipant({
      number: 12,
      role: 'relative',
      name: { kind: 'usual', family: 'Nguyễn-Đặng', given: 'Þórunn Zoë' },
      birth: { kind: 'month', month: '1964-11' },
    }),
    aParticipant({
      number: 13,
      role: 'alleged_perpetrator',
      name: { kind: 'legal', family: 'O’Brien-Saint-Germain', given: 'Ferenc-Łukasz' },
      birth: { kind: 'estimated_age', age: 38, on: '2026-03-11' },
    }),
  ];
  return {
    service: {
      service: 'Service de police de Val-des-Érables',
      unit: 'Équipe d’intervention sociale et de concertation',
    },
    caseFile: aCaseFile({ participants }),
    participants,
    interventions: [anIntervention({ number: 101 })],
    actor: anActor(),
    profile: 'internal',
    language: 'fr',
    printNumber: 'I-2026-000123',
    printedAt: '2026-03-20T13:05:00Z',
    excludedProtectedAddresses: [],
    ...over,
  };
}
