import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { insertCaseExclusion, insertCaseGrant } from '#db/repositories/case-access';
import { insertCase, insertParticipant } from '#db/repositories/case-files';
import { takeNumber } from '#db/repositories/counters';
import { insertDraft } from '#db/repositories/drafts';
import { attachIntakeToCase, insertIntake } from '#db/repositories/intakes';
import { insertIntervention } from '#db/repositories/interventions';
import { insertPerson } from '#db/repositories/persons';
import type { Id } from '#shared/domain/id';
import { canonicalContent } from '#shared/domain/intervention';
import {
  anAddress,
  anIntake,
  anInterventionContent,
  anInterventionDraft,
  aPerson,
} from '#shared/testing/builders';

/** What an account can be to a case: the columns of the permission tests. */
export const STANDINGS = ['own', 'read', 'write', 'none', 'none_restricted', 'excluded'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A case with everything that hangs on it, seen from one account. */
export type Targets = {
  /** A word that only this set holds: in names, event numbers and texts. */
  mark: string;
  caseId: Id;
  caseNumber: string;
  personId: Id;
  /** A request already joined to the case. */
  attachedIntakeId: Id;
  /** A request that nobody decided yet, naming the person of the case. */
  namingIntakeId: Id;
  /** A request that nobody decided yet, naming nobody. */
  freeIntakeId: Id;
  interventionId: Id;
  /** Words under way in the case, whose owner is the account looked from. */
  draftId: Id;
  /** Somebody else's request under way. */
  foreignDraftId: Id;
  /** A colleague to whom the case is open. */
  granteeId: Id;
  /** A colleague who is kept out. */
  excludedId: Id;
};

const EARLIER = '2026-03-10T15:00:00.000Z';

/** Ids that belong to nothing, in the shape of a set. */
export function absentTargets(): Targets {
  const nothing = () => randomUUID();
  return {
    mark: 'absent',
    caseId: nothing(),
    caseNumber: '',
    personId: nothing(),
    attachedIntakeId: nothing(),
    namingIntakeId: nothing(),
    freeIntakeId: nothing(),
    interventionId: nothing(),
    draftId: nothing(),
    foreignDraftId: nothing(),
    granteeId: nothing(),
    excludedId: nothing(),
  };
}

/**
 * Writes a case in which `accountId` stands as told, straight into the tables: what the application would refuse to make
 * (a sergeant responsible for a case, say) must still be decided rightly if it is there.
 */
export async function seedStanding(
  db: Knex,
  who: { accountId: Id; otherId: Id; granteeId: Id; excludedId: Id },
  standing: Standing,
): Promise<Targets> {
  const { accountId, otherId } = who;
  const mark = `Repère${randomUUID()
    .slice(0, 8)
    .replace(/[0-9]/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`;
  const targets: Targets = { ...absentTargets(), mark, granteeId: who.granteeId, excludedId: who.excludedId };
  const { caseId, personId } = targets;
  const person = aPerson({
    id: personId,
    names: [{ kind: 'usual', family: mark, given: 'Fictive' }],
    addresses: [anAddress({ id: randomUUID() }), anAddress({ id: randomUUID(), kind: 'secret_shelter' })],
    contactPoints: [],
  });
  await insertPerson(db, person, EARLIER, otherId);
  targets.caseNumber = await takeNumber(db, 'case', 2026);
  await insertCase(db, {
    id: caseId,
    number: targets.caseNumber,
    status: 'open',
    category: 'domestic_violence',
    responsibleId: standing === 'own' ? accountId : otherId,
    confidentiality: standing === 'none_restricted' ? 'restricted' : 'standard',
    openedAt: EARLIER,
    openedBy: otherId,
    nextReviewOn: '2026-03-18',
    lastEntryAt: EARLIER,
    version: 1,
  });
  await insertParticipant(db, caseId, { personId, role: 'concerned', since: '2026-03-10' });
  await seedAccess(db, caseId, who, standing);
  const intakes = [
    { id: targets.attachedIntakeId, persons: [personId], joined: true },
    { id: targets.namingIntakeId, persons: [personId], joined: false },
    { id: targets.freeIntakeId, persons: [], joined: false },
  ];
  for (const { id, persons, joined } of intakes) {
    const intake = anIntake({
      id,
      eventNumbers: [mark],
      account: `${mark} appelle.`,
      persons: persons.map((one) => ({ personId: one, described: '', role: 'concerned' as const })),
    });
    const number = await takeNumber(db, 'intake', 2026);
    await insertIntake(db, intake, { number, receivedBy: otherId, findings: [], at: EARLIER });
    if (joined) await attachIntakeToCase(db, id, caseId);
  }
  const content = anInterventionContent({ participantIds: [personId], facts: `${mark} ouvre la porte.` });
  await insertIntervention(
    db,
    {
      id: targets.interventionId,
      caseId,
      content,
      isLate: false,
      findings: [],
      authorId: otherId,
      authorName: 'Autre Exemple',
      authorTitle: 'Titre',
      authorBadge: null,
      signedAt: EARLIER,
      hash: '0'.repeat(64),
    },
    { canonical: canonicalContent(content), excerpt: mark },
  );
  const draft = {
    kind: 'intervention' as const,
    caseId,
    content: anInterventionDraft({ facts: `${mark} en cours.` }),
  };
  await insertDraft(db, { id: targets.draftId, body: draft, excerpt: mark, at: EARLIER, by: accountId });
  const { id: _id, receivedAt: _at, ...words } = anIntake({ account: `${mark} ailleurs.` });
  const foreign = {
    kind: 'intake' as const,
    content: { ...words, receivedDay: '2026-03-10', receivedTime: '10:00' },
  };
  await insertDraft(db, {
    id: targets.foreignDraftId,
    body: foreign,
    excerpt: mark,
    at: EARLIER,
    by: otherId,
  });
  return targets;
}

async function seedAccess(
  db: Knex,
  caseId: Id,
  { accountId, otherId, granteeId, excludedId }: Parameters<typeof seedStanding>[1],
  standing: Standing,
): Promise<void> {
  const open = (account: Id, right: 'read' | 'write') =>
    insertCaseGrant(
      db,
      { caseId, accountId: account, right, reason: 'case_handling', until: null },
      EARLIER,
      otherId,
    );
  const keepOut = (account: Id) =>
    insertCaseExclusion(db, { caseId, accountId: account, reason: 'Parente' }, EARLIER, otherId);
  await open(granteeId, 'read');
  await keepOut(excludedId);
  if (standing === 'read') await open(accountId, 'read');
  if (standing === 'write') await open(accountId, 'write');
  // An exclusion comes before everything: the account also holds a grant, and the case is a standard one.
  if (standing === 'excluded') {
    await open(accountId, 'write');
    await keepOut(accountId);
  }
}
