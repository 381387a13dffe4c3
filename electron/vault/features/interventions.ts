import { createHash } from 'node:crypto';
import { touchCase } from '#db/repositories/case-files';
import { deleteDraft, findDraft, type StoredDraft } from '#db/repositories/drafts';
import {
  findIntervention,
  insertAddendum,
  insertIntervention,
  isSigned,
  listAddenda,
  type StoredIntervention,
} from '#db/repositories/interventions';
import { AppError, ruleBroken } from '#shared/contract/result';
import { isOpen } from '#shared/domain/case-file';
import type { Id } from '#shared/domain/id';
import {
  canonicalContent,
  findingsOfIntervention,
  isLateEntry,
  type Addendum,
  type Intervention,
} from '#shared/domain/intervention';
import { roleReadsOpinion, type Role } from '#shared/domain/roles';
import type { Handlers } from '../context';
import { ownDraft, readableCase, writableCase } from './gates';
import { excerptOf } from './lines';

type InterventionHandlers = Pick<
  Handlers,
  'interventions.read' | 'interventions.sign' | 'interventions.addAddendum'
>;

export const interventionHandlers: InterventionHandlers = {
  'interventions.read': async (context, { interventionId }) => {
    const about = { kind: 'intervention' as const, id: interventionId };
    const intervention = await findIntervention(context.db, interventionId);
    if (!intervention) throw new AppError('NOT_FOUND', {}, about);
    await readableCase(context, intervention.caseId);
    const addenda = await listAddenda(context.db, [interventionId]);
    await context.journal({ action: 'view', subjects: [about, { kind: 'case', id: intervention.caseId }] });
    return shownIntervention(intervention, addenda.get(interventionId) ?? [], context.actor.role);
  },

  'interventions.sign': async (context, { draftId, version, content }) => {
    const { db, actor, now, settings } = context;
    const draft = await ownDraft(context, draftId);
    if (draft.body.kind !== 'intervention')
      throw new AppError('NOT_FOUND', {}, { kind: 'draft', id: draftId });
    const { caseId } = draft.body;
    const { file } = await writableCase(context, caseId);
    if (draft.ownerId !== actor.accountId) throw ruleBroken('not_the_author', [draftId]);
    if (draft.version !== version) throw new AppError('CONFLICT');

    const facts = {
      now,
      caseOpenedAt: file.openedAt,
      caseIsOpen: isOpen(file.status),
      lateEntryHours: settings.parameters.lateEntryHours,
      eventNumberMask: settings.parameters.eventNumberMask,
    };
    const canonical = canonicalContent(content);
    const signed: StoredIntervention = {
      id: draftId,
      caseId,
      content,
      isLate: isLateEntry(content, facts),
      findings: findingsOfIntervention(content, facts),
      authorId: actor.accountId,
      authorName: actor.name,
      authorTitle: actor.title,
      authorBadge: actor.badge,
      signedAt: now,
      hash: hashOf(draftId, caseId, actor.accountId, now, canonical),
    };

    // What comes first in the timeline is what the reader of summaries may see: never the opinion.
    const excerpt = excerptOf(content.purpose, content.facts, content.observations, content.measures);
    await insertIntervention(db, signed, { canonical, excerpt });
    await deleteDraft(db, draftId);
    await touchCase(db, caseId, now);
    await context.journal({
      action: 'sign',
      subjects: [
        { kind: 'intervention', id: draftId },
        { kind: 'case', id: caseId },
      ],
      detail: {
        hash: signed.hash,
        late: signed.isLate,
        findings: signed.findings.map((finding) => finding.code),
      },
    });
    return shownIntervention(signed, [], actor.role);
  },

  'interventions.addAddendum': async (context, { id, interventionId, text, reason }) => {
    const { db, actor, now } = context;
    const intervention = await findIntervention(db, interventionId);
    if (!intervention) throw new AppError('NOT_FOUND', {}, { kind: 'intervention', id: interventionId });
    await writableCase(context, intervention.caseId);
    if (await isSigned(db, id)) throw new AppError('CONFLICT');
    const underWay = await findDraft(db, id);
    if (underWay && !isAddendumOf(underWay, interventionId, actor.accountId)) throw new AppError('CONFLICT');
    const addendum: Addendum = {
      id,
      text,
      reason,
      signedAt: now,
      authorName: actor.name,
      authorTitle: actor.title,
      hash: hashOf(id, interventionId, actor.accountId, now, JSON.stringify([text, reason])),
    };
    await insertAddendum(db, { ...addendum, interventionId, authorId: actor.accountId });
    // An addendum under way has the id that it keeps when signed: the words are no longer a draft.
    await deleteDraft(db, id);
    await touchCase(db, intervention.caseId, now);
    await context.journal({
      action: 'addendum',
      subjects: [
        { kind: 'intervention', id: interventionId },
        { kind: 'case', id: intervention.caseId },
      ],
      detail: { addendum: id, hash: addendum.hash },
    });
    return addendum;
  },
};

/** Whether these words under way are the ones being signed: of the same person, for the same intervention. */
function isAddendumOf({ body, ownerId }: StoredDraft, interventionId: Id, accountId: Id): boolean {
  return body.kind === 'addendum' && body.interventionId === interventionId && ownerId === accountId;
}

/** SHA-256 of who, where, when and the exact words: the journal's chain carries it (`security.md` 4). */
function hashOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** A signed intervention as this role may read it: without the opinion for a role that works from facts. */
export function shownIntervention(
  { content, ...rest }: StoredIntervention,
  addenda: Addendum[],
  role: Role,
): Intervention {
  return {
    ...rest,
    ...content,
    opinion: roleReadsOpinion(role) ? content.opinion : null,
    hasOpinion: content.opinion.trim() !== '',
    addenda,
  };
}
