import {
  blankInterventionDraft,
  type InterventionContent,
  type InterventionDraft,
} from '#shared/domain/intervention';
import type { NewIntake } from '#shared/domain/intake';
import type { Address, ContactPoint, NewPerson } from '#shared/domain/person';
import type { Id } from '#shared/domain/id';

// Values that make tests read like stories. Every name, number and place is invented.

type IdMaker = () => Id;

/** Ids that follow one another: the same test always makes the same ones. */
export function idMaker(seed = 1): IdMaker {
  let next = seed;
  return () => `00000000-0000-4000-8000-${String(next++).padStart(12, '0')}`;
}

const nextId = idMaker(500_000);

export function anAddress(over: Partial<Address> = {}): Address {
  return {
    id: nextId(),
    kind: 'residence',
    civicNumber: '491',
    street: 'boulevard des Exemples',
    unit: '',
    municipality: 'Terrebonne',
    postalCode: 'J6W 1A1',
    since: null,
    until: null,
    isProtected: false,
    ...over,
  };
}

export function aContactPoint(over: Partial<ContactPoint> = {}): ContactPoint {
  return {
    id: nextId(),
    kind: 'mobile',
    value: '450 555-0123',
    safety: 'unknown',
    hours: '',
    mayLeaveMessage: null,
    codeWord: '',
    whoMayAnswer: '',
    notes: '',
    verifiedOn: null,
    ...over,
  };
}

export function aPerson(over: Partial<NewPerson> = {}): NewPerson {
  return {
    id: nextId(),
    names: [{ kind: 'usual', family: 'Fictif-Lévesque', given: 'Marie-Ève' }],
    birth: { kind: 'day', day: '1991-05-02' },
    gender: 'woman',
    pronoun: '',
    language: 'french',
    needsInterpreter: false,
    accommodation: '',
    identity: 'declared',
    addresses: [anAddress()],
    contactPoints: [aContactPoint()],
    ...over,
  };
}

export function anIntake(over: Partial<NewIntake> = {}): NewIntake {
  return {
    id: nextId(),
    receivedAt: '2026-03-14T18:30:00Z',
    origin: 'patrol',
    requester: { name: 'Agent Exemple', badge: '9001', organisation: '', phone: '' },
    eventNumbers: ['TRB260314-001'],
    situationTypes: ['mental_health_crisis'],
    account: 'Troisième appel cette semaine. La personne entend des voix et ne dort plus.',
    persons: [],
    urgency: 'within_24h',
    municipality: 'Terrebonne',
    patrolOfficers: 2,
    patrolMinutes: 90,
    ...over,
  };
}

export function anInterventionContent(over: Partial<InterventionContent> = {}): InterventionContent {
  const {
    startedDay: _a,
    startedTime: _b,
    endedDay: _c,
    endedTime: _d,
    type: _e,
    ...words
  } = blankInterventionDraft();
  return {
    ...words,
    type: 'home_visit',
    startedAt: '2026-03-15T14:00:00Z',
    endedAt: '2026-03-15T15:10:00Z',
    othersPresent: 'Sœur de la personne',
    purpose: 'Évaluer les besoins',
    facts: 'La personne ouvre la porte et invite à entrer.',
    observations: 'Logement en ordre, rideaux fermés.',
    quotedWords: '« Je n’en peux plus. »',
    opinion: 'Épuisement marqué.',
    measures: 'Rendez-vous pris avec le service de crise.',
    results: ['reached'],
    outcomes: ['community_resource'],
    patrolMinutesFreed: 60,
    ...over,
  };
}

export function anInterventionDraft(over: Partial<InterventionDraft> = {}): InterventionDraft {
  return {
    ...blankInterventionDraft(),
    type: 'home_visit',
    startedDay: '2026-03-15',
    startedTime: '10:00',
    facts: 'La personne ouvre la porte.',
    ...over,
  };
}
