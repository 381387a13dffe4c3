import type { SameKeys } from '../index';
import type { deskFr } from '../fr/desk';

export const deskEn: SameKeys<typeof deskFr> = { title: '' };
