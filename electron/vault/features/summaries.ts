import { createHash } from 'node:crypto';
import { listInterventions, listAddenda } from '#db/repositories/interventions';
import { listParticipants } from '#db/repositories/case-files';
import { takeNumber } from '#db/repositories/counters';
import { insertPrint } from '#db/repositories/prints';
import { listProtectedAddresses } from '#db/repositories/persons';
import { AppError, ruleBroken } from '#shared/contract/result';
import type { Id } from '#shared/domain/id';
import { atStation } from '#shared/domain/instant';
import type { Subject } from '#shared/domain/journal-entry';
import type { RecipientProfile } from '#shared/domain/summary';
import type { Context, Handlers, StepwiseContext } from '../context';
import type { OpenSession } from '../open-session';
import { composeSummary, type SummaryModel } from '../printing/summary-model';
import { renderSummaryHtml } from '../printing/summary-page';
import { shownCase } from './cases';
import { readableCase } from './gates';
import { shownIntervention } from './interventions';

type SummaryHandlers = Pick<Handlers, 'summaries.preview' | 'summaries.print' | 'summaries.save'>;

/** Pages that were shown: what is printed or saved is these bytes, by the person who saw them, in the same session. */
type Shown = {
  id: Id;
  number: string;
  caseId: Id;
  profile: RecipientProfile;
  handle: string;
  pdf: Uint8Array<ArrayBuffer>;
  sha256: string;
  pages: number;
};

export const summaryHandlers = (): SummaryHandlers => {
  // One for each session, and gone with it at the lock. In memory only: nothing of a printout is on disk by itself.
  const shownIn = new WeakMap<OpenSession, Shown>();

  const requireShown = ({ vault }: StepwiseContext, printId: Id): Shown => {
    const session = vault.session();
    const shown = session && shownIn.get(session);
    if (shown?.id !== printId) throw ruleBroken('print_expired');
    return shown;
  };

  return {
    'summaries.preview': async (context, { caseId, interventionIds, profile, language }) => {
      const { model, id } = await context.transact(async (step) => {
        const printId = step.newId();
        const composed = await compose(step, { caseId, interventionIds, profile, language });
        await insertPrint(step.db, {
          id: printId,
          number: composed.printNumber,
          caseId,
          profile,
          madeAt: step.now,
          madeBy: step.actor.accountId,
        });
        await step.journal({
          action: 'print_preview',
          subjects: subjectsOf(caseId, printId, interventionIds),
          detail: { number: composed.printNumber, profile, language },
        });
        return { model: composed, id: printId };
      });
      const session = context.vault.session();
      if (!session) throw new AppError('NOT_SIGNED_IN');
      const former = shownIn.get(session);
      if (former) await context.os.disposePdf(former.handle);
      const { handle, pdf, pages } = await context.os.renderPdf(renderSummaryHtml(model));
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      const { printNumber, withheld } = model;
      shownIn.set(session, { id, number: printNumber, caseId, profile, handle, pdf, sha256, pages });
      return { printId: id, printNumber, pages, pdf, withheld };
    },

    'summaries.print': async (context, { printId }) => {
      const print = requireShown(context, printId);
      await record(context, print, 'print', 'done');
      const outcome = await context.os.printPdf(print.handle);
      if (outcome === 'printed') return { printed: true };
      await record(context, print, 'print', 'failed', outcome);
      if (outcome === 'no_printer') throw ruleBroken('no_printer');
      return { printed: false };
    },

    // The line is in the journal before the file is on the disk: no copy exists that the journal does not know.
    'summaries.save': async (context, { printId }) => {
      const print = requireShown(context, printId);
      const target = await context.os.chooseSaveTarget(`Relais-${print.number}.pdf`);
      if (target === null) return { saved: false };
      await record(context, print, 'save_copy', 'done');
      try {
        await context.os.writeSaveTarget(target, print.pdf);
      } catch (error) {
        await record(context, print, 'save_copy', 'failed');
        throw error;
      }
      return { saved: true };
    },
  };
};

async function compose(
  context: Context,
  request: { caseId: Id; interventionIds: Id[]; profile: RecipientProfile; language: 'fr' | 'en' },
): Promise<SummaryModel> {
  const { db, actor, now, settings } = context;
  const { file, access } = await readableCase(context, request.caseId);
  const interventions = await listInterventions(db, request.interventionIds);
  const isAllHere =
    interventions.length === new Set(request.interventionIds).size &&
    interventions.every((intervention) => intervention.caseId === request.caseId);
  if (!isAllHere) throw new AppError('NOT_FOUND', {}, { kind: 'case', id: request.caseId });
  const addenda = await listAddenda(db, request.interventionIds);
  const participants = await listParticipants(db, request.caseId);
  return composeSummary({
    service: settings.identity,
    caseFile: await shownCase(context, file, access),
    participants,
    interventions: interventions.map((one) => shownIntervention(one, addenda.get(one.id) ?? [], actor.role)),
    actor,
    profile: request.profile,
    language: request.language,
    printNumber: await takeNumber(db, 'print', atStation(now).year),
    printedAt: now,
    excludedProtectedAddresses: await listProtectedAddresses(
      db,
      participants.map((participant) => participant.personId),
    ),
  });
}

/** One line of the journal for one print or one saved copy, with the hash of the very bytes. */
async function record(
  context: StepwiseContext,
  print: Shown,
  action: 'print' | 'save_copy',
  outcome: 'done' | 'failed',
  why?: string,
): Promise<void> {
  await context.transact(async (step) => {
    await readableCase(step, print.caseId);
    await step.journal({
      action,
      outcome,
      subjects: subjectsOf(print.caseId, print.id, []),
      detail: {
        number: print.number,
        sha256: print.sha256,
        pages: print.pages,
        profile: print.profile,
        ...(why !== undefined && { why }),
      },
    });
  });
}

function subjectsOf(caseId: Id, printId: Id, interventionIds: readonly Id[]): Subject[] {
  return [
    { kind: 'case', id: caseId },
    { kind: 'print', id: printId },
    ...interventionIds.map((id) => ({ kind: 'intervention' as const, id })),
  ];
}
