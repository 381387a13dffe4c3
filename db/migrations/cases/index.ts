import type { Migration } from '../../migrate';
import { journal } from './0010-journal';
import { people } from './0020-people';
import { casework } from './0030-casework';
import { interventions } from './0040-interventions';

/** Every step of the cases database, in order. Static imports: a bundle has no folder to scan. */
export const casesMigrations: readonly Migration[] = [journal, people, casework, interventions];
