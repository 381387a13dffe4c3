import { z } from 'zod';

/**
 * Something that a supervisor should look at in a record of the past. Facts that already happened are never refused:
 * a hard stop invites false records (`model.md`, principles). The code is put into words by the screen and the printout.
 */
export const Finding = z.object({
  code: z.enum([
    'ends_before_start',
    'starts_in_future',
    'starts_before_case',
    'longer_than_day',
    'late_entry',
    'facts_missing',
    'nobody_present',
    'p38_without_estimation',
    'event_number_mask',
    'received_in_future',
    'case_closed',
  ]),
  field: z.string().nullable(),
});
export type Finding = z.infer<typeof Finding>;
