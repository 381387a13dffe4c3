import {
  comparedOutcome,
  interventionPlace,
  interventionResult,
  interventionType,
} from '#shared/domain/code-lists';
import type { Id } from '#shared/domain/id';
import { atStation, type Instant } from '#shared/domain/instant';
import {
  blankInterventionDraft,
  type InterventionContent,
  type InterventionDraft,
} from '#shared/domain/intervention';
import type { Random } from './random';
import { eventNumber } from './requests';

type Type = (typeof interventionType.codes)[number];

const PURPOSES = [
  'Évaluer les besoins et la sécurité immédiate',
  'Suite à l’appel de la patrouille',
  'Relance convenue',
  'Remettre les coordonnées du CAVAC',
  'Préparer la comparution de jeudi',
  'Vérifier le filet de sécurité',
  'Rencontre à la demande de la personne',
  'Faire le point avec la sœur',
] as const;
const FACTS = [
  'La personne ouvre la porte et invite à entrer. L’entretien dure une heure, à la table de la cuisine.',
  'Rencontre au poste, salle 2. La personne arrive à l’heure, accompagnée de sa mère, qui attend à l’extérieur.',
  'Aucune réponse à la porte ; rideaux tirés, courrier accumulé. Une carte sans en-tête est laissée à la voisine, avec son accord.',
  'Appel au numéro sécuritaire, dans la plage convenue. La personne confirme être seule.',
  'Accompagnement à l’urgence ; attente de deux heures quarante, prise en charge par l’infirmière du triage.',
  'Les deux parties acceptent de s’asseoir. Un calendrier de déneigement est écrit et signé sur le coin de la table.',
  'Échange avec les agents sur la manière d’aborder la personne : parler bas, éviter le couloir, proposer un choix.',
] as const;
const OBSERVATIONS = [
  'Logement en ordre, rideaux fermés, médicaments comptés sur le comptoir.',
  'Parle vite, perd le fil, revient à son frère décédé.',
  'Mains qui tremblent ; mange pendant l’entretien.',
  'Passage étroit entre les boîtes, odeur forte, chauffage d’appoint débranché à la demande.',
  '',
] as const;
const QUOTES = [
  '« Je n’en peux plus. »',
  '« J’ai pas besoin de personne, j’ai besoin qu’on m’écoute. »',
  '« Si je parle, il va le savoir. »',
  '« Revenez jeudi, le matin, c’est mieux. »',
  '',
] as const;
const OPINIONS = [
  'Épuisement marqué ; réseau mince mais présent.',
  'Minimisation probable de la peur.',
  'Bonne alliance ; la personne prend elle-même les rendez-vous.',
  '',
  '',
] as const;
const MEASURES = [
  'Rendez-vous pris avec le service de crise.',
  'Coordonnées de la ligne d’aide remises en main propre.',
  'Le plan de sécurité sera relu à la prochaine rencontre.',
  'Moyens à portée confiés à la sœur.',
  '',
] as const;

/** What is wished of a note beside what chance gives. */
export type NoteWish = {
  startedAt: Instant;
  participantIds: Id[];
  type?: Type;
  over?: Partial<InterventionContent>;
};

/** An invented intervention that took place. */
export function note(
  random: Random,
  { startedAt, participantIds, type, over = {} }: NoteWish,
): InterventionContent {
  const withPatrol = random.chance(0.2);
  return {
    type: type ?? random.pick(interventionType.codes),
    startedAt,
    endedAt: random.chance(0.9)
      ? Temporal.Instant.from(startedAt)
          .add({ minutes: random.between(2, 30) * 5 })
          .toString()
      : null,
    place: random.pick(interventionPlace.codes),
    placeDetail: '',
    participantIds,
    othersPresent: random.chance(0.3)
      ? random.pick(['Sœur de la personne', 'Mère', 'Voisine', 'Travailleuse du CLSC de l’Exemple'])
      : '',
    patrolPresent: withPatrol,
    patrolBadges: withPatrol ? `${random.between(9000, 9999)}, ${random.between(9000, 9999)}` : '',
    eventNumber: withPatrol ? eventNumber(random, startedAt) : '',
    purpose: random.pick(PURPOSES),
    facts: random.some(FACTS, random.between(1, 3)).join('\n\n'),
    observations: random.pick(OBSERVATIONS),
    quotedWords: random.pick(QUOTES),
    opinion: random.pick(OPINIONS),
    measures: random.pick(MEASURES),
    results: random.some(interventionResult.codes, random.between(1, 2)),
    outcomes: random.chance(0.35) ? [random.pick(comparedOutcome.codes)] : [],
    patrolMinutesFreed: random.chance(0.4) ? random.between(1, 12) * 10 : null,
    ...over,
  };
}

/** The same words, still being written. */
export function draftOf({ startedAt, endedAt, ...words }: InterventionContent): InterventionDraft {
  const start = atStation(startedAt);
  const end = endedAt === null ? null : atStation(endedAt);
  const timeOf = (moment: Temporal.ZonedDateTime) =>
    moment.toPlainTime().toString({ smallestUnit: 'minute' });
  return {
    ...blankInterventionDraft(),
    ...words,
    startedDay: start.toPlainDate().toString(),
    startedTime: timeOf(start),
    endedDay: end?.toPlainDate().toString() ?? null,
    endedTime: end ? timeOf(end) : '',
  };
}

const ADDENDA = [
  ['La sœur se nomme Ondine, et non Orphée.', 'Erreur de nom'],
  ['Rappel reçu le lendemain : le rendez-vous est devancé à 9 h.', 'Précision'],
  ['L’heure de fin est 15 h 40.', 'Correction de l’heure'],
] as const;

/** The words of an addendum. */
export function addendumWords(random: Random): { text: string; reason: string } {
  const [text, reason] = random.pick(ADDENDA);
  return { text, reason };
}
