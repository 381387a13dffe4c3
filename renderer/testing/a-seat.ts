import type { Seat } from '#shared/contract/session';
import { PERMISSIONS_OF, type Role } from '#shared/domain/roles';
import { DEFAULT_PREFERENCES } from '#shared/domain/account';
import { DEFAULT_PARAMETERS, FIRST_TERRITORY } from '#shared/domain/settings';

/** Somebody at the desk, in a role. */
export function aSeat(role: Role = 'worker', changes: Partial<Seat> = {}): Seat {
  return {
    accountId: '6f0f8f62-6f4e-4e3c-9a0e-1f6d1d3f0aff',
    name: 'Éloïse Fictive',
    title: 'Travailleuse sociale',
    badge: null,
    role,
    isPeaceOfficer: false,
    isDesignatedCrisisWorker: false,
    professionalOrder: '',
    permitNumber: '',
    permissions: [...PERMISSIONS_OF[role]],
    holdsCaseKey: true,
    mustChangePassword: false,
    preferences: DEFAULT_PREFERENCES,
    service: { service: 'Service fictif', unit: 'Équipe fictive', territory: FIRST_TERRITORY },
    parameters: DEFAULT_PARAMETERS,
    journals: [],
    isReturning: false,
    ...changes,
  };
}
