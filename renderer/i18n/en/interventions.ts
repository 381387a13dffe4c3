import type { SameKeys } from '../index';
import type { interventionsFr } from '../fr/interventions';

export const interventionsEn: SameKeys<typeof interventionsFr> = { title: '' };
