import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PERMISSIONS } from '#shared/domain/roles';
import { events } from './events';
import { contract } from './index';
import type { Procedure } from './procedure';
import { ErrorCode } from './result';

// The surface of the vault, written twice on purpose: whoever changes what the window may ask for, who may ask, or what the
// journal keeps of it, changes it here too, and the change is read by somebody.

// name, kind, permission, trace, store, object, steps
const SURFACE = [
  ['station.state', 'query', 'public', 'none', 'none', 'none', 'one'],
  ['station.version', 'query', 'public', 'none', 'none', 'none', 'one'],
  ['session.signIn', 'command', 'public', 'self', 'none', 'none', 'one'],
  ['session.current', 'query', 'signed_in', 'none', 'none', 'none', 'one'],
  ['session.lock', 'command', 'signed_in', 'self', 'none', 'none', 'one'],
  ['session.touch', 'command', 'signed_in', 'none', 'none', 'none', 'one'],
  ['session.changePassword', 'command', 'signed_in', 'self', 'none', 'none', 'one'],
  ['session.suggestPassword', 'query', 'public', 'none', 'none', 'none', 'one'],
  ['session.setPreferences', 'command', 'signed_in', 'self', 'none', 'none', 'one'],
  ['setup.checkPassword', 'query', 'public', 'none', 'none', 'none', 'one'],
  ['setup.begin', 'command', 'public', 'none', 'none', 'none', 'one'],
  ['setup.printRecoveryCode', 'command', 'public', 'none', 'none', 'none', 'one'],
  ['setup.finish', 'command', 'public', 'self', 'none', 'none', 'one'],
  ['accounts.list', 'query', 'account.manage', 'none', 'system', 'none', 'one'],
  ['accounts.colleagues', 'query', 'account.read', 'none', 'system', 'none', 'one'],
  ['accounts.create', 'command', 'account.manage', 'self', 'system', 'none', 'one'],
  ['accounts.change', 'command', 'account.manage', 'self', 'system', 'none', 'one'],
  ['accounts.reset', 'command', 'account.manage', 'self', 'system', 'none', 'one'],
  ['accounts.release', 'command', 'account.manage', 'self', 'system', 'none', 'one'],
  ['accounts.setActive', 'command', 'account.manage', 'self', 'system', 'none', 'one'],
  ['accounts.grant', 'command', 'account.grant', 'self', 'system', 'none', 'one'],
  ['accounts.revoke', 'command', 'account.grant', 'self', 'system', 'none', 'one'],
  ['settings.read', 'query', 'signed_in', 'none', 'system', 'none', 'one'],
  ['settings.save', 'command', 'settings.write', 'self', 'system', 'none', 'one'],
  ['journal.list', 'query', 'journal.read', 'self', 'cases', 'none', 'one'],
  ['journal.listTechnical', 'query', 'journal.read_technical', 'self', 'system', 'none', 'one'],
  ['journal.verify', 'command', 'journal.read_technical', 'self', 'none', 'none', 'one'],
  ['desk.read', 'query', 'desk.read', 'list', 'cases', 'none', 'one'],
  ['persons.search', 'query', 'person.read', 'search', 'cases', 'none', 'one'],
  ['persons.read', 'query', 'person.read', 'view', 'cases', 'person.know', 'one'],
  ['persons.create', 'command', 'person.write', 'self', 'cases', 'none', 'one'],
  ['persons.change', 'command', 'person.write', 'self', 'cases', 'person.know', 'one'],
  ['intakes.list', 'query', 'intake.read', 'list', 'cases', 'none', 'one'],
  ['intakes.read', 'query', 'intake.read', 'view', 'cases', 'intake.read', 'one'],
  ['intakes.record', 'command', 'intake.write', 'self', 'cases', 'none', 'one'],
  ['cases.list', 'query', 'case.read', 'list', 'cases', 'none', 'one'],
  ['cases.read', 'query', 'case.read', 'view', 'cases', 'case.read', 'one'],
  ['cases.open', 'command', 'case.open', 'self', 'cases', 'intake.read', 'one'],
  ['cases.attachIntake', 'command', 'case.write', 'self', 'cases', 'case.write', 'one'],
  ['cases.change', 'command', 'case.write', 'self', 'cases', 'case.write', 'one'],
  ['cases.addParticipant', 'command', 'case.write', 'self', 'cases', 'case.write', 'one'],
  ['cases.access', 'query', 'case.grant', 'view', 'cases', 'case.grant', 'one'],
  ['cases.grant', 'command', 'case.grant', 'self', 'cases', 'case.grant', 'one'],
  ['cases.revoke', 'command', 'case.grant', 'self', 'cases', 'case.grant', 'one'],
  ['cases.exclude', 'command', 'case.grant', 'self', 'cases', 'case.grant', 'one'],
  ['cases.endExclusion', 'command', 'case.grant', 'self', 'cases', 'case.grant', 'one'],
  ['drafts.read', 'query', 'desk.read', 'view', 'cases', 'draft.own', 'one'],
  ['drafts.save', 'command', 'desk.read', 'draft', 'cases', 'draft.own', 'one'],
  ['drafts.discard', 'command', 'desk.read', 'draft', 'cases', 'draft.own', 'one'],
  ['interventions.read', 'query', 'intervention.read', 'view', 'cases', 'case.read', 'one'],
  ['interventions.sign', 'command', 'intervention.sign', 'self', 'cases', 'case.write', 'one'],
  ['interventions.addAddendum', 'command', 'intervention.sign', 'self', 'cases', 'case.write', 'one'],
  ['summaries.preview', 'command', 'summary.print', 'self', 'cases', 'case.read', 'many'],
  ['summaries.print', 'command', 'summary.print', 'self', 'cases', 'none', 'many'],
  ['summaries.save', 'command', 'summary.print', 'self', 'cases', 'none', 'many'],
];

