import { describe, expect, it } from 'vitest';
import { findProtectedAddress, type AddressToHide } from './protected-address';

const home: AddressToHide = {
  kind: 'residence',
  civicNumber: '491',
  street: 'boulevard des Seigneurs',
  postalCode: 'J6W 1T3',
};
const shelter: AddressToHide = {
  kind: 'secret_shelter',
  civicNumber: '12',
  street: 'chemin du Grand-Héron Bleu',
  postalCode: '',
};
const saintStreet: AddressToHide = {
  kind: 'secret_shelter',
  civicNumber: '3050',
  street: 'rue Saint-Louis',
  postalCode: '',
};
const elided: AddressToHide = {
  kind: 'residence',
  civicNumber: '7',
  street: "rue de l'Église",
  postalCode: '',
};
const ordinal: AddressToHide = { kind: 'residence', civicNumber: '218', street: '2e Avenue', postalCode: '' };
const oneLine: AddressToHide = {
  kind: 'residence',
  civicNumber: '',
  street: '64-A, montée Masson',
  postalCode: 'J6V 2X9',
};
const north: AddressToHide = { kind: 'residence', civicNumber: '850', street: 'rue du Nord', postalCode: '' };
const noNumber: AddressToHide = {
  kind: 'residence',
  civicNumber: '',
  street: 'rang de la Petite-Rivière',
  postalCode: '',
};

describe('a protected address in a text', () => {
  it.each<[string, AddressToHide]>([
    ['Elle loge au 491, boulevard des Seigneurs.', home],
    ['491 boul. des Seigneurs', home],
    ['491 BOUL DES SEIGNEURS', home],
    ['491, bd. des Séigneurs', home],
    ['le 491\nboulevard\ndes\nSeigneurs', home],
    ['au boulevard des Seigneurs, numéro 491', home],
    ['Boulevard des Seigneurs. Un long détour de la conversation, puis elle précise : 491.', home],
    ['#491 des Seigneurs, app. 3', home],
    ['app. 3-491, boul. des Sei\u00adgneurs', home],
    ['４９１ boulevard des Seigneurs', home],
    ['491A, boulevard des Seigneurs', home],
    ['code postal J6W1T3', home],
    ['j6w-1t3', home],
    ['J6W\u00a01T3.', home],
    ['J 6 W 1 T 3', home],
    ['La maison du chemin du Grand-Héron-Bleu', shelter],
    ['grand heron bleu', shelter],
    ['au Grand Héron, chemin Bleu, porte 12', shelter],
    ['rue St-Louis', saintStreet],
    ['3050 Saint Louis', saintStreet],
    ['Elle habite au 7, rue de l’Église', elided],
    ['7 rue de l eglise', elided],
    ['218 2e avenue', ordinal],
    ['218, 2e Av.', ordinal],
    ['64 montée Masson', oneLine],
    ['64A, mtée Masson', oneLine],
    ['850 rue du Nord', north],
    ['la maison du rang de la Petite Rivière', noNumber],
  ])('is found in « %s »', (text, address) => {
    expect(findProtectedAddress(text, [address])).toBe(true);
  });

  it.each<[string, AddressToHide]>([
    ['', home],
    ['491', home],
    ['Appel reçu au poste 491 à 14 h', home],
    ['Le boulevard des Seigneurs est fermé.', home],
    ['Le numéro 1491, boulevard des Seigneurs', home],
    ['4910 boulevard des Seigneurs', home],
    ['J6W', home],
    ['Rencontre le 12 mars dans un chemin', shelter],
    ['Un héron bleu a été vu', shelter],
    ['Monsieur Louis Saint-Amour', saintStreet],
    ['Elle a été vue à l’hôpital Saint-Louis', saintStreet],
    [
      `Le 7 mars, elle appelle. ${'La conversation se poursuit longuement sur un autre sujet. '.repeat(5)} Elle est allée à l’église.`,
      elided,
    ],
    ['L’église est à deux pas', elided],
    ['Deux avenues sont possibles', ordinal],
    ['le constructor toString __proto__ valueOf', home],
    ['64 montées', oneLine],
    ['Le vent du nord soufflait, 850 personnes', { ...north, street: 'rue du Nordet' }],
    ['une petite rivière', { ...noNumber, street: 'rang Rivière' }],
  ])('is not seen in « %s »', (text, address) => {
    expect(findProtectedAddress(text, [address])).toBe(false);
  });

  it('is looked for among all that are protected', () => {
    expect(findProtectedAddress('Elle est au chemin du Grand-Héron Bleu', [home, shelter])).toBe(true);
    expect(findProtectedAddress('Elle est au chemin du Grand-Héron Bleu', [])).toBe(false);
  });

  it('is not deceived by an address of which nothing is known', () => {
    const unknown: AddressToHide = { kind: 'secret_shelter', civicNumber: '', street: '', postalCode: '' };
    expect(findProtectedAddress('un texte quelconque', [unknown])).toBe(false);
  });
});
