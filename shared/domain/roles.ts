import { z } from 'zod';

/** Every act that a role may be given. A procedure of the contract names exactly one (`shared/contract`). */
export const PERMISSIONS = [
  'desk.read',
  'intake.read',
  'intake.write',
  'person.read',
  'person.write',
  'case.read',
  'case.open',
  'case.write',
  'case.grant',
  'intervention.read',
  'intervention.write',
  'intervention.sign',
  'summary.print',
  'journal.read',
  'journal.read_technical',
  'account.read',
  'account.manage',
  'account.grant',
  'settings.write',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The roles of `model.md` 1. */
export const Role = z.enum([
  'worker',
  'liaison_officer',
  'coordinator',
  'sergeant',
  'direction',
  'privacy_officer',
  'statistics',
  'technical_admin',
]);
export type Role = z.infer<typeof Role>;

const CASEWORK = [
  'desk.read',
  'intake.read',
  'intake.write',
  'person.read',
  'person.write',
  'case.read',
  'case.open',
  'case.write',
  'intervention.read',
  'intervention.write',
  'intervention.sign',
  'summary.print',
  'account.read',
] as const satisfies Permission[];

/**
 * What each role may do, before the rules of the object (`access.ts`) are asked.
 * From `model.md` 10 and `security.md` 5.2; the client has still to confirm both. Rights only add up: no permission takes one away.
 */
export const PERMISSIONS_OF: Record<Role, readonly Permission[]> = {
  worker: CASEWORK,
  liaison_officer: CASEWORK,
  coordinator: [
    ...CASEWORK,
    'case.grant',
    'journal.read',
    'account.manage',
    'account.grant',
    'settings.write',
    'journal.read_technical',
  ],
  sergeant: [
    'desk.read',
    'intake.read',
    'person.read',
    'case.read',
    'intervention.read',
    'summary.print',
    'account.read',
  ],
  privacy_officer: [
    'case.read',
    'person.read',
    'intervention.read',
    'journal.read',
    'journal.read_technical',
    'account.read',
  ],
  direction: [],
  statistics: [],
  technical_admin: ['account.read', 'account.manage', 'journal.read_technical'],
};

/** Whether a role may do an act at all. */
export function roleMay(role: Role, permission: Permission): boolean {
  return PERMISSIONS_OF[role].includes(permission);
}

/**
 * Whether accounts of this role may be granted the key of the cases. The others hold the system key alone:
 * for them the cases stay unreadable by cryptography, not by policy (`security.md` 2.1).
 */
export function roleMayHoldCaseKey(role: Role): boolean {
  return ['worker', 'liaison_officer', 'coordinator', 'sergeant', 'privacy_officer'].includes(role);
}

/** Whether a role reads professional opinion. The sergeant works from facts and summaries (`model.md` 10). */
export function roleReadsOpinion(role: Role): boolean {
  return role === 'worker' || role === 'liaison_officer' || role === 'coordinator';
}
