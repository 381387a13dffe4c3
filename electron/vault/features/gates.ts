import { findCaseAccess, listPersonAccess } from '#db/repositories/access';
import { findCase, type StoredCase } from '#db/repositories/case-files';
import { findDraft, type StoredDraft } from '#db/repositories/drafts';
import { findIntake, listIntakePersonIds, type StoredIntake } from '#db/repositories/intakes';
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
 * Those of these requests that this account may read: an attached one as its case; an undecided one unless the account is
 * excluded from a case of a person named in it.
 */
export async function readableIntakes<T extends Pick<StoredIntake, 'id' | 'caseId'>>(
  { db, actor, today }: Reader,
  intakes: readonly T[],
): Promise<T[]> {
  const persons = await listIntakePersonIds(
    db,
    intakes.map((intake) => intake.id),
  );
  const access = await listPersonAccess(
    db,
    [...new Set([...persons.values()].flat())],
    actor.accountId,
    today,
  );
  const readable: T[] = [];
  for (const intake of intakes) {
    const isExcluded = (persons.get(intake.id) ?? []).some((id) =>
      access.get(id)?.cases.some((one) => one.isExcluded),
    );
    if (isExcluded) continue;
    if (intake.caseId !== null) {
      const caseAccess = await findCaseAccess(db, intake.caseId, actor.accountId, today);
      if (!caseAccess || !mayReadCase(actor, caseAccess)) continue;
    }
    readable.push(intake);
  }
  return readable;
}

/** The request, if this account may read it. */
export async function readableIntake(reader: Reader, intakeId: Id): Promise<StoredIntake> {
  const intake = await findIntake(reader.db, intakeId);
  const [readable] = intake ? await readableIntakes(reader, [intake]) : [];
  if (!readable) throw hidden({ kind: 'intake', id: intakeId });
  return readable;
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
