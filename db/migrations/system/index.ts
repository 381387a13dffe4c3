import type { Migration } from '../../migrate';
import { journal } from './0010-journal';

/** Every step of the system database, in order. Static imports: a bundle has no folder to scan. */
export const systemMigrations: readonly Migration[] = [journal];
