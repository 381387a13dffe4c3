import { randomUUID } from 'node:crypto';
import type { InputOf, ProcedureName } from '#shared/contract/index';
import type { Id } from '#shared/domain/id';
import { DEFAULT_PARAMETERS, FIRST_TERRITORY } from '#shared/domain/settings';
import {
  aContactPoint,
  anAddress,
  anIntake,
  anInterventionContent,
  anInterventionDraft,
  aPerson,
} from '#shared/testing/builders';
import type { Targets } from './standings';
import { anIdentity, PASSWORD } from './station';

/** Who calls, and on which other account. */
export type Caller = { accountId: Id; login: string; password: string; subordinateId: Id };

const SERVICE = { service: 'Service de police fictif', unit: 'Équipe d’exemple', territory: FIRST_TERRITORY };
const FRAME = {
  category: 'domestic_violence',
  confidentiality: 'standard',
  nextReviewOn: '2026-04-15',
} as const;

/**
 * A valid input for each procedure, aimed at a set of objects. One is missing as soon as the contract grows: this file then
 * does not compile, and neither the permission matrix nor the fuzzer can forget a call.
 */
export const INPUTS: { [N in ProcedureName]: (targets: Targets, caller: Caller) => InputOf<N> } = {
  'station.state': () => ({}),
  'station.version': () => ({}),
  'session.signIn': (_, { login, password }) => ({ login, password }),
  'session.current': () => ({}),
  'session.lock': () => ({}),
  'session.touch': () => ({}),
  'session.changePassword': (_, { password }) => ({ current: password, next: password }),
  'session.suggestPassword': () => ({}),
  'session.setPreferences': () => ({ language: 'fr', colorScheme: 'auto' }),

  'setup.checkPassword': () => ({ login: 'quelquun', password: PASSWORD }),
  'setup.begin': () => ({
    identity: SERVICE,
    coordinator: {
      login: 'autre.coordination',
      password: `${PASSWORD}-un`,
      name: 'Autre Fictive',
      title: 'Titre',
    },
    technicalAdmin: {
      login: 'autre.technique',
      password: `${PASSWORD}-deux`,
      name: 'Autre Fictif',
      title: 'Titre',
    },
  }),
  'setup.printRecoveryCode': () => ({}),
  'setup.finish': () => ({ recoveryCode: 'pas le bon' }),

  'accounts.list': () => ({}),
  'accounts.colleagues': () => ({}),
  'accounts.create': () => ({
    id: randomUUID(),
    login: `nouveau.${randomUUID().slice(0, 8)}`,
    password: `${PASSWORD}-neuf`,
    identity: anIdentity('worker', 90),
  }),
  'accounts.change': (_, { subordinateId }) => ({
    accountId: subordinateId,
    identity: anIdentity('worker', 91),
  }),
  'accounts.reset': (_, { subordinateId }) => ({
    accountId: subordinateId,
    password: `${PASSWORD}-provisoire`,
  }),
  'accounts.setActive': (_, { subordinateId }) => ({ accountId: subordinateId, isActive: true }),
  'accounts.grant': (_, { subordinateId }) => ({ accountId: subordinateId }),
  'accounts.release': (_, { subordinateId }) => ({ accountId: subordinateId }),
  'accounts.revoke': (_, { subordinateId }) => ({ accountId: subordinateId }),

  'settings.read': () => ({}),
  'settings.save': () => ({ identity: SERVICE, parameters: { ...DEFAULT_PARAMETERS, lateEntryHours: 48 } }),

  'journal.list': ({ caseId }) => ({ ...anyLine, subject: { kind: 'case', id: caseId } }),
  'journal.listTechnical': () => anyLine,
  'journal.verify': () => ({ recoveryCode: null }),

  'desk.read': () => ({}),

  'persons.search': ({ mark }) => ({ text: mark, limit: 10 }),
  'persons.read': ({ personId }) => ({ personId }),
  'persons.create': () => someone(randomUUID()),
  'persons.change': ({ personId }) => ({ ...someone(personId), version: 1 }),

  'intakes.list': ({ mark }) => ({ which: 'all', text: mark, limit: 50 }),
  'intakes.read': ({ attachedIntakeId }) => ({ intakeId: attachedIntakeId }),
  'intakes.record': ({ personId }) => ({
    intake: anIntake({
      id: randomUUID(),
      persons: [
        { personId, described: '', role: 'concerned' },
        { personId: null, described: 'La voisine', role: 'witness' },
      ],
    }),
    draftId: null,
  }),

  'cases.list': ({ mark }) => ({ scope: 'readable', text: mark, withClosed: true, limit: 50 }),
  'cases.read': ({ caseId }) => ({ caseId }),
  'cases.open': ({ namingIntakeId }, { accountId }) => ({
    id: randomUUID(),
    intakeId: namingIntakeId,
    responsibleId: accountId,
    ...FRAME,
  }),
  'cases.attachIntake': ({ caseId, freeIntakeId }) => ({ caseId, intakeId: freeIntakeId }),
  'cases.change': ({ caseId }, { accountId }) => ({
    id: caseId,
    version: 1,
    responsibleId: accountId,
    ...FRAME,
  }),
  'cases.addParticipant': ({ caseId, personId }) => ({ caseId, personId, role: 'victim' }),
  'cases.access': ({ caseId }) => ({ caseId }),
  'cases.grant': ({ caseId, granteeId }) => ({
    caseId,
    accountId: granteeId,
    right: 'write',
    reason: 'emergency_cover',
    until: '2026-04-01',
  }),
  'cases.revoke': ({ caseId, granteeId }) => ({ caseId, accountId: granteeId }),
  'cases.exclude': ({ caseId, granteeId }) => ({ caseId, accountId: granteeId, reason: 'Parente' }),
  'cases.endExclusion': ({ caseId, excludedId }) => ({ caseId, accountId: excludedId }),

  'drafts.read': ({ draftId }) => ({ draftId }),
  'drafts.save': ({ draftId, caseId }) => ({
    id: draftId,
    version: 1,
    body: { kind: 'intervention', caseId, content: anInterventionDraft({ facts: 'Autres mots.' }) },
  }),
  'drafts.discard': ({ draftId }) => ({ draftId }),

  'interventions.read': ({ interventionId }) => ({ interventionId }),
  'interventions.sign': ({ draftId, personId }) => ({
    draftId,
    version: 1,
    content: anInterventionContent({ participantIds: [personId] }),
  }),
  'interventions.addAddendum': ({ interventionId }) => ({
    id: randomUUID(),
    interventionId,
    text: 'Précision.',
    reason: 'Oubli',
  }),

  'summaries.preview': ({ caseId, interventionId }) => ({
    caseId,
    interventionIds: [interventionId],
    profile: 'internal',
    language: 'fr',
  }),
  'summaries.print': ({ caseId }) => ({ printId: caseId }),
  'summaries.save': ({ caseId }) => ({ printId: caseId, warningRead: true }),
};

const someone = (id: Id) =>
  aPerson({
    id,
    addresses: [anAddress({ id: randomUUID() })],
    contactPoints: [aContactPoint({ id: randomUUID() })],
  });

const anyLine = {
  subject: null,
  actorId: null,
  actions: [],
  from: null,
  to: null,
  beforeSeq: null,
  limit: 50,
};
