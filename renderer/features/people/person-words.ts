import { PersonChange, type Address, type ContactPoint, type Person } from '#shared/domain/person';

/** What may be changed on a record. */
export type PersonWords = Omit<PersonChange, 'id' | 'version'>;

/** The parts of a record that are changed one at a time. */
export type PersonPart = 'identity' | 'names' | 'addresses' | 'contacts';

/** What each form of a part receives. */
export type EditPart = {
  words: PersonWords;
  change: (changes: Partial<PersonWords>) => void;
  /** Paths of what is missing, once saving was tried. */
  problems: readonly string[];
  onUnclear: (field: string, isUnclear: boolean) => void;
};

/** The words of a record as read. */
export function wordsOfPerson(person: Person): PersonWords {
  const {
    names,
    birth,
    gender,
    pronoun,
    language,
    needsInterpreter,
    accommodation,
    identity,
    addresses,
    contactPoints,
  } = person;
  return {
    names,
    birth,
    gender,
    pronoun,
    language,
    needsInterpreter,
    accommodation,
    identity,
    addresses,
    contactPoints,
  };
}

/** Where a record cannot be saved yet: paths of fields (`addresses.0.municipality`), by the rules of the vault. */
export function problemsOf(id: string, version: number, words: PersonWords): string[] {
  const parsed = PersonChange.safeParse({ id, version, ...words });
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
}

export function blankAddress(municipality: string): Address {
  return {
    id: crypto.randomUUID(),
    kind: 'residence',
    civicNumber: '',
    street: '',
    unit: '',
    municipality,
    postalCode: '',
    since: null,
    until: null,
    isProtected: false,
  };
}

export function blankContactPoint(): ContactPoint {
  return {
    id: crypto.randomUUID(),
    kind: 'mobile',
    value: '',
    safety: 'unknown',
    hours: '',
    mayLeaveMessage: null,
    codeWord: '',
    whoMayAnswer: '',
    notes: '',
    verifiedOn: null,
  };
}

/** One item of a list replaced by a changed copy. */
export function changedAt<T>(items: readonly T[], index: number, changes: Partial<T>): T[] {
  return items.map((item, at) => (at === index ? { ...item, ...changes } : item));
}

/** A list without one of its items. */
export function withoutAt<T>(items: readonly T[], index: number): T[] {
  return items.filter((_, at) => at !== index);
}
