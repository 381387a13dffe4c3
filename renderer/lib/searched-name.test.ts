import { expect, it } from 'vitest';
import { searchedName } from './searched-name';

it.each([
  ['gagnon', { family: 'Gagnon', given: '' }],
  ['luc gagnon', { family: 'Gagnon', given: 'Luc' }],
  ['gagnon, luc', { family: 'Gagnon', given: 'Luc' }],
  ['marie-ève  tremblay-d’amours', { family: 'Tremblay-D’Amours', given: 'Marie-Ève' }],
  ['Anne McDonald', { family: 'McDonald', given: 'Anne' }],
  ['élodie', { family: 'Élodie', given: '' }],
  ['', { family: '', given: '' }],
])('splits « %s »', (searched, name) => expect(searchedName(searched)).toEqual(name));
