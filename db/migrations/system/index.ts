import type { Migration } from '../../migrate';
import { journal } from './0010-journal';
import { accounts } from './0020-accounts';

/** Every step of the system database, in order. */
export const systemMigrations: readonly Migration[] = [journal, accounts];
