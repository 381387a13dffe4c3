import { describe, expect, test } from 'vitest';
import type { Seat } from '#shared/contract/session';
import { PERMISSIONS_OF, Role, roleMayHoldCaseKey } from '#shared/domain/roles';
import { homeOf } from './home';
import { railOf } from './rail';

const seatOf = (role: Role, holdsCaseKey: boolean) =>
  ({ role, holdsCaseKey, permissions: [...PERMISSIONS_OF[role]] }) as unknown as Seat;

describe('where each role begins, and what its rail holds', () => {
  test.each([
    ['worker', '/desk', ['desk', 'intakes', 'cases', 'people', 'settings']],
    ['liaison_officer', '/desk', ['desk', 'intakes', 'cases', 'people', 'settings']],
    ['coordinator', '/desk', ['desk', 'intakes', 'cases', 'people', 'journal', 'accounts', 'settings']],
    ['sergeant', '/desk', ['desk', 'intakes', 'cases', 'people', 'settings']],
    ['privacy_officer', '/journal', ['cases', 'people', 'journal', 'settings']],
    ['direction', '/welcome', ['welcome', 'settings']],
    ['statistics', '/welcome', ['welcome', 'settings']],
    ['technical_admin', '/accounts', ['journal', 'accounts', 'settings']],
  ] as const)('%s', (role, home, rail) => {
    const seat = seatOf(role, roleMayHoldCaseKey(role));
    expect(homeOf(seat)).toBe(home);
    expect(railOf(seat).map(({ word }) => word)).toEqual(rail);
  });

  test.each(['worker', 'liaison_officer', 'sergeant'] as const)('%s without the key of the cases', (role) => {
    const seat = seatOf(role, false);
    expect(homeOf(seat)).toBe('/welcome');
    expect(railOf(seat).map(({ word }) => word)).toEqual(['welcome', 'settings']);
  });

  test.each(Role.options)('%s always finds its first page in its rail', (role) => {
    for (const holdsCaseKey of [true, false]) {
      const seat = seatOf(role, holdsCaseKey);
      expect(railOf(seat).map(({ path }) => path)).toContain(homeOf(seat));
    }
  });
});
