import type { SameKeys } from '../index';
import type { casesFr } from '../fr/cases';

export const casesEn: SameKeys<typeof casesFr> = { title: '' };
