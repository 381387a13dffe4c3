import { z } from 'zod';
import {
  CaseChange,
  CaseExclusion,
  CaseFile,
  CaseGrant,
  CaseLine,
  NewCaseExclusion,
  NewCaseGrant,
  OpenCase,
  SafeContact,
  TimelineEntry,
} from '#shared/domain/case-file';
import { personRole } from '#shared/domain/code-lists';
import { Draft, DraftLine, SaveDraft } from '#shared/domain/draft';
import { Id, Version } from '#shared/domain/id';
import { Instant } from '#shared/domain/instant';
import { Intake, IntakeLine, NewIntake } from '#shared/domain/intake';
import { Addendum, Intervention, NewAddendum, SignIntervention } from '#shared/domain/intervention';
import { line } from '#shared/domain/text';
import { command, query } from './procedure';

const common = { store: 'cases' } as const;
const OfCase = z.strictObject({ caseId: Id });

export const desk = {
  /** What came in, what is mine, what is due: one screen. */
  'desk.read': query({
    ...common,
    permission: 'desk.read',
    trace: 'list',
    object: 'none',
    input: z.strictObject({}),
    output: z.object({
      incoming: z.array(IntakeLine),
      incomingTotal: z.int(),
      mine: z.array(CaseLine),
      mineTotal: z.int(),
      due: z.array(CaseLine),
      dueTotal: z.int(),
      drafts: z.array(DraftLine),
    }),
  }),
};

export const intakes = {
  'intakes.list': query({
    ...common,
    permission: 'intake.read',
    trace: 'list',
    object: 'none',
    input: z.strictObject({
      which: z.enum(['undecided', 'all']),
      text: line(200),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({ lines: z.array(IntakeLine), total: z.int() }),
  }),
  'intakes.read': query({
    ...common,
    permission: 'intake.read',
    trace: 'view',
    object: 'intake.read',
    input: z.strictObject({ intakeId: Id }),
    output: z.object({
      intake: Intake,
      persons: z.array(z.object({ personId: Id, name: z.string() })),
      caseNumber: z.string().nullable(),
    }),
  }),
  /** Records a request. Ends the draft it came from, if any, in the same transaction. */
  'intakes.record': command({
    ...common,
    permission: 'intake.write',
    trace: 'self',
    object: 'none',
    input: z.strictObject({ intake: NewIntake, draftId: Id.nullable() }),
    output: Intake,
  }),
};

export const cases = {
  'cases.list': query({
    ...common,
    permission: 'case.read',
    trace: 'list',
    object: 'none',
    input: z.strictObject({
      scope: z.enum(['mine', 'writable', 'readable']),
      text: line(200),
      withClosed: z.boolean(),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({ lines: z.array(CaseLine), total: z.int() }),
  }),
  'cases.read': query({
    ...common,
    permission: 'case.read',
    trace: 'view',
    object: 'case.read',
    input: OfCase,
    output: z.object({
      caseFile: CaseFile,
      timeline: z.array(TimelineEntry),
      safeContacts: z.array(SafeContact),
    }),
  }),
  'cases.open': command({
    ...common,
    permission: 'case.open',
    trace: 'self',
    object: 'intake.read',
    input: OpenCase,
    output: CaseFile,
  }),
  'cases.attachIntake': command({
    ...common,
    permission: 'case.write',
    trace: 'self',
    object: 'case.write',
    input: z.strictObject({ caseId: Id, intakeId: Id }),
    output: CaseFile,
  }),
  'cases.change': command({
    ...common,
    permission: 'case.write',
    trace: 'self',
    object: 'case.write',
    input: CaseChange,
    output: CaseFile,
  }),
  'cases.addParticipant': command({
    ...common,
    permission: 'case.write',
    trace: 'self',
    object: 'case.write',
    input: z.strictObject({ caseId: Id, personId: Id, role: personRole.schema }),
    output: CaseFile,
  }),
  'cases.access': query({
    ...common,
    permission: 'case.grant',
    trace: 'view',
    object: 'case.grant',
    input: OfCase,
    output: z.object({ grants: z.array(CaseGrant), exclusions: z.array(CaseExclusion) }),
  }),
  'cases.grant': command({
    ...common,
    permission: 'case.grant',
    trace: 'self',
    object: 'case.grant',
    input: NewCaseGrant,
    output: z.object({}),
  }),
  'cases.revoke': command({
    ...common,
    permission: 'case.grant',
    trace: 'self',
    object: 'case.grant',
    input: z.strictObject({ caseId: Id, accountId: Id }),
    output: z.object({}),
  }),
  'cases.exclude': command({
    ...common,
    permission: 'case.grant',
    trace: 'self',
    object: 'case.grant',
    input: NewCaseExclusion,
    output: z.object({}),
  }),
  'cases.endExclusion': command({
    ...common,
    permission: 'case.grant',
    trace: 'self',
    object: 'case.grant',
    input: z.strictObject({ caseId: Id, accountId: Id }),
    output: z.object({}),
  }),
};

export const drafts = {
  'drafts.read': query({
    ...common,
    permission: 'desk.read',
    trace: 'view',
    object: 'draft.own',
    input: z.strictObject({ draftId: Id }),
    output: Draft,
  }),
  /** Saves words under way; refused with CONFLICT when somebody saved the same draft since it was read. */
  'drafts.save': command({
    ...common,
    permission: 'desk.read',
    trace: 'draft',
    object: 'draft.own',
    input: SaveDraft,
    output: z.object({ id: Id, version: Version, savedAt: Instant }),
  }),
  'drafts.discard': command({
    ...common,
    permission: 'desk.read',
    trace: 'draft',
    object: 'draft.own',
    input: z.strictObject({ draftId: Id }),
    output: z.object({}),
  }),
};

export const interventions = {
  'interventions.read': query({
    ...common,
    permission: 'intervention.read',
    trace: 'view',
    object: 'case.read',
    input: z.strictObject({ interventionId: Id }),
    output: Intervention,
  }),
  /** Signs what was read on screen: immutable from then on (INV-17). */
  'interventions.sign': command({
    ...common,
    permission: 'intervention.sign',
    trace: 'self',
    object: 'case.write',
    input: SignIntervention,
    output: Intervention,
  }),
  'interventions.addAddendum': command({
    ...common,
    permission: 'intervention.sign',
    trace: 'self',
    object: 'case.write',
    input: NewAddendum,
    output: Addendum,
  }),
};
