import { deleteDraft, findDraft, insertDraft, updateDraft } from '#db/repositories/drafts';
import { isSigned } from '#db/repositories/interventions';
import { AppError } from '#shared/contract/result';
import type { DraftBody } from '#shared/domain/draft';
import type { Subject } from '#shared/domain/journal-entry';
import { roleMay } from '#shared/domain/roles';
import type { Context, Handlers } from '../context';
import { ownDraft, writableCase } from './gates';
import { excerptOf } from './lines';

type DraftHandlers = Pick<Handlers, 'drafts.read' | 'drafts.save' | 'drafts.discard'>;

export const draftHandlers: DraftHandlers = {
  'drafts.read': async (context, { draftId }) => {
    const draft = await ownDraft(context, draftId);
    await context.journal({ action: 'view', subjects: subjectsOf(draftId, draft.body) });
    const { directory } = context;
    return {
      ...draft,
      ownerName: directory.nameOf(draft.ownerId),
      savedByName: directory.nameOf(draft.savedBy),
    };
  },

  // Only the first save is journalled: after that, the row itself says who saved last, when, and how many times.
  'drafts.save': async (context, { id, version, body }) => {
    const { db, actor, now } = context;
    await requireMayWrite(context, body);
    const saved = { id, body, excerpt: excerptOfBody(body), at: now, by: actor.accountId };
    if (version === null) {
      if ((await findDraft(db, id)) || (await isSigned(db, id))) throw new AppError('CONFLICT');
      await insertDraft(db, saved);
      await context.journal({ action: 'draft', subjects: subjectsOf(id, body) });
      return { id, version: 1, savedAt: now };
    }
    const before = await ownDraft(context, id);
    if (!isSamePlace(before.body, body)) throw new AppError('FORBIDDEN', {}, { kind: 'draft', id });
    if (!(await updateDraft(db, { ...saved, version }))) throw new AppError('CONFLICT');
    return { id, version: version + 1, savedAt: now };
  },

  'drafts.discard': async (context, { draftId }) => {
    const draft = await ownDraft(context, draftId);
    if (draft.ownerId !== context.actor.accountId)
      throw new AppError('RULE_BROKEN', { rule: 'not_the_author' });
    await deleteDraft(context.db, draftId);
    await context.journal({ action: 'discard', subjects: subjectsOf(draftId, draft.body) });
    return {};
  },
};

async function requireMayWrite(context: Context, body: DraftBody): Promise<void> {
  const permission = body.kind === 'intake' ? 'intake.write' : 'intervention.write';
  if (!roleMay(context.actor.role, permission)) throw new AppError('FORBIDDEN');
  if (body.kind !== 'intake') await writableCase(context, body.caseId);
}

/** A draft never moves to another case or becomes another thing. */
function isSamePlace(before: DraftBody, after: DraftBody): boolean {
  if (before.kind !== after.kind) return false;
  if (before.kind === 'intake' || after.kind === 'intake') return true;
  return before.caseId === after.caseId;
}

function subjectsOf(draftId: string, body: DraftBody): Subject[] {
  const draft: Subject = { kind: 'draft', id: draftId };
  return body.kind === 'intake' ? [draft] : [draft, { kind: 'case', id: body.caseId }];
}

function excerptOfBody(body: DraftBody): string {
  switch (body.kind) {
    case 'intake':
      return excerptOf(body.content.account);
    case 'intervention':
      return excerptOf(body.content.purpose, body.content.facts, body.content.observations);
    case 'addendum':
      return excerptOf(body.content.text);
  }
}
