import { z } from 'zod';

/** The identity of a record: a random UUID made where the record is born, so that a retry cannot duplicate it. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** How many times a record was saved: a save names the version that it read, and is refused if another came between. */
export const Version = z.int().min(1);
