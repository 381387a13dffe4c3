import { situationType } from '#shared/domain/code-lists';
import type { Instant } from '#shared/domain/instant';
import { atStation } from '#shared/domain/instant';
import type { NewIntake } from '#shared/domain/intake';
import { familyName, givenName } from './names';
import { municipality, phone } from './places';
import type { Random } from './random';

type Situation = (typeof situationType.codes)[number];

/** What requests say, by what they are about. Invented, in the tone of those who write them. */
const ACCOUNTS: Partial<Record<Situation, readonly string[]>> = {
  mental_health_crisis: [
    'Troisième appel cette semaine à la même adresse. La personne entend des voix, ne dort plus et dit que les voisins la surveillent par le chauffage. Elle collabore avec les agents, sans arme. Sa sœur demande de l’aide.',
    'Homme trouvé en pantoufles au stationnement de l’épicerie, confus, persuadé que sa voiture a été remplacée par une copie. Reconduit chez lui. Les agents suggèrent un suivi.',
  ],
  suicide_risk: [
    'Appel d’une proche : la personne a écrit « c’est assez, prenez soin du chat ». Trouvée chez elle, en pleurs, accepte de parler. Moyens à portée remis à la sœur. Relance demandée d’ici demain.',
    'Rencontré sur la passerelle, dit vouloir « arrêter le bruit ». Transport volontaire à l’hôpital, congé le soir même.',
  ],
  domestic_violence: [
    'Dispute entendue par le voisin. Madame a une marque au poignet et demande que rien ne soit laissé dans la boîte vocale. Deux enfants à la maison, couchés. Monsieur a quitté avant l’arrivée.',
    'Plainte pour messages répétés de l’ex-conjoint (41 textos en une soirée). Conditions en vigueur. La personne craint de le croiser à la garderie.',
  ],
  elder_mistreatment: [
    'La caissière de la caisse signale des retraits inhabituels faits par un neveu. La dame de 84 ans dit que « tout va bien », frigo presque vide.',
  ],
  homelessness: [
    'Dort dans l’entrée du centre d’achats depuis le début de la semaine. Calme, pieds gelés, refuse le refuge à cause de son chien Biscuit.',
  ],
  hoarding_unsanitary: [
    'Odeur signalée par le propriétaire. Passage de 40 cm entre les piles de journaux ; chauffage d’appoint allumé. La personne a honte et craint l’expulsion.',
  ],
  youth_difficulty: [
    'L’école rapporte des absences et des bleus expliqués par « la trottinette ». La jeune préfère parler à l’intervenante plutôt qu’aux parents.',
  ],
  neighbour_conflict: [
    'Neuvième appel pour la haie et la souffleuse. Les deux voisins filment. Aucune infraction, beaucoup de temps de patrouille.',
  ],
  addiction: [
    'Intoxication sur la voie publique, troisième fois ce mois-ci. Accepterait une place en désintoxication « si c’est aujourd’hui ».',
  ],
  traumatic_event: [
    'Témoin direct d’un accident mortel sur la montée. Ne dort plus, évite la rue. L’employeur a appelé.',
  ],
};

const ANYTHING = [
  'Demande d’accompagnement à la suite d’une intervention policière. La personne accepte d’être rappelée.',
  'Appel récurrent, besoins de base non comblés, aucune infraction. Les agents demandent un regard social.',
  'Famille épuisée, ne sait plus vers qui se tourner. Aucune urgence sur le moment, mais la situation s’aggrave.',
] as const;

/** What is wished of a request beside what chance gives. */
export type RequestWish = {
  receivedAt: Instant;
  persons: NewIntake['persons'];
  situation?: Situation;
  over?: Partial<NewIntake>;
};

/** An invented request. */
export function request(
  random: Random,
  { receivedAt, persons, situation, over = {} }: RequestWish,
): NewIntake {
  const about = situation ?? random.pick(situationType.codes);
  const origin = random.pick([
    'patrol',
    'patrol',
    'patrol',
    'patrol',
    'investigations',
    'call_centre_911',
    'call_card_review',
    'partner',
    'citizen',
    'relative',
    'city',
  ] as const);
  const isPolice = ['patrol', 'investigations', 'call_centre_911', 'call_card_review'].includes(origin);
  return {
    id: random.id(),
    receivedAt,
    origin,
    requester: isPolice
      ? {
          name: `Agent ${familyName(random)}`,
          badge: String(random.between(9000, 9999)),
          organisation: '',
          phone: '',
        }
      : {
          name: `${givenName(random, 'woman')} ${familyName(random)}`,
          badge: '',
          organisation:
            origin === 'partner'
              ? random.pick(['Maison L’Esquisse', 'Centre Le Répit fictif', 'CLSC de l’Exemple'])
              : '',
          phone: phone(random),
        },
    eventNumbers: isPolice ? [eventNumber(random, receivedAt)] : [],
    situationTypes: random.chance(0.25) ? random.some(situationType.codes, 2) : [about],
    account: random.pick(ACCOUNTS[about] ?? ANYTHING),
    persons,
    urgency: random.pick([
      'immediate',
      'within_24h',
      'within_24h',
      'within_week',
      'within_week',
      'no_hurry',
      'unknown',
    ] as const),
    municipality: municipality(random),
    patrolOfficers: isPolice ? random.between(1, 3) : null,
    patrolMinutes: isPolice ? random.between(2, 24) * 5 : null,
    ...over,
  };
}

/** A police event number in the form of the demonstration's mask (`TRB999999-999`). */
export function eventNumber(random: Random, at: Instant): string {
  const day = atStation(at).toPlainDate().toString().replaceAll('-', '').slice(2);
  return `TRB${day}-${String(random.between(1, 999)).padStart(3, '0')}`;
}

export const EVENT_NUMBER_MASK = 'TRB999999-999';
