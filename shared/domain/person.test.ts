import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPerson, anAddress } from '#shared/testing/builders';
import {
  addressLine,
  displayNameOf,
  familyFirst,
  formatPhone,
  formatPostalCode,
  givenFirst,
  isProtectedAddress,
  NewPerson,
  searchWordsOfPerson,
  type PersonName,
} from './person';

const name = (kind: PersonName['kind'], family: string, given = ''): PersonName => ({ kind, family, given });

describe('names', () => {
  it.each([
    ['the usual one', [name('legal', 'Légal'), name('usual', 'Usuel')], 'Usuel'],
    [
      'else the legal one',
      [name('alias', 'Alias'), name('birth', 'Naissance'), name('legal', 'Légal')],
      'Légal',
    ],
    [
      'else the one at birth',
      [name('pseudonym', 'P'), name('alias', 'Alias'), name('birth', 'Naissance')],
      'Naissance',
    ],
    ['else an alias', [name('pseudonym', 'P'), name('alias', 'Alias')], 'Alias'],
    ['an empty one is passed over', [name('usual', ''), name('legal', 'Légal')], 'Légal'],
    ['a given name alone will do', [name('usual', '', 'Ève'), name('legal', 'Légal')], ''],
    ['and nobody has none', [], ''],
  ])('shown under %s', (_, names, family) => {
    expect(displayNameOf(names).family).toBe(family);
  });

  it.each([
    [
      name('usual', 'Tremblay-D’Amours', 'Marie-Ève'),
      'Tremblay-D’Amours, Marie-Ève',
      'Marie-Ève Tremblay-D’Amours',
    ],
    [name('usual', 'Tremblay'), 'Tremblay', 'Tremblay'],
    [name('usual', '', 'Ève'), 'Ève', 'Ève'],
    [name('usual', ''), '', ''],
  ])('%j', (one, list, spoken) => {
    expect([familyFirst(one), givenFirst(one)]).toEqual([list, spoken]);
  });

  it('are all words to be found under, once each', () => {
    const words = searchWordsOfPerson([name('usual', 'Côté', 'Ève'), name('birth', 'L’Heureux', 'Eve')]);
    expect(words.sort()).toEqual(['cote', 'eve', 'heureux', 'l', 'lheureux']);
  });
});

describe('phones', () => {
  it.each([
    ['4505550123', '450 555-0123'],
    ['(450) 555-0123', '450 555-0123'],
    ['450.555.0123', '450 555-0123'],
    ['450-555-0123', '450 555-0123'],
    ['1-800-555-0123', '1 800 555-0123'],
    ['+1 450 555 0123', '1 450 555-0123'],
    ['450 555-0123 poste 12', '450 555-0123, poste 12'],
    ['450 555-0123, poste 12', '450 555-0123, poste 12'],
    ['4505550123x45', '450 555-0123, poste 45'],
    ['450 555 0123 ext. 7', '450 555-0123, poste 7'],
    // What is not a North American number stays as it was written.
    ['555-0123', '555-0123'],
    ['+33 1 23 45 67 89', '+33 1 23 45 67 89'],
    ['eve.exemple@exemple.invalid', 'eve.exemple@exemple.invalid'],
    ['4505550123@exemple.invalid', '4505550123@exemple.invalid'],
    ['chez sa sœur, 450 555-0123', 'chez sa sœur, 450 555-0123'],
    ['', ''],
  ])('%j is written %j', (raw, written) => {
    expect(formatPhone(raw)).toBe(written);
  });

  it('written once or twice, it is the same, and no digit is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789 ().+-,xpostextra@é'.split('')) }),
        (raw) => {
          const written = formatPhone(raw);
          expect(formatPhone(written)).toBe(written);
          expect(written.replace(/\D/g, '')).toBe(raw.replace(/\D/g, ''));
        },
      ),
    );
  });
});

describe('addresses', () => {
  it.each([
    ['j6w1a1', 'J6W 1A1'],
    ['J6W-1A1', 'J6W 1A1'],
    [' J6W  1A1 ', 'J6W 1A1'],
    ['12345', '12345'],
    ['J6W 1A', 'J6W 1A'],
    ['J6W 1A12', 'J6W 1A12'],
    ['', ''],
  ])('the postal code %j is written %j', (raw, written) => {
    expect(formatPostalCode(raw)).toBe(written);
  });

  it.each([
    [
      { civicNumber: '491', street: 'boulevard des Exemples', unit: '3' },
      '491, boulevard des Exemples, app. 3',
    ],
    [{ civicNumber: '491', street: 'boulevard des Exemples', unit: '' }, '491, boulevard des Exemples'],
    [{ civicNumber: '', street: 'rang Saint-Fictif', unit: '' }, 'rang Saint-Fictif'],
    [{ civicNumber: '', street: '', unit: '3' }, 'app. 3'],
    [{ civicNumber: '', street: '', unit: '' }, ''],
  ])('%j on one line', (address, text) => {
    expect(addressLine(address)).toBe(text);
  });

  it('a secret shelter is protected, ticked or not', () => {
    const kinds = ['residence', 'temporary', 'secret_shelter', 'no_fixed_address'] as const;
    const isProtected = (ticked: boolean) =>
      kinds.map((kind) => isProtectedAddress(anAddress({ kind, isProtected: ticked })));
    expect(isProtected(false)).toEqual([false, false, true, false]);
    expect(isProtected(true)).toEqual([true, true, true, true]);
  });
});

describe('a person to record', () => {
  it('has a name, of which one part is enough', () => {
    const withNames = (...names: PersonName[]) => NewPerson.safeParse(aPerson({ names })).success;
    expect(withNames()).toBe(false);
    expect(withNames(name('usual', '', ''))).toBe(false);
    expect(withNames(name('usual', '  ', ''))).toBe(false);
    expect(withNames(name('usual', '', 'Ève'))).toBe(true);
    expect(withNames(name('usual', '', ''), name('alias', 'Le Grand'))).toBe(true);
  });

  it.each(['nam', 'ramq', 'sin', 'nas', 'crpq', 'healthInsuranceNumber'])(
    'has no place for %s (INV-04)',
    (field) => {
      expect(NewPerson.safeParse({ ...aPerson(), [field]: 'XXXX 0000 0000' }).success).toBe(false);
    },
  );

  it('keeps contact points and addresses in one written form', () => {
    const contact = { ...aPerson().contactPoints[0], value: '4505550123' };
    const parsed = NewPerson.parse({
      ...aPerson(),
      contactPoints: [contact],
      addresses: [anAddress({ postalCode: 'j6w1a1' })],
    });
    expect([parsed.contactPoints[0]?.value, parsed.addresses[0]?.postalCode]).toEqual([
      '450 555-0123',
      'J6W 1A1',
    ]);
    expect(NewPerson.parse(parsed)).toEqual(parsed);
  });
});
