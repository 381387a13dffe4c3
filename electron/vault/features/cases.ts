import {
  endCaseExclusion,
  endCaseGrant,
  insertCaseExclusion,
  insertCaseGrant,
  listCaseExclusions,
  listCaseGrants,
} from '#db/repositories/case-access';
import { findCaseAccess } from '#db/repositories/access';
import {
  findCase,
  insertCase,
  insertParticipant,
  listParticipants,
  touchCase,
  updateCase,
} from '#db/repositories/case-files';
import { takeNumber } from '#db/repositories/counters';
import { attachIntakeToCase, listIntakesOfCase } from '#db/repositories/intakes';
import { listContactPoints } from '#db/repositories/persons';
import { keepVersion } from '#db/repositories/record-versions';
import { listCaseload } from '#db/views/caseload';
import { draftsOfCase, interventionsOfCase } from '#db/views/timeline';
import { AppError, ruleBroken } from '#shared/contract/result';
import { mayWriteCase, type CaseAccess } from '#shared/domain/access';
import { isOpen, type CaseFile, type TimelineEntry } from '#shared/domain/case-file';
import type { Id } from '#shared/domain/id';
import { atStation } from '#shared/domain/instant';
import { mayOpenCaseFrom } from '#shared/domain/intake';
import { roleMay } from '#shared/domain/roles';
import type { StoredCase } from '#db/repositories/case-files';
import type { Context, Handlers } from '../context';
import { intakeToDecide, knownPerson, readableCase, writableCase } from './gates';
import { caseLineOf, excerptOf } from './lines';

type CaseHandlers = Pick<
  Handlers,
  | 'cases.list'
  | 'cases.read'
  | 'cases.open'
  | 'cases.attachIntake'
  | 'cases.change'
  | 'cases.addParticipant'
  | 'cases.access'
  | 'cases.grant'
  | 'cases.revoke'
  | 'cases.exclude'
  | 'cases.endExclusion'
>;

const ofCase = (id: Id) => [{ kind: 'case' as const, id }];

