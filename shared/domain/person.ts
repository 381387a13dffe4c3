import { z } from 'zod';
import { Birth, CalendarDay } from './calendar-day';
import {
  addressKind,
  contactKind,
  contactSafety,
  gender,
  identityStatus,
  nameKind,
  spokenLanguage,
} from './code-lists';
import { Id, Version } from './id';
import { Instant } from './instant';
import { line, prose, requiredLine, searchWordsOf } from './text';

/** One name of a person; people have several (`model.md` 2). */
export const PersonName = z.strictObject({
  kind: nameKind.schema,
  family: line(120),
  given: line(120),
});
export type PersonName = z.infer<typeof PersonName>;

/** A place where a person lives or stays. The municipality decides which regional services apply (`domain.md` 0). */
export const Address = z.strictObject({
  id: Id,
  kind: addressKind.schema,
  civicNumber: line(20),
  street: line(200),
  unit: line(40),
  municipality: requiredLine(80),
  postalCode: line(10).transform(formatPostalCode),
  since: CalendarDay.nullable(),
  until: CalendarDay.nullable(),
  isProtected: z.boolean(),
});
export type Address = z.infer<typeof Address>;

/** A phone, an e-mail, and the rules for using it without danger to the person (safe-contact card, INV-60). */
export const ContactPoint = z.strictObject({
  id: Id,
  kind: contactKind.schema,
  value: requiredLine(120).transform(formatPhone),
  safety: contactSafety.schema,
  hours: line(120),
  mayLeaveMessage: z.boolean().nullable(),
  codeWord: line(80),
  whoMayAnswer: line(200),
  notes: prose(1000),
  verifiedOn: CalendarDay.nullable(),
});
export type ContactPoint = z.infer<typeof ContactPoint>;

const content = {
  names: z
    .array(PersonName)
    .min(1)
    .max(20)
    .refine((names) => names.some((name) => name.family !== '' || name.given !== ''), { error: 'required' }),
  birth: Birth.nullable(),
  gender: gender.schema,
  pronoun: line(40),
  language: spokenLanguage.schema,
  needsInterpreter: z.boolean(),
  accommodation: prose(2000),
  identity: identityStatus.schema,
  addresses: z.array(Address).max(50),
  contactPoints: z.array(ContactPoint).max(50),
};

/** What is asked to record a person. No health-insurance, social-insurance or police-information number exists here (INV-04). */
export const NewPerson = z.strictObject({ id: Id, ...content });
export type NewPerson = z.infer<typeof NewPerson>;

/** What is asked to change a person: the version read must still be the last. */
export const PersonChange = z.strictObject({ id: Id, version: Version, ...content });
export type PersonChange = z.infer<typeof PersonChange>;

/** A person as the registry knows them. */
export const Person = z.object({
  id: Id,
  ...content,
  /** Protected addresses that this reader may not see: counted, never shown. */
  hiddenAddresses: z.int(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Person = z.infer<typeof Person>;

/** A person on one line of a list: enough to recognise, no address, no phone. */
export const PersonLine = z.object({
  id: Id,
  name: PersonName,
  otherNames: z.array(z.string()),
  birth: Birth.nullable(),
  gender: gender.schema,
  municipality: z.string().nullable(),
  openCases: z.int(),
});
export type PersonLine = z.infer<typeof PersonLine>;

/** The name under which a person is shown: the usual one, else the legal one, else the first. */
export function displayNameOf(names: readonly PersonName[]): PersonName {
  const ranked = ['usual', 'legal', 'birth', 'alias', 'pseudonym'] as const;
  for (const kind of ranked) {
    const found = names.find((name) => name.kind === kind && (name.family !== '' || name.given !== ''));
    if (found) return found;
  }
  return names[0] ?? { kind: 'usual', family: '', given: '' };
}

/** « Tremblay-D’Amours, Marie-Ève »: family name first, for lists and printouts. */
export function familyFirst(name: PersonName): string {
  return [name.family, name.given].filter((part) => part !== '').join(', ');
}

/** « Marie-Ève Tremblay-D’Amours »: as the person is addressed. */
export function givenFirst(name: PersonName): string {
  return [name.given, name.family].filter((part) => part !== '').join(' ');
}

/** Every word under which a person is found: all names, in any order. */
export function searchWordsOfPerson(names: readonly PersonName[]): string[] {
  return [...new Set(names.flatMap((name) => [...searchWordsOf(name.family), ...searchWordsOf(name.given)]))];
}

/** « 450 555-0199 », « 1 800 363-9010 »; anything that is not a North American number stays as written. */
export function formatPhone(raw: string): string {
  if (raw.includes('@')) return raw;
  const extension = /(?:poste|ext\.?|x)\s*(\d{1,6})\s*$/i.exec(raw);
  const digits = raw.slice(0, extension?.index).replace(/[\s().+-]/g, '');
  const match = /^(1)?(\d{3})(\d{3})(\d{4})$/.exec(digits);
  if (!match) return raw;
  const [, one, area, exchange, number] = match;
  return `${one ? '1 ' : ''}${area} ${exchange}-${number}${extension ? `, poste ${extension[1]}` : ''}`;
}

/** « J6W 1A1 »; anything else stays as written. */
export function formatPostalCode(raw: string): string {
  const compact = raw.replace(/[\s-]/g, '').toUpperCase();
  return /^[A-Z]\d[A-Z]\d[A-Z]\d$/.test(compact) ? `${compact.slice(0, 3)} ${compact.slice(3)}` : raw;
}

/** « 491, boulevard des Seigneurs, app. 3 » (OQLF order: number, way, unit). */
export function addressLine(address: Pick<Address, 'civicNumber' | 'street' | 'unit'>): string {
  const way = [address.civicNumber, address.street].filter((part) => part !== '').join(', ');
  return [way, address.unit === '' ? '' : `app. ${address.unit}`].filter((part) => part !== '').join(', ');
}

/** Whether an address may only be seen from inside a case, and is never printed. */
export function isProtectedAddress(address: Pick<Address, 'kind' | 'isProtected'>): boolean {
  return address.isProtected || address.kind === 'secret_shelter';
}
