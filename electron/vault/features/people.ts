import {
  findPerson,
  insertPerson,
  listPersonLines,
  searchPersonIds,
  updatePerson,
  type StoredPerson,
} from '#db/repositories/persons';
import { keepVersion } from '#db/repositories/record-versions';
import { listCasesOfPerson } from '#db/views/caseload';
import { AppError } from '#shared/contract/result';
import { maySeeProtectedAddress, type PersonAccess } from '#shared/domain/access';
import type { Id } from '#shared/domain/id';
import { isProtectedAddress, type Person } from '#shared/domain/person';
import { roleMay } from '#shared/domain/roles';
import type { Context, Handlers } from '../context';
import { knownAmong, knownPerson } from './gates';
import { caseLineOf } from './lines';

type PeopleHandlers = Pick<Handlers, 'persons.search' | 'persons.read' | 'persons.create' | 'persons.change'>;

/** How many persons found are looked at in one go, for each one wanted. */
const LOOK_AHEAD = 4;

export const peopleHandlers: PeopleHandlers = {
  'persons.search': async (context, { text, limit }) => {
    const ids = await searchKnown(context, text, limit + 1);
    const lines = await listPersonLines(context.db, ids.slice(0, limit));
    await context.journal({
      action: 'search',
      subjects: lines.map((line) => ({ kind: 'person', id: line.id })),
      detail: { criteria: text, found: lines.length },
    });
    return { lines, isCut: ids.length > limit };
  },

  'persons.read': async (context, { personId }) => {
    const { person, access } = await knownPerson(context, personId);
    const cases = await listCasesOfPerson(context.db, context.actor, context.today, personId);
    await context.journal({ action: 'view', subjects: [{ kind: 'person', id: personId }] });
    return {
      person: shownTo(context, person, access),
      cases: cases.map((line) => caseLineOf(line, context)),
      mayChange: roleMay(context.actor.role, 'person.write'),
    };
  },

  'persons.create': async (context, person) => {
    const already = await findPerson(context.db, person.id);
    if (already) throw new AppError('CONFLICT');
    await insertPerson(context.db, person, context.now, context.actor.accountId);
    await context.journal({ action: 'create', subjects: [{ kind: 'person', id: person.id }] });
    return shown(context, person.id);
  },

  'persons.change': async (context, { version, ...change }) => {
    const { person: before, access } = await knownPerson(context, change.id);
    // A reader who does not see a protected address cannot erase it by saving the rest.
    const unseen = maySeeProtectedAddress(context.actor, access)
      ? []
      : before.addresses.filter(isProtectedAddress);
    const merged = { ...change, addresses: [...change.addresses, ...unseen] };
    if (before.version !== version) throw new AppError('CONFLICT');
    const at = context.now;
    const by = context.actor.accountId;
    await keepVersion(context.db, { kind: 'person', id: change.id, version, content: before, at, by });
    if (!(await updatePerson(context.db, merged, version, at, by))) throw new AppError('CONFLICT');
    await context.journal({
      action: 'update',
      subjects: [{ kind: 'person', id: change.id }],
      detail: { version: version + 1 },
    });
    return shown(context, change.id);
  },
};

/**
 * At most `limit` of the persons found, among those that this account may know of. Hidden ones are passed over until there
 * are enough, so that they leave no hole that could be counted, and keep nobody else from being found.
 */
async function searchKnown(context: Context, text: string, limit: number): Promise<Id[]> {
  const page = limit * LOOK_AHEAD;
  const ids: Id[] = [];
  for (let looked = 0; ids.length < limit; looked += page) {
    const candidates = await searchPersonIds(context.db, text, page, looked);
    const known = await knownAmong(context, candidates);
    ids.push(...candidates.filter((id) => known.has(id)));
    if (candidates.length < page) break;
  }
  return ids.slice(0, limit);
}

async function shown(context: Context, personId: string): Promise<Person> {
  const { person, access } = await knownPerson(context, personId);
  return shownTo(context, person, access);
}

/** A person as this reader may see them: protected addresses only from inside one of the person's cases, else counted. */
function shownTo({ actor }: Context, person: StoredPerson, access: PersonAccess): Person {
  const maySee = maySeeProtectedAddress(actor, access);
  const addresses = person.addresses.filter((address) => maySee || !isProtectedAddress(address));
  return { ...person, addresses, hiddenAddresses: person.addresses.length - addresses.length };
}
