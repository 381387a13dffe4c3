import { describe, expect, it } from 'vitest';
import { AccountIdentity, Login, Password } from './account';
import { DEFAULT_PARAMETERS, FIRST_TERRITORY, healthRegionOf, Parameters, ServiceIdentity } from './settings';

describe('a sign-in name', () => {
  it.each([
    ['Marie.Exemple', 'marie.exemple'],
    ['  MARIE  ', 'marie'],
    ['ève-lévesque_2', 'ève-lévesque_2'],
    ['e\u0300ve', 'ève'],
    ['ｍａｒｉｅ', 'marie'],
  ])('%j is %j', (typed, kept) => {
    expect(Login.parse(typed)).toBe(kept);
    expect(Login.parse(kept)).toBe(kept);
  });

  it.each(['', 'a', 'deux mots', 'a@b', '<b>', 'x'.repeat(61), 'a\u0000b', '\ud800\ud800', '../..'])(
    '%j is none',
    (typed) => {
      expect(Login.safeParse(typed).success).toBe(false);
    },
  );
});

describe('a password in transit', () => {
  it('is never changed, and only its length is looked at here', () => {
    for (const typed of ['  espaces  ', 'é', '\u0000', '😀'.repeat(10)])
      expect(Password.parse(typed)).toBe(typed);
    expect(Password.safeParse('').success).toBe(false);
    expect(Password.safeParse('x'.repeat(257)).success).toBe(false);
  });
});

describe('who an account is for', () => {
  it('takes no role of no list and no field of no form', () => {
    const identity = {
      name: 'Fictive',
      title: 'Titre',
      badge: null,
      role: 'worker',
      isPeaceOfficer: false,
      isDesignatedCrisisWorker: false,
      professionalOrder: '',
      permitNumber: '',
    };
    expect(AccountIdentity.safeParse(identity).success).toBe(true);
    expect(AccountIdentity.safeParse({ ...identity, role: 'root' }).success).toBe(false);
    expect(AccountIdentity.safeParse({ ...identity, isAdmin: true }).success).toBe(false);
    expect(AccountIdentity.safeParse({ ...identity, name: ' ' }).success).toBe(false);
  });
});

describe('settings', () => {
  it('begin within their own bounds', () => {
    expect(Parameters.parse(DEFAULT_PARAMETERS)).toEqual(DEFAULT_PARAMETERS);
    expect(ServiceIdentity.safeParse({ service: 'S', unit: 'U', territory: FIRST_TERRITORY }).success).toBe(
      true,
    );
  });

  it('lock the station after two minutes at the earliest, fifteen at the latest', () => {
    const accepted = [0, 1, 2, 15, 16, 60].filter(
      (idleLockMinutes) => Parameters.safeParse({ ...DEFAULT_PARAMETERS, idleLockMinutes }).success,
    );
    expect(accepted).toEqual([2, 15]);
  });

  it('know the health region of a municipality of the territory, and of no other', () => {
    expect(
      ['Terrebonne', 'Sainte-Anne-des-Plaines', 'Bois-des-Filion', 'Ailleurs'].map((name) =>
        healthRegionOf(FIRST_TERRITORY, name),
      ),
    ).toEqual(['lanaudiere', 'laurentides', 'laurentides', undefined]);
  });
});
