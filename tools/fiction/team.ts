import type { AccountIdentity } from '#shared/domain/account';
import type { Role } from '#shared/domain/roles';
import { FIRST_TERRITORY, type ServiceIdentity } from '#shared/domain/settings';

/** A colleague who does not exist, with a password that satisfies the rules. Printed in the terminal: never for a real station. */
export type TeamMember = {
  /** Known to demonstrations and journeys: `worker1`, `sergeant`... */
  key: string;
  login: string;
  password: string;
  identity: AccountIdentity;
};

export const SERVICE: ServiceIdentity = {
  service: 'Service de police de la Ville-Fictive',
  unit: 'Équipe d’intervention sociale (démonstration)',
  territory: FIRST_TERRITORY,
};

const member = (
  key: string,
  role: Role,
  login: string,
  password: string,
  name: string,
  title: string,
  over: Partial<AccountIdentity> = {},
): TeamMember => ({
  key,
  login,
  password,
  identity: {
    name,
    title,
    badge: null,
    role,
    isPeaceOfficer: false,
    isDesignatedCrisisWorker: false,
    professionalOrder: '',
    permitNumber: '',
    ...over,
  },
});

/** One account of every role, and three workers. The first two are made by the set-up itself. */
export const TEAM = {
  coordinator: member(
    'coordinator',
    'coordinator',
    'maeva.coordination',
    'cadran-murmure-tuile-loutre-orage',
    'Maëva L’Inventé',
    'Coordonnatrice clinique',
  ),
  technicalAdmin: member(
    'technicalAdmin',
    'technical_admin',
    'neo.technique',
    'rouage-planche-violon-nuage-citron',
    'Néo Bricabrac',
    'Administrateur technique',
  ),
  worker1: member(
    'worker1',
    'worker',
    'eloise.fable',
    'lanterne-biscuit-falaise-moulin-sirop',
    'Éloïse De la Fable',
    'Travailleuse sociale',
    {
      isDesignatedCrisisWorker: true,
      professionalOrder: 'OTSTCFQ',
      permitNumber: 'FICTIF-0001',
    },
  ),
  worker2: member(
    'worker2',
    'worker',
    'jean.mirage',
    'crayon-glacier-panier-tulipe-sabot',
    'Jean-Conte Mirage-Dubourg',
    'Intervenant social',
  ),
  worker3: member(
    'worker3',
    'worker',
    'thais.songe',
    'pivoine-cuivre-radeau-miel-plafond',
    'Thaïs Du Songe',
    'Criminologue',
    { professionalOrder: 'OPCQ', permitNumber: 'FICTIF-0002' },
  ),
  liaison: member(
    'liaison',
    'liaison_officer',
    'rose.liaison',
    'volcan-ruban-pinceau-hibou-beurre',
    'Rose-Aimée D’Aurore-Fictive',
    'Agente de liaison en violence conjugale',
    { badge: '9041', isPeaceOfficer: true },
  ),
  sergeant: member(
    'sergeant',
    'sergeant',
    'octave.sergent',
    'marais-sifflet-corbeille-aube-grelot',
    'Octave Boisrêvé',
    'Sergent, relations avec la communauté',
    { badge: '9007', isPeaceOfficer: true },
  ),
  privacyOfficer: member(
    'privacyOfficer',
    'privacy_officer',
    'clarte.rprp',
    'fenouil-archipel-brosse-satin-toiture',
    'Clarté Vraisemblable',
    'Responsable de la protection des renseignements personnels',
  ),
  direction: member(
    'direction',
    'direction',
    'zenaide.direction',
    'amande-boussole-gravier-plume-taverne',
    'Zénaïde Maître-Jacques',
    'Directrice adjointe',
  ),
  statistics: member(
    'statistics',
    'statistics',
    'valere.statistiques',
    'compas-bruyante-oseille-galet-ficelle',
    'Valère Hypothèse',
    'Analyste',
  ),
} as const satisfies Record<string, TeamMember>;

export type TeamKey = keyof typeof TEAM;
export const TEAM_KEYS = Object.keys(TEAM) as TeamKey[];