export const caseHandlers: CaseHandlers = {
  'cases.list': async (context, filter) => {
    const { lines, total } = await listCaseload(context.db, context.actor, context.today, {
      ...filter,
      order: 'recent',
    });
    await context.journal({
      action: 'list',
      subjects: lines.map((line) => ({ kind: 'case', id: line.id })),
      detail: { scope: filter.scope, criteria: filter.text, shown: lines.length },
    });
    return { lines: lines.map((line) => caseLineOf(line, context)), total };
  },

  'cases.read': async (context, { caseId }) => {
    const { file, access } = await readableCase(context, caseId);
    const caseFile = await shownCase(context, file, access);
    const timeline = await timelineOf(context, file, caseFile.mayWrite);
    const contacts = await listContactPoints(
      context.db,
      caseFile.participants.map((participant) => participant.personId),
    );
    await context.journal({
      action: 'view',
      subjects: [
        ...ofCase(caseId),
        ...caseFile.participants.map((participant) => ({
          kind: 'person' as const,
          id: participant.personId,
        })),
      ],
    });
    const nameOf = new Map(
      caseFile.participants.map((participant) => [participant.personId, participant.name]),
    );
    return {
      caseFile,
      timeline,
      safeContacts: contacts.flatMap((contact) => {
        const personName = nameOf.get(contact.personId);
        return personName ? [{ ...contact, personName }] : [];
      }),
    };
  },

  'cases.open': async (context, request) => {
    const { db, actor, now, today } = context;
    const intake = await intakeToDecide(context, request.intakeId);
    requireResponsible(context, request.responsibleId);
    if (!mayOpenCaseFrom(intake)) throw ruleBroken('intake_already_decided', [intake.id]);
    if (await findCase(db, request.id)) throw new AppError('CONFLICT');
    const number = await takeNumber(db, 'case', atStation(now).year);
    await insertCase(db, {
      id: request.id,
      number,
      status: 'open',
      category: request.category,
      responsibleId: request.responsibleId,
      confidentiality: request.confidentiality,
      openedAt: now,
      openedBy: actor.accountId,
      nextReviewOn: request.nextReviewOn,
      lastEntryAt: now,
      version: 1,
    });
    for (const { personId, role } of intake.persons)
      if (personId !== null) await insertParticipant(db, request.id, { personId, role, since: today });
    if (!(await attachIntakeToCase(db, intake.id, request.id)))
      throw ruleBroken('intake_already_decided', [intake.id]);
    // Whoever opens a case for a colleague keeps sight of it: the hand-over is visible and can be ended.
    if (actor.accountId !== request.responsibleId && actor.role !== 'coordinator')
      await insertCaseGrant(
        db,
        {
          caseId: request.id,
          accountId: actor.accountId,
          right: 'write',
          reason: 'case_handling',
          until: null,
        },
        now,
        actor.accountId,
      );
    await context.journal({
      action: 'create',
      subjects: [...ofCase(request.id), { kind: 'intake', id: intake.id }],
      detail: { responsible: request.responsibleId, confidentiality: request.confidentiality },
    });
    return readCase(context, request.id);
  },

  'cases.attachIntake': async (context, { caseId, intakeId }) => {
    const { file } = await writableCase(context, caseId);
    const intake = await intakeToDecide(context, intakeId);
    if (!isOpen(file.status)) throw ruleBroken('case_is_closed', [caseId]);
    if (!mayOpenCaseFrom(intake) || !(await attachIntakeToCase(context.db, intakeId, caseId)))
      throw ruleBroken('intake_already_decided', [intakeId]);
    const present = new Set(
      (await listParticipants(context.db, caseId)).map((participant) => participant.personId),
    );
    for (const { personId, role } of intake.persons)
      if (personId !== null && !present.has(personId))
        await insertParticipant(context.db, caseId, { personId, role, since: context.today });
    await touchCase(context.db, caseId, context.now);
    await context.journal({
      action: 'update',
      subjects: [...ofCase(caseId), { kind: 'intake', id: intakeId }],
      detail: { attached: intakeId },
    });
    return readCase(context, caseId);
  },

  'cases.change': async (context, change) => {
    const { file } = await writableCase(context, change.id);
    if (change.responsibleId !== file.responsibleId) {
      requireResponsible(context, change.responsibleId);
      const theirs = await findCaseAccess(context.db, change.id, change.responsibleId, context.today);
      if (theirs?.isExcluded) throw ruleBroken('responsible_is_excluded', [change.responsibleId]);
    }
    const at = context.now;
    const by = context.actor.accountId;
    if (file.version !== change.version) throw new AppError('CONFLICT');
    await keepVersion(context.db, {
      kind: 'case',
      id: file.id,
      version: file.version,
      content: file,
      at,
      by,
    });
    if (!(await updateCase(context.db, change))) throw new AppError('CONFLICT');
    await context.journal({
      action: 'update',
      subjects: ofCase(change.id),
      detail: { version: change.version + 1 },
    });
    // Handing a case to a colleague may take it out of one's own sight: the answer is what was decided, not a new reading.
    const after = await findCase(context.db, change.id);
    if (!after) throw new AppError('NOT_FOUND');
    const access = await findCaseAccess(context.db, change.id, by, context.today);
    return shownCase(context, after, access);
  },

  'cases.addParticipant': async (context, { caseId, personId, role }) => {
    await writableCase(context, caseId);
    await knownPerson(context, personId);
    await insertParticipant(context.db, caseId, { personId, role, since: context.today });
    await context.journal({
      action: 'update',
      subjects: [...ofCase(caseId), { kind: 'person', id: personId }],
      detail: { participant: personId, role },
    });
    return readCase(context, caseId);
  },

  'cases.access': async (context, { caseId }) => {
    await readableCase(context, caseId);
    const grants = await listCaseGrants(context.db, caseId);
    const exclusions = await listCaseExclusions(context.db, caseId);
    await context.journal({ action: 'view', subjects: ofCase(caseId), detail: { part: 'access' } });
    const { directory } = context;
    return {
      grants: grants.map((grant) => ({
        ...grant,
        accountName: directory.nameOf(grant.accountId),
        grantedByName: directory.nameOf(grant.grantedBy),
      })),
      exclusions: exclusions.map((exclusion) => ({
        ...exclusion,
        accountName: directory.nameOf(exclusion.accountId),
        excludedByName: directory.nameOf(exclusion.excludedBy),
      })),
    };
  },

  'cases.grant': async (context, grant) => {
    await readableCase(context, grant.caseId);
    requireAccount(context, grant.accountId);
    await insertCaseGrant(context.db, grant, context.now, context.actor.accountId);
    await context.journal({
      action: 'grant',
      subjects: [...ofCase(grant.caseId), { kind: 'account', id: grant.accountId }],
      detail: { right: grant.right, reason: grant.reason, until: grant.until },
    });
    return {};
  },

  'cases.revoke': async (context, { caseId, accountId }) => {
    await readableCase(context, caseId);
    if (!(await endCaseGrant(context.db, caseId, accountId, context.now))) throw new AppError('NOT_FOUND');
    await context.journal({
      action: 'revoke',
      subjects: [...ofCase(caseId), { kind: 'account', id: accountId }],
    });
    return {};
  },

  'cases.exclude': async (context, exclusion) => {
    const { file } = await readableCase(context, exclusion.caseId);
    requireAccount(context, exclusion.accountId);
    if (file.responsibleId === exclusion.accountId)
      throw ruleBroken('responsible_is_excluded', [exclusion.accountId]);
    if (exclusion.accountId === context.actor.accountId) throw ruleBroken('cannot_change_self');
    await insertCaseExclusion(context.db, exclusion, context.now, context.actor.accountId);
    await context.journal({
      action: 'exclude',
      subjects: [...ofCase(exclusion.caseId), { kind: 'account', id: exclusion.accountId }],
    });
    return {};
  },

  'cases.endExclusion': async (context, { caseId, accountId }) => {
    await readableCase(context, caseId);
    if (!(await endCaseExclusion(context.db, caseId, accountId, context.now)))
      throw new AppError('NOT_FOUND');
    await context.journal({
      action: 'revoke',
      subjects: [...ofCase(caseId), { kind: 'account', id: accountId }],
    });
    return {};
  },
};

