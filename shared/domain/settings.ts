import { z } from 'zod';
import { healthRegion } from './code-lists';
import { EventNumberMask } from './event-number';
import { requiredLine } from './text';

/** One municipality of the territory and the health region whose services answer there (`domain.md` 0). */
export const Municipality = z.strictObject({ name: requiredLine(80), healthRegion: healthRegion.schema });
export type Municipality = z.infer<typeof Municipality>;

/** What the service is called, and where it works. */
export const ServiceIdentity = z.strictObject({
  service: requiredLine(120),
  unit: requiredLine(120),
  territory: z.array(Municipality).min(1).max(40),
});
export type ServiceIdentity = z.infer<typeof ServiceIdentity>;

/** Parameters that the coordinator sets. Delays in the unit that their name says. */
export const Parameters = z.strictObject({
  eventNumberMask: EventNumberMask,
  /** Minutes without a touch before the station locks (`security.md` 2.7). */
  idleLockMinutes: z.int().min(2).max(15),
  /** Hours after which writing down an intervention counts as late. */
  lateEntryHours: z.int().min(1).max(336),
  /** Days until a new case is reviewed (INV-16). */
  firstReviewDays: z.int().min(1).max(365),
  /** Hours after which a request nobody took shows as waiting. */
  intakeWaitingHours: z.int().min(1).max(336),
});
export type Parameters = z.infer<typeof Parameters>;

/** Parameters of a new installation, all to be validated by the client. */
export const DEFAULT_PARAMETERS: Parameters = {
  eventNumberMask: '',
  idleLockMinutes: 10,
  lateEntryHours: 24,
  firstReviewDays: 30,
  intakeWaitingHours: 24,
};

/** The territory of the first users (`domain.md` 0), offered at set-up and editable there. */
export const FIRST_TERRITORY: Municipality[] = [
  { name: 'Terrebonne', healthRegion: 'lanaudiere' },
  { name: 'Sainte-Anne-des-Plaines', healthRegion: 'laurentides' },
  { name: 'Bois-des-Filion', healthRegion: 'laurentides' },
];

/** The health region of a municipality, or nothing when it lies outside the territory. */
export function healthRegionOf(territory: readonly Municipality[], municipality: string) {
  return territory.find((one) => one.name === municipality)?.healthRegion;
}
