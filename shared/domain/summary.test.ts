import { describe, expect, it } from 'vitest';
import { personRole } from './code-lists';
import { InterventionContent } from './intervention';
import { Role } from './roles';
import {
  mayPrint,
  PRINTABLE_FIELDS,
  PROSE_FIELDS,
  RecipientProfile,
  shareOneCase,
  WHITELIST,
} from './summary';

const PROFILES = RecipientProfile.options;

describe('what goes onto paper', () => {
  it('is opinion for nobody outside the team, printed by nobody who does not read it', () => {
    const cells = PROFILES.flatMap((profile) =>
      Role.options.filter((role) => mayPrint('opinion', profile, role)).map((role) => `${profile}: ${role}`),
    );
    expect(cells).toEqual(['internal: worker', 'internal: liaison_officer', 'internal: coordinator']);
  });

  it('is never an address, a phone, a place’s details or an identifier for whoever is outside the team', () => {
    const outside = PROFILES.filter((profile) => profile !== 'internal');
    for (const profile of outside) {
      const { intervention, person } = WHITELIST[profile];
      expect(intervention).not.toContain('placeDetail');
      expect(person.filter((field) => !['name', 'role', 'birth'].includes(field))).toEqual([]);
    }
    const fields: readonly string[] = PRINTABLE_FIELDS;
    for (const never of [
      'participantIds',
      'address',
      'addresses',
      'contactPoints',
      'codeWord',
      'id',
      'caseId',
      'authorId',
    ])
      expect(fields).not.toContain(never);
  });

  it('for a partner: no words of the person, no observation, no place, no patrol, no event number, no oddity', () => {
    const { intervention, patrolBadges } = WHITELIST.partner;
    const withheld = [
      'opinion',
      'quotedWords',
      'observations',
      'place',
      'placeDetail',
      'present',
      'patrol',
      'eventNumber',
      'findings',
    ];
    expect(intervention.filter((field) => withheld.includes(field))).toEqual([]);
    expect(patrolBadges).toBe(false);
  });

  it('for a court: neither opinion nor what a supervisor should look at', () => {
    const { intervention } = WHITELIST.court;
    expect(intervention.filter((field) => ['opinion', 'placeDetail', 'findings'].includes(field))).toEqual(
      [],
    );
  });

  it.each(PROFILES)('%s: never who reported, and only roles that exist', (profile) => {
    const { hiddenRoles } = WHITELIST[profile];
    expect(hiddenRoles).toContain('reporter');
    const roles: readonly string[] = personRole.codes;
    expect(hiddenRoles.filter((role) => !roles.includes(role))).toEqual([]);
  });

  it('for a partner: nobody but the person, those who stand for them and their children', () => {
    const shown = personRole.codes.filter((role) => !WHITELIST.partner.hiddenRoles.includes(role));
    expect(shown).toEqual(['concerned', 'victim', 'parental_authority', 'tutor_mandatary', 'exposed_child']);
  });

  it.each(PROFILES)('%s: each field once, from the list of what may be printed at all', (profile) => {
    const { intervention } = WHITELIST[profile];
    const fields: readonly string[] = PRINTABLE_FIELDS;
    expect(new Set(intervention).size).toBe(intervention.length);
    expect(intervention.filter((field) => !fields.includes(field))).toEqual([]);
  });

  it.each(PROFILES)('%s: what the whitelist does not name is printed by nobody', (profile) => {
    const printed = PRINTABLE_FIELDS.filter((field) =>
      Role.options.some((role) => mayPrint(field, profile, role)),
    );
    const named = PRINTABLE_FIELDS.filter((field) => WHITELIST[profile].intervention.includes(field));
    expect(printed).toEqual(named);
  });

  it('has as paragraphs only words of an intervention that may be printed', () => {
    const printable: readonly string[] = PRINTABLE_FIELDS;
    expect(PROSE_FIELDS.filter((field) => !printable.includes(field))).toEqual([]);
    expect(PROSE_FIELDS.filter((field) => !(field in InterventionContent.shape))).toEqual([]);
  });
});

describe('one summary', () => {
  it.each([
    [['a'], true],
    [['a', 'a'], true],
    [['a', 'b'], false],
    [[], false],
  ])('of the cases %j: %s', (cases, wanted) => {
    expect(shareOneCase(cases.map((caseId) => ({ caseId })))).toBe(wanted);
  });
});
