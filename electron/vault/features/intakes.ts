import { takeNumber } from '#db/repositories/counters';
import { deleteDraft } from '#db/repositories/drafts';
import { findIntake, insertIntake, listIntakes, type StoredIntake } from '#db/repositories/intakes';
import { findCase } from '#db/repositories/case-files';
import { namesOf } from '#db/repositories/persons';
import { AppError } from '#shared/contract/result';
import { displayNameOf, familyFirst } from '#shared/domain/person';
import { findingsOfIntake, type Intake } from '#shared/domain/intake';
import { atStation } from '#shared/domain/instant';
import type { Context, Handlers } from '../context';
import { knownAmong, knownPerson, ownDraft, readableIntake } from './gates';
import { intakeLineOf } from './lines';

type IntakeHandlers = Pick<Handlers, 'intakes.list' | 'intakes.read' | 'intakes.record'>;

export const intakeHandlers: IntakeHandlers = {
  'intakes.list': async (context, filter) => {
    const { intakes, total } = await listIntakes(context.db, context.actor, context.today, filter);
    const lines = intakes.map((intake) => intakeLineOf(intake, context));
    await context.journal({
      action: 'list',
      subjects: lines.map((line) => ({ kind: 'intake', id: line.id })),
      detail: { which: filter.which, criteria: filter.text, shown: lines.length },
    });
    return { lines, total };
  },

  'intakes.read': async (context, { intakeId }) => {
    const intake = await readableIntake(context, intakeId);
    const known = await knownAmong(context, personIdsOf(intake));
    const names = await namesOf(context.db, [...known]);
    const caseFile = intake.caseId === null ? undefined : await findCase(context.db, intake.caseId);
    await context.journal({
      action: 'view',
      subjects: [
        { kind: 'intake', id: intakeId },
        ...[...known].map((id) => ({ kind: 'person' as const, id })),
      ],
    });
    return {
      intake: shownIntake(context, intake, known),
      persons: [...names].map(([personId, own]) => ({ personId, name: familyFirst(displayNameOf(own)) })),
      caseNumber: caseFile?.number ?? null,
    };
  },

  'intakes.record': async (context, { intake, draftId }) => {
    const { db, actor, now, settings } = context;
    if (await findIntake(db, intake.id)) throw new AppError('CONFLICT');
    for (const { personId } of intake.persons) if (personId !== null) await knownPerson(context, personId);
    if (draftId !== null) await ownDraft(context, draftId);
    const findings = findingsOfIntake(intake, { now, eventNumberMask: settings.parameters.eventNumberMask });
    const number = await takeNumber(db, 'intake', atStation(now).year);
    await insertIntake(db, intake, { number, receivedBy: actor.accountId, findings, at: now });
    if (draftId !== null) await deleteDraft(db, draftId);
    await context.journal({
      action: 'create',
      subjects: [{ kind: 'intake', id: intake.id }],
      detail: { findings: findings.map((finding) => finding.code) },
    });
    const recorded = await readableIntake(context, intake.id);
    return shownIntake(context, recorded, await knownAmong(context, personIdsOf(recorded)));
  },
};

const personIdsOf = (intake: StoredIntake) =>
  intake.persons.flatMap((person) => (person.personId === null ? [] : [person.personId]));

/** A request as this reader may see it: a hidden person stays a role without a name. */
function shownIntake({ directory }: Context, intake: StoredIntake, known: ReadonlySet<string>): Intake {
  return {
    ...intake,
    receivedByName: directory.nameOf(intake.receivedBy),
    persons: intake.persons.map(({ personId, described, role }) => {
      const isHidden = personId !== null && !known.has(personId);
      return isHidden
        ? { personId: null, described: '', role, isHidden }
        : { personId, described, role, isHidden };
    }),
  };
}
