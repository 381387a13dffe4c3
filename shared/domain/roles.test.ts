import { describe, expect, it } from 'vitest';
import { PERMISSIONS, PERMISSIONS_OF, Role, roleMay, roleMayHoldCaseKey, roleReadsOpinion } from './roles';

// `model.md` 10 and `security.md` 5.2, to be confirmed by the client. A column for each role, in the order of ROLES.
const ROLES = [
  'worker',
  'liaison_officer',
  'coordinator',
  'sergeant',
  'direction',
  'privacy_officer',
  'statistics',
  'technical_admin',
] as const;

const TABLE = `
desk.read               Y Y Y Y - - - -
intake.read             Y Y Y Y - - - -
intake.write            Y Y Y - - - - -
person.read             Y Y Y Y - Y - -
person.write            Y Y Y - - - - -
case.read               Y Y Y Y - Y - -
case.open               Y Y Y - - - - -
case.write              Y Y Y - - - - -
case.grant              - - Y - - - - -
intervention.read       Y Y Y Y - Y - -
intervention.write      Y Y Y - - - - -
intervention.sign       Y Y Y - - - - -
summary.print           Y Y Y Y - - - -
journal.read            - - Y - - Y - -
journal.read_technical  - - Y - - Y - Y
account.read            Y Y Y Y - Y - Y
account.manage          - - Y - - - - Y
account.grant           - - Y - - - - -
settings.write          - - Y - - - - -`;

const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
  .map(([permission, ...letters]) => ({ permission, may: letters.map((letter) => letter === 'Y') }));

describe('roles', () => {
  it('are these', () => {
    expect(Role.options).toEqual(ROLES);
  });

  it('have a row for each permission', () => {
    expect(rows.map(({ permission }) => permission)).toEqual(PERMISSIONS);
  });

  it.each(rows)('$permission: $may', ({ permission, may }) => {
    const known = PERMISSIONS.find((one) => one === permission) ?? 'desk.read';
    expect(ROLES.map((role) => roleMay(role, known))).toEqual(may);
  });

  it.each(ROLES)('a %s is given each permission once', (role) => {
    expect(new Set(PERMISSIONS_OF[role]).size).toBe(PERMISSIONS_OF[role].length);
  });

  it('of whom three never hold the key of the cases, nor anything that needs it', () => {
    const keyless = ROLES.filter((role) => !roleMayHoldCaseKey(role));
    expect(keyless).toEqual(['direction', 'statistics', 'technical_admin']);
    const ofCases = /^(?:desk|intake|person|case|intervention|summary)\.|^journal\.read$/;
    for (const role of keyless) expect(PERMISSIONS_OF[role].filter((one) => ofCases.test(one))).toEqual([]);
  });

  it('of whom only those who do casework read professional opinion', () => {
    expect(ROLES.filter((role) => roleReadsOpinion(role))).toEqual([
      'worker',
      'liaison_officer',
      'coordinator',
    ]);
  });

  it('of whom only a coordinator gives the key, and nobody who gives it lacks it', () => {
    const giving = ROLES.filter((role) => roleMay(role, 'account.grant'));
    expect(giving).toEqual(['coordinator']);
    expect(giving.every((role) => roleMayHoldCaseKey(role))).toBe(true);
  });
});
