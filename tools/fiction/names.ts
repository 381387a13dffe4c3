import type { PersonName } from '#shared/domain/person';
import type { Random } from './random';

// Names that nobody bears, with everything that real ones do to software: accents, hyphens, both apostrophes, particles,
// compounds, ligatures, capitals inside words.

const FAMILY = [
  'Fablier',
  'Songeur',
  'Mirage-Dubourg',
  'L’Inventé',
  'D’Aurore-Fictive',
  'Feint',
  'Chimère',
  'Sœurette',
  'Contebleu',
  'De la Fable',
  'Du Songe',
  'Des Nuées',
  'Le Rêveur',
  'La Brume',
  'Saint-Imaginaire',
  'Sainte-Fable',
  'St-Mirage',
  'Vraisemblable',
  'Légende',
  'O’Fiction',
  'MacFable',
  'Nébuleuse',
  'Écholand',
  'Îlet-Perdu',
  'Çavoir',
  'Ÿvraie',
  'Hypothèse',
  'Exemple',
  'Lemodèle',
  'Parabole',
  'Énigme-Lafeinte',
  'Boisrêvé',
  'Cœurvaillant',
  'Maître-Jacques',
  'Faribole',
  'Sornette',
  'Balivernes',
  'Calembredaine',
  'Lanterne',
  'Papillote',
  'Ritournelle',
  'Girouette',
  'Tournesol-Gris',
  'Quenouille',
  'Coquecigrue',
  'Perlimpin',
  'Turlututu',
  'Bricabrac',
  'Carabistouille',
  'Galéjade',
  'Fantaisie',
  'Fadaise',
  'Billevesée',
  'Craquette',
  'Lanternois',
  'Mirliton',
  'Mistigri',
  'Patatras',
  'Trémolo',
  'Zéphyrin-Faux',
] as const;

const GIVEN = {
  woman: [
    'Marie-Fable',
    'Zoé-Ève',
    'Anaëlle',
    'Gaëlle',
    'Noëlla',
    'Maëva',
    'Océane-Luce',
    'Béatrix',
    'Solène',
    'Éloïse',
    'Rose-Aimée',
    'Aïcha-Lune',
    'Célestine',
    'Ludivine',
    'Orphée',
    'Perrine',
    'Théodora',
    'Ondine',
    'Mélusine',
    'Capucine',
    'Françoise-Ève',
    'Hélène',
    'Andréanne',
    'Josée-Anne',
    'Marie-D’Or',
    'Ismérie',
    'Thaïs',
    'Zénaïde',
    'Clarté',
    'Véga',
  ],
  man: [
    'Jean-Conte',
    'Loïc',
    'Gaël',
    'Noël',
    'Théophile',
    'Aurèle',
    'Barnabé',
    'Célestin',
    'Étienne-Luc',
    'François-Récit',
    'Hégésippe',
    'Isaïe',
    'Joël',
    'Léopold',
    'Maël',
    'Néo',
    'Octave',
    'Philémon',
    'Raphaël',
    'Siméon',
    'Télesphore',
    'Ulysse',
    'Valère',
    'Zacharie',
    'Anatole',
    'Cyprien',
    'Évariste',
    'Grégoire',
    'Hippolyte',
    'Jérémie',
  ],
  other: ['Alix', 'Camille', 'Claude', 'Dominique', 'Maxime', 'Morgan', 'Noa', 'Sacha', 'Andréa', 'Charlie'],
} as const;

const SHORT = ['Ti-Loup', 'Bébé Fable', 'Le Grand', 'Mimi', 'Zaz', 'La Plume', 'Frisé', 'Néné'] as const;

export type GivenKind = keyof typeof GIVEN;

/** One family name, compound one time in six. */
export function familyName(random: Random): string {
  const first = random.pick(FAMILY);
  if (!random.chance(1 / 6) || /[ -]/.test(first)) return first;
  return `${first}-${random.pick(FAMILY.filter((other) => other !== first && !/[ -]/.test(other)))}`;
}

export function givenName(random: Random, kind: GivenKind): string {
  return random.pick(GIVEN[kind]);
}

/** The names of a person: always a usual one, sometimes a birth name, an alias, a legal name in full. */
export function namesOf(random: Random, kind: GivenKind): PersonName[] {
  const usual: PersonName = { kind: 'usual', family: familyName(random), given: givenName(random, kind) };
  const names = [usual];
  if (random.chance(0.12)) names.push({ kind: 'birth', family: familyName(random), given: usual.given });
  if (random.chance(0.1))
    names.push({ kind: 'legal', family: usual.family, given: `${usual.given} ${givenName(random, kind)}` });
  if (random.chance(0.1)) names.push({ kind: 'alias', family: '', given: random.pick(SHORT) });
  return names;
}

const BEGINNINGS = [
  'Bré',
  'Char',
  'Dur',
  'Fau',
  'Gri',
  'Hau',
  'Jol',
  'Lan',
  'Mor',
  'Nor',
  'Pel',
  'Quin',
  'Riv',
  'Sau',
  'Tou',
  'Val',
  'Vé',
  'Croi',
  'Bel',
  'Cla',
];
const MIDDLES = ['', 'ban', 'che', 'di', 'fo', 'gue', 'li', 'mar', 'ne', 'ris', 'sé', 'ti', 'ver'];
const ENDINGS = [
  'bois',
  'brune',
  'çon',
  'doux',
  'feint',
  'gny',
  'let',
  'mont',
  'neau',
  'pré',
  'quet',
  'rêve',
  'songe',
  'vent',
];

/** A name out of some thousands: in a large registry most names are rare. */
export function rareFamilyName(random: Random): string {
  return random.pick(BEGINNINGS) + random.pick(MIDDLES) + random.pick(ENDINGS);
}

export const GIVEN_NAMES: readonly string[] = Object.values(GIVEN).flat();
