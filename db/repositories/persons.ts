import type { Knex } from 'knex';
import type { Birth } from '#shared/domain/calendar-day';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import {
  displayNameOf,
  searchWordsOfPerson,
  type Address,
  type ContactPoint,
  type NewPerson,
  type PersonName,
} from '#shared/domain/person';
import { foldForSearch, gluedForms } from '#shared/domain/text';

/** A person as stored: everything, protected addresses included. What a reader may see of it is decided by the handler. */
export type StoredPerson = NewPerson & { version: number; createdAt: Instant; updatedAt: Instant };

type PersonRow = {
  row: number;
  id: string;
  birth: string | null;
  gender: string;
  pronoun: string;
  language: string;
  needs_interpreter: number;
  accommodation: string;
  identity: string;
  version: number;
  created_at: string;
  updated_at: string;
};
type NameRow = { person_id: string; position: number; kind: string; family: string; given: string };
type AddressRow = {
  id: string;
  kind: string;
  civic_number: string;
  street: string;
  unit: string;
  municipality: string;
  postal_code: string;
  since: string | null;
  until: string | null;
  is_protected: number;
};
type ContactRow = {
  id: string;
  kind: string;
  value: string;
  safety: string;
  hours: string;
  may_leave_message: number | null;
  code_word: string;
  who_may_answer: string;
  notes: string;
  verified_on: string | null;
};

// Codes were parsed on their way in; the schema of the contract parses them again on their way out.
const nameOf = (row: NameRow) => ({ kind: row.kind, family: row.family, given: row.given }) as PersonName;
const addressOf = (row: AddressRow) =>
  ({
    id: row.id,
    kind: row.kind,
    civicNumber: row.civic_number,
    street: row.street,
    unit: row.unit,
    municipality: row.municipality,
    postalCode: row.postal_code,
    since: row.since,
    until: row.until,
    isProtected: row.is_protected === 1,
  }) as Address;
const contactOf = (row: ContactRow) =>
  ({
    id: row.id,
    kind: row.kind,
    value: row.value,
    safety: row.safety,
    hours: row.hours,
    mayLeaveMessage: row.may_leave_message === null ? null : row.may_leave_message === 1,
    codeWord: row.code_word,
    whoMayAnswer: row.who_may_answer,
    notes: row.notes,
    verifiedOn: row.verified_on,
  }) as ContactPoint;

const personColumns = (person: NewPerson) => ({
  birth: person.birth === null ? null : JSON.stringify(person.birth),
  gender: person.gender,
  pronoun: person.pronoun,
  language: person.language,
  needs_interpreter: Number(person.needsInterpreter),
  accommodation: person.accommodation,
  identity: person.identity,
});

/** Records a person with names, places, ways of being reached, and the words under which search finds them. */
export async function insertPerson(db: Knex, person: NewPerson, at: Instant, by: Id): Promise<void> {
  const [inserted] = await db('persons')
    .insert({
      id: person.id,
      ...personColumns(person),
      version: 1,
      created_at: at,
      created_by: by,
      updated_at: at,
      updated_by: by,
    })
    .returning<{ row: number }[]>('row');
  if (inserted) await insertParts(db, person, inserted.row);
}

/** Replaces a person if nobody did since `version` was read. Gives false, and changes nothing, otherwise. */
export async function updatePerson(
  db: Knex,
  person: NewPerson,
  version: number,
  at: Instant,
  by: Id,
): Promise<boolean> {
  const [updated] = await db('persons')
    .where({ id: person.id, version })
    .update({ ...personColumns(person), version: version + 1, updated_at: at, updated_by: by })
    .returning<{ row: number }[]>('row');
  if (!updated) return false;
  await db('person_names').where({ person_id: person.id }).delete();
  await db('addresses').where({ person_id: person.id }).delete();
  await db('contact_points').where({ person_id: person.id }).delete();
  await db('person_words').where({ rowid: updated.row }).delete();
  await insertParts(db, person, updated.row);
  return true;
}

async function insertParts(db: Knex, person: NewPerson, row: number): Promise<void> {
  for (const [position, name] of person.names.entries())
    await db('person_names').insert({ person_id: person.id, position, ...name });
  for (const [position, address] of person.addresses.entries())
    await db('addresses').insert({
      id: address.id,
      person_id: person.id,
      position,
      kind: address.kind,
      civic_number: address.civicNumber,
      street: address.street,
      unit: address.unit,
      municipality: address.municipality,
      postal_code: address.postalCode,
      since: address.since,
      until: address.until,
      is_protected: Number(address.isProtected),
    });
  for (const [position, contact] of person.contactPoints.entries())
    await db('contact_points').insert({
      id: contact.id,
      person_id: person.id,
      position,
      kind: contact.kind,
      value: contact.value,
      safety: contact.safety,
      hours: contact.hours,
      may_leave_message: contact.mayLeaveMessage === null ? null : Number(contact.mayLeaveMessage),
      code_word: contact.codeWord,
      who_may_answer: contact.whoMayAnswer,
      notes: contact.notes,
      verified_on: contact.verifiedOn,
    });
  await db('person_words').insert({ rowid: row, words: searchWordsOfPerson(person.names).join(' ') });
}

