import type { SameKeys } from '../index';
import type { territoryFr } from '../fr/territory';

export const territoryEn: SameKeys<typeof territoryFr> = {
  municipality: 'Municipality',
  region: 'Health region',
  add: 'Add a municipality',
  remove: 'Remove {{name}}',
  removeUnnamed: 'Remove this line',
  needOne: 'At least one municipality is needed.',
  twice: 'This municipality is already in the list.',
};
