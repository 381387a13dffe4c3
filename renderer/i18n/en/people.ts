import type { SameKeys } from '../index';
import type { peopleFr } from '../fr/people';

export const peopleEn: SameKeys<typeof peopleFr> = { title: '' };
