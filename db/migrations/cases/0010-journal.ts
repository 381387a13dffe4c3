import type { Migration } from '../../migrate';
import { createJournal } from '../journal-table';

/** The journal comes first: no later table may hold something whose reading left no trace. */
export const journal: Migration = { id: '0010-journal', up: createJournal };