/** One person, whole, or nothing. */
export async function findPerson(db: Knex, id: Id): Promise<StoredPerson | undefined> {
  const row = await db<PersonRow>('persons').where({ id }).first();
  if (!row) return undefined;
  const names = await db<NameRow>('person_names').where({ person_id: id }).orderBy('position');
  const addresses: AddressRow[] = await db('addresses').where({ person_id: id }).orderBy('position');
  const contacts: ContactRow[] = await db('contact_points').where({ person_id: id }).orderBy('position');
  return {
    id: row.id,
    names: names.map(nameOf),
    birth: row.birth === null ? null : (JSON.parse(row.birth) as Birth),
    gender: row.gender as StoredPerson['gender'],
    pronoun: row.pronoun,
    language: row.language as StoredPerson['language'],
    needsInterpreter: row.needs_interpreter === 1,
    accommodation: row.accommodation,
    identity: row.identity as StoredPerson['identity'],
    addresses: addresses.map(addressOf),
    contactPoints: contacts.map(contactOf),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** A person on one line: names, birth, gender, the municipality of the current unprotected residence. */
export type StoredPersonLine = {
  id: Id;
  name: PersonName;
  otherNames: string[];
  birth: Birth | null;
  gender: StoredPerson['gender'];
  municipality: string | null;
  openCases: number;
};

/** Lines for these persons, in the order given. Absent ids are left out. */
export async function listPersonLines(db: Knex, ids: readonly Id[]): Promise<StoredPersonLine[]> {
  if (ids.length === 0) return [];
  const rows: (PersonRow & { municipality: string | null; open_cases: number })[] = await db('persons')
    .whereIn('persons.id', [...ids])
    .select(
      'persons.*',
      db.raw(`(SELECT a.municipality FROM addresses a WHERE a.person_id = persons.id AND a.is_protected = 0
        AND a.kind <> 'secret_shelter' AND a.until IS NULL ORDER BY a.position LIMIT 1) AS municipality`),
      db.raw(`(SELECT count(*) FROM case_participants p JOIN case_files c ON c.id = p.case_id
        WHERE p.person_id = persons.id AND c.status <> 'closed') AS open_cases`),
    );
  const names = await namesOf(db, ids);
  const lines = new Map(
    rows.map((row): [Id, StoredPersonLine] => {
      const own = names.get(row.id) ?? [];
      const name = displayNameOf(own);
      return [
        row.id,
        {
          id: row.id,
          name,
          otherNames: own
            .filter((other) => other !== name)
            .map((other) => `${other.family} ${other.given}`.trim()),
          birth: row.birth === null ? null : (JSON.parse(row.birth) as Birth),
          gender: row.gender as StoredPerson['gender'],
          municipality: row.municipality,
          openCases: row.open_cases,
        },
      ];
    }),
  );
  return ids.flatMap((id) => lines.get(id) ?? []);
}

/** The names of these persons, in their order. */
export async function namesOf(db: Knex, ids: readonly Id[]): Promise<Map<Id, PersonName[]>> {
  const rows: NameRow[] = await db('person_names')
    .whereIn('person_id', [...ids])
    .orderBy(['person_id', 'position']);
  const names = new Map<Id, PersonName[]>();
  for (const row of rows) names.set(row.person_id, [...(names.get(row.person_id) ?? []), nameOf(row)]);
  return names;
}

/** The addresses of these persons that must never reach paper. */
export async function listProtectedAddresses(db: Knex, ids: readonly Id[]): Promise<Address[]> {
  const rows: AddressRow[] = await db('addresses')
    .whereIn('person_id', [...ids])
    .where((any) => any.where('is_protected', 1).orWhere('kind', 'secret_shelter'));
  return rows.map(addressOf);
}

/** The ways of reaching these persons, with the person they belong to. */
export async function listContactPoints(
  db: Knex,
  ids: readonly Id[],
): Promise<(ContactPoint & { personId: Id })[]> {
  const rows: (ContactRow & { person_id: string })[] = await db('contact_points')
    .whereIn('person_id', [...ids])
    .orderBy(['person_id', 'position']);
  return rows.map((row) => ({ ...contactOf(row), personId: row.person_id }));
}

/**
 * Persons under whose names all these words begin, whatever the accents, hyphens, apostrophes and order
 * (« levesque marie », « d’amours », « St Jean »). At most `limit`, newest record first, after the `skipped` first ones.
 * No word gives nobody.
 */
export async function searchPersonIds(db: Knex, text: string, limit: number, skipped = 0): Promise<Id[]> {
  const terms = matchExpression(text);
  if (terms === '') return [];
  const rows: { id: string }[] = await db('person_words')
    .join('persons', 'persons.row', 'person_words.rowid')
    .whereRaw('person_words MATCH ?', [terms])
    .orderBy('person_words.rowid', 'desc')
    .limit(limit)
    .offset(skipped)
    .select('persons.id');
  return rows.map((row) => row.id);
}

/** More words than that name nobody more closely. */
const MOST_WORDS = 12;

/**
 * What the index is asked: each part of what was typed must begin a word of the name, as its words (« l’heureux » is « l »
 * and « heureux ») or glued (« lheureux »); or all of it glued (« de la rue » finds « Delarue »). Folding leaves only letters,
 * digits and spaces, and each word is quoted: nothing typed is ever read as an operator.
 */
export function matchExpression(text: string): string {
  const parts = text
    .split(/\s+/)
    .filter((part) => foldForSearch(part) !== '')
    .slice(0, MOST_WORDS);
  const each = parts.map((part) => {
    const words = foldForSearch(part).split(' ').slice(0, MOST_WORDS);
    return anyOf([words.map(beginning).join(' AND '), ...gluedForms(part).map(beginning)]);
  });
  const all = each.join(' AND ');
  return parts.length < 2 ? all : anyOf([all, ...gluedForms(parts.join(' ')).map(beginning)]);
}

const beginning = (word: string) => `"${word}"*`;

function anyOf(expressions: readonly string[]): string {
  const different = [...new Set(expressions)];
  return different.length === 1 ? different.join('') : `(${different.map((one) => `(${one})`).join(' OR ')})`;
}
