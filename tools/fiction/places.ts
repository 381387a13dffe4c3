import type { Address } from '#shared/domain/person';
import { FIRST_TERRITORY } from '#shared/domain/settings';
import type { Random } from './random';

// Streets that exist nowhere, in the municipalities of the first territory. Phones are of the range kept for fiction.

const STREETS = [
  'boulevard des Exemples',
  'rue du Renard-Imaginaire',
  'avenue de la Fable',
  'chemin du Mirage',
  'rue D’Artifice',
  'rue de l’Île-Rêvée',
  'place du Faux-Semblant',
  'montée des Chimères',
  'rang du Conte-Perdu',
  'terrasse de la Brume',
  'rue Sainte-Hypothèse',
  'côte du Bœuf-Bleu',
  'croissant des Échos',
  'impasse du Prétexte',
  'allée des Ébauches',
  'rue du Brouillon',
  'chemin de la Marge',
  'avenue du Parenthèse-Ouvert',
  'rue des Points-de-Suspension',
  'rue L’Anodin',
] as const;

const OUTSIDE = ['Mascouche', 'Laval', 'Blainville'] as const;

/** A municipality of the territory, or one time in fifteen a neighbour. */
export function municipality(random: Random): string {
  if (random.chance(1 / 15)) return random.pick(OUTSIDE);
  return random.chance(0.7) ? 'Terrebonne' : random.pick(FIRST_TERRITORY).name;
}

/** A phone that rings nowhere: 555-01xx. */
export function phone(random: Random): string {
  return `${random.pick(['450', '514', '579', '438'])} 555-01${String(random.between(0, 99)).padStart(2, '0')}`;
}

/** An address; a protected or secret one only where it is asked for. */
export function address(random: Random, over: Partial<Address> = {}): Address {
  return {
    id: random.id(),
    kind: 'residence',
    civicNumber: String(random.between(1, 4999)),
    street: random.pick(STREETS),
    unit: random.chance(0.35) ? String(random.between(1, 40)) : '',
    municipality: municipality(random),
    postalCode: `J6W ${random.between(0, 9)}A${random.between(0, 9)}`,
    since: null,
    until: null,
    isProtected: false,
    ...over,
  };
}
