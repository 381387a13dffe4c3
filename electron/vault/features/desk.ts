import { listIntakes } from '#db/repositories/intakes';
import { listCaseload } from '#db/views/caseload';
import { draftsOfOwner } from '#db/views/drafts-of-owner';
import { plusDays } from '#shared/domain/calendar-day';
import type { Handlers } from '../context';
import { caseLineOf, intakeLineOf } from './lines';

/** Rows per column: what a tired person takes in at a glance. The totals say how many more there are. */
const INCOMING = 12;
const MINE = 12;
const DUE = 12;
/** A review shows as due this many days ahead. */
const DUE_AHEAD_DAYS = 7;

export const deskHandlers: Pick<Handlers, 'desk.read'> = {
  'desk.read': async (context) => {
    const { db, actor, today } = context;
    const incoming = await listIntakes(db, actor, today, { which: 'undecided', text: '', limit: INCOMING });
    const isTeamView = actor.role === 'coordinator' || actor.role === 'sergeant';
    const mine = await listCaseload(db, actor, today, {
      scope: actor.role === 'sergeant' ? 'readable' : 'mine',
      text: '',
      withClosed: false,
      order: 'recent',
      limit: MINE,
    });
    const due = await listCaseload(db, actor, today, {
      scope: isTeamView ? 'readable' : 'mine',
      text: '',
      withClosed: false,
      reviewBy: plusDays(today, DUE_AHEAD_DAYS),
      order: 'review',
      limit: DUE,
    });
    const drafts = await draftsOfOwner(db, actor, today);
    await context.journal({
      action: 'list',
      subjects: [
        ...incoming.intakes.map((intake) => ({ kind: 'intake' as const, id: intake.id })),
        ...[...mine.lines, ...due.lines].map((line) => ({ kind: 'case' as const, id: line.id })),
      ],
      detail: { part: 'desk' },
    });
    return {
      incoming: incoming.intakes.map((intake) => intakeLineOf(intake, context)),
      incomingTotal: incoming.total,
      mine: mine.lines.map((line) => caseLineOf(line, context)),
      mineTotal: mine.total,
      due: due.lines.map((line) => caseLineOf(line, context)),
      dueTotal: due.total,
      drafts,
    };
  },
};