/** The only calls that somebody who is not signed in may make, and why. */
const PUBLIC: Record<string, string> = {
  'station.state': 'the first screen must know what to show',
  'station.version': 'told to whoever helps by phone',
  'session.signIn': 'the way in',
  'session.suggestPassword': 'words drawn at random; the set-up offers them',
  'setup.checkPassword': 'the set-up says at once what is wrong with a password',
  'setup.begin': 'before any account; refused once there is a vault',
  'setup.printRecoveryCode': 'of the set-up under way only',
  'setup.finish': 'of the set-up under way only',
};

/** Calls over records of persons that leave nothing in the journal, and why. None. */
const UNTRACED_READS: Record<string, string> = {};

/** Commands that leave nothing in the journal, and why. */
const UNTRACED_COMMANDS: Record<string, string> = {
  'session.touch': 'a hand on the keyboard; the sign-in and the lock are told',
  'setup.begin': 'in memory only: nothing is written before the code is typed back',
  'setup.printRecoveryCode': 'there is no journal yet',
};

const procedures: [string, Procedure][] = Object.entries(contract);

describe('the contract', () => {
  it('is exactly this', () => {
    const surface = procedures.map(([name, { kind, permission, trace, store, object, steps }]) => [
      name,
      kind,
      permission,
      trace,
      store,
      object,
      steps ?? 'one',
    ]);
    expect(surface).toEqual(SURFACE);
  });

  it('lets in nobody who is not signed in, but for what is listed with its reason', () => {
    const open = procedures.filter(([, { permission }]) => permission === 'public').map(([name]) => name);
    expect(open).toEqual(Object.keys(PUBLIC));
  });

  it('opens no database to somebody who is not signed in', () => {
    expect(procedures.filter(([name, { store }]) => name in PUBLIC && store !== 'none')).toEqual([]);
  });

  it('has every read of the cases journalled', () => {
    const silent = procedures.filter(
      ([, { kind, store, trace }]) => kind === 'query' && store === 'cases' && trace === 'none',
    );
    expect(silent.map(([name]) => name)).toEqual(Object.keys(UNTRACED_READS));
  });

  it('has every act journalled', () => {
    const silent = procedures.filter(([, { kind, trace }]) => kind === 'command' && trace === 'none');
    expect(silent.map(([name]) => name)).toEqual(Object.keys(UNTRACED_COMMANDS));
  });

  it('asks for an object’s rule wherever a call names a case, a person, a request or a draft', () => {
    const OBJECTS = ['caseId', 'personId', 'intakeId', 'draftId', 'interventionId'];
    const naming = procedures.filter(([, { input }]) => {
      const properties = Object.keys(
        (z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }).properties ?? {}) as object,
      );
      return properties.some((property) => OBJECTS.includes(property));
    });
    const ruleless = naming.filter(([, { object }]) => object === 'none').map(([name]) => name);
    // A request is recorded with the draft that it ends: that draft is checked by its handler, and may be absent.
    expect(ruleless).toEqual(['intakes.record']);
  });

  it.each(procedures)('%s refuses a field that it does not know', (_, { input }) => {
    const parsed = input.safeParse({ aFieldOfNoContract: 1 });
    const codes = parsed.error?.issues.filter((issue) => issue.path.length === 0).map((issue) => issue.code);
    expect(codes).toContain('unrecognized_keys');
  });

  it('has answers that let nothing through but what they promise', () => {
    const open = procedures.filter(([, { output }]) =>
      /"additionalProperties":(?:true|\{)/.test(
        JSON.stringify(z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' })),
      ),
    );
    // A line of the journal has details of its own kind: codes, counts, criteria.
    expect(open.map(([name]) => name)).toEqual(['journal.list', 'journal.listTechnical']);
  });

  it('uses every permission, and no other', () => {
    const used = new Set(procedures.map(([, { permission }]) => permission));
    // Asked by the handler of drafts, whose kind says which of the two it needs.
    const inHandlers = ['intervention.write'];
    const known = [
      'public',
      'signed_in',
      ...PERMISSIONS.filter((permission) => !inHandlers.includes(permission)),
    ];
    expect([...used].sort()).toEqual(known.sort());
  });

  it('says its failures in these codes', () => {
    expect(ErrorCode.options).toEqual([
      'INVALID_INPUT',
      'NOT_SIGNED_IN',
      'FORBIDDEN',
      'NOT_FOUND',
      'CONFLICT',
      'RULE_BROKEN',
      'STORAGE',
      'CANCELLED',
      'INTERNAL',
    ]);
  });

  it('announces these facts, and no data of a person', () => {
    const shapes = Object.entries(events).map(([name, payload]) => [name, Object.keys(payload.shape)]);
    expect(shapes).toEqual([
      ['session.locking', ['reason']],
      ['session.locked', ['reason']],
      ['work.progress', ['work', 'done', 'total']],
      ['vault.stopped', []],
    ]);
  });
});
