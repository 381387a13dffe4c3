import type { SameKeys } from '../index';
import type { intakesFr } from '../fr/intakes';

export const intakesEn: SameKeys<typeof intakesFr> = { title: '' };
