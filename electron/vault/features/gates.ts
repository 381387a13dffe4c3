import { findCaseAccess, listPersonAccess } from '#db/repositories/access';
import { findCase, type StoredCase } from '#db/repositories/case-files';
import { findDraft, type StoredDraft } from '#db/repositories/drafts';
import { findReadableIntake, type StoredIntake } from '#db/repositories/intakes';
import { findPerson, type StoredPerson } from '#db/repositories/persons';
import { AppError } from '#shared/contract/result';
import {
  mayKnowPerson,
  mayReadCase,
  mayWriteCase,
  type CaseAccess,
  type PersonAccess,
} from '#shared/domain/access';
import type { Id } from '#shared/domain/id';
import type { Subject } from '#shared/domain/journal-entry';
import { roleMay } from '#shared/domain/roles';
import type { Context } from '../context';

// The doors of objects: each gathers what a rule of `shared/domain/access.ts` needs, asks it, and gives the object or refuses.
// What may not be known is answered exactly as what does not exist.

type Reader = Pick<Context, 'db' | 'actor' | 'today'>;

const hidden = (about: Subject) => new AppError('NOT_FOUND', {}, about);
const forbidden = (about: Subject) => new AppError('FORBIDDEN', {}, about);

/** The case, if this account may read it. */
export async function readableCase(
  { db, actor, today }: Reader,
  caseId: Id,
): Promise<{ file: StoredCase; access: CaseAccess }> {
  const access = await findCaseAccess(db, caseId, actor.accountId, today);
  const file = await findCase(db, caseId);
  if (!access || !file || !mayReadCase(actor, access)) throw hidden({ kind: 'case', id: caseId });
  return { file, access };
}

/** The case, if this account may write in it. A case that may be read but not written answers FORBIDDEN. */
export async function writableCase(
  reader: Reader,
  caseId: Id,
): Promise<{ file: StoredCase; access: CaseAccess }> {
  const found = await readableCase(reader, caseId);
  if (!mayWriteCase(reader.actor, found.access)) throw forbidden({ kind: 'case', id: caseId });
  return found;
}

/** The person, if this account may know that they exist. */
export async function knownPerson(
  { db, actor, today }: Reader,
  personId: Id,
): Promise<{ person: StoredPerson; access: PersonAccess }> {
  const access = (await listPersonAccess(db, [personId], actor.accountId, today)).get(personId) ?? {
    cases: [],
  };
  const person = await findPerson(db, personId);
  if (!person || !mayKnowPerson(actor, access)) throw hidden({ kind: 'person', id: personId });
  return { person, access };
}

/** Those of these persons that this account may know of. */
export async function knownAmong({ db, actor, today }: Reader, personIds: readonly Id[]): Promise<Set<Id>> {
  const access = await listPersonAccess(db, personIds, actor.accountId, today);
  return new Set(personIds.filter((id) => mayKnowPerson(actor, access.get(id) ?? { cases: [] })));
}

/**
 * The request, if this account may read it: an attached one as its case; an undecided one unless the account is excluded
 * from a case of a person named in it (`whereIntakeReadable`).
 */
export async function readableIntake({ db, actor, today }: Reader, intakeId: Id): Promise<StoredIntake> {
  const intake = await findReadableIntake(db, actor, today, intakeId);
  if (!intake) throw hidden({ kind: 'intake', id: intakeId });
  return intake;
}

/**
 * The undecided request, if a case may be made of it by this account: it must know every person named in it. Otherwise
 * opening the case would show it somebody who is hidden from it; a coordinator opens that one.
 */
export async function intakeToDecide(reader: Reader, intakeId: Id): Promise<StoredIntake> {
  const intake = await readableIntake(reader, intakeId);
  const named = intake.persons.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  const known = await knownAmong(reader, named);
  if (named.some((id) => !known.has(id))) throw forbidden({ kind: 'intake', id: intakeId });
  return intake;
}

/** The draft, if it is this account's own request, or an intervention of a case in which it may write. */
export async function ownDraft(reader: Reader, draftId: Id): Promise<StoredDraft> {
  const draft = await findDraft(reader.db, draftId);
  const about: Subject = { kind: 'draft', id: draftId };
  if (!draft) throw hidden(about);
  if (draft.body.kind === 'intake') {
    if (draft.ownerId !== reader.actor.accountId) throw hidden(about);
    return draft;
  }
  if (!roleMay(reader.actor.role, 'intervention.write')) throw hidden(about);
  await writableCase(reader, draft.body.caseId);
  return draft;
}