/** A case may be entrusted only to an active colleague who writes interventions (INV-13). */
function requireResponsible({ directory }: Context, accountId: Id): void {
  if (!directory.takesCases(accountId)) throw ruleBroken('responsible_cannot_take_cases', [accountId]);
}

function requireAccount({ directory }: Context, accountId: Id): void {
  if (!directory.find(accountId)) throw new AppError('NOT_FOUND', {}, { kind: 'account', id: accountId });
}

async function readCase(context: Context, caseId: Id): Promise<CaseFile> {
  const { file, access } = await readableCase(context, caseId);
  return shownCase(context, file, access);
}

export async function shownCase(
  context: Context,
  file: StoredCase,
  access: CaseAccess | undefined,
): Promise<CaseFile> {
  const intakes = await listIntakesOfCase(context.db, file.id);
  return {
    ...file,
    responsibleName: context.directory.nameOf(file.responsibleId),
    participants: await listParticipants(context.db, file.id),
    intakes: intakes.map(({ id, number, receivedAt, eventNumbers }) => ({
      id,
      number,
      receivedAt,
      eventNumbers,
    })),
    mayWrite: access !== undefined && mayWriteCase(context.actor, access),
    mayGrant: roleMay(context.actor.role, 'case.grant'),
  };
}

/** Everything that happened in a case, newest first; words under way only for those who may write. */
async function timelineOf(context: Context, file: StoredCase, mayWrite: boolean): Promise<TimelineEntry[]> {
  const { db, directory, actor } = context;
  const intakes = await listIntakesOfCase(db, file.id);
  const drafts = mayWrite ? await draftsOfCase(db, file.id) : [];
  const entries: TimelineEntry[] = [
    {
      kind: 'opening',
      id: file.id,
      at: file.openedAt,
      by: directory.nameOf(file.openedBy),
      intakeNumber: intakes[0]?.number ?? '',
    },
    ...intakes.map((intake): TimelineEntry => ({
      kind: 'intake',
      id: intake.id,
      at: intake.receivedAt,
      by: directory.nameOf(intake.receivedBy),
      number: intake.number,
      excerpt: excerptOf(intake.account),
    })),
    ...drafts.map((draft): TimelineEntry => ({
      kind: 'draft',
      id: draft.id,
      at: draft.savedAt,
      by: directory.nameOf(draft.ownerId),
      isMine: draft.ownerId === actor.accountId,
      type: draft.type,
      excerpt: draft.excerpt,
    })),
    ...(await interventionsOfCase(db, file.id)),
  ];
  return entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
