import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aPerson,
  anIntake,
  anInterventionContent,
  anInterventionDraft,
  idMaker,
} from '#shared/testing/builders';
import { openStation, type Station } from './testing/station';

// One case, from the request of a patrol to the printed summary, through the real dispatcher on real encrypted files.

const id = idMaker(10);
let station: Station;

beforeAll(async () => {
  station = await openStation();
});
afterAll(() => station.close());

describe('a working day', () => {
  const person = aPerson({ id: id() });
  const intake = anIntake({ id: id(), persons: [{ personId: person.id, described: '', role: 'concerned' }] });
  const caseId = id();
  const draftId = id();

  it('a worker writes down a request, opens a case and signs an intervention', async () => {
    const workerId = await station.signInAs('worker');
    expect((await station.ask('persons.search', { text: 'levesque fictif', limit: 10 })).lines).toEqual([]);
    await station.ask('persons.create', person);
    const found = await station.ask('persons.search', { text: 'LEVESQUE marie eve', limit: 10 });
    expect(found.lines.map((line) => line.id)).toEqual([person.id]);

    const recorded = await station.ask('intakes.record', { intake, draftId: null });
    expect(recorded.number).toBe('DEM-2026-0001');
    const opened = await station.ask('cases.open', {
      id: caseId,
      intakeId: intake.id,
      category: 'mental_health_crisis',
      responsibleId: workerId,
      confidentiality: 'standard',
      nextReviewOn: '2026-04-15',
    });
    expect(opened.number).toBe('DOS-2026-0001');
    expect(opened.participants.map((participant) => participant.personId)).toEqual([person.id]);

    const body = { kind: 'intervention' as const, caseId, content: anInterventionDraft() };
    const first = await station.ask('drafts.save', { id: draftId, version: null, body });
    const second = await station.ask('drafts.save', { id: draftId, version: first.version, body });
    const content = anInterventionContent({ participantIds: [person.id] });
    const signed = await station.ask('interventions.sign', { draftId, version: second.version, content });
    expect(signed.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(signed.authorId).toBe(workerId);
    expect((await station.ask('desk.read', {})).drafts).toEqual([]);

    const read = await station.ask('cases.read', { caseId });
    expect(read.timeline.map((entry) => entry.kind)).toEqual(['opening', 'intervention', 'intake']);
    expect(read.safeContacts).toHaveLength(1);
    const desk = await station.ask('desk.read', {});
    expect(desk.mine.map((line) => line.id)).toEqual([caseId]);
    expect(desk.incoming).toEqual([]);
  });

  it('a signed intervention is corrected by an addendum only', async () => {
    await station.signInAs('worker');
    await station.ask('interventions.addAddendum', {
      id: id(),
      interventionId: draftId,
      text: 'La sœur se nomme Exemple.',
      reason: 'Précision',
    });
    const read = await station.ask('interventions.read', { interventionId: draftId });
    expect(read.addenda.map((addendum) => addendum.text)).toEqual(['La sœur se nomme Exemple.']);
    const cases = station.vault.session()?.cases;
    await expect(cases?.('interventions').update({ excerpt: 'autre' })).rejects.toThrow('signed');
    await expect(cases?.('interventions').delete()).rejects.toThrow('signed');
  });

  it('a sergeant prints the summary without the opinion, and the journal holds the hash of the very bytes', async () => {
    await station.signInAs('sergeant');
    const preview = await station.ask('summaries.preview', {
      caseId,
      interventionIds: [draftId],
      profile: 'internal',
      language: 'fr',
    });
    expect(preview.printNumber).toBe('IMP-2026-000001');
    expect(station.paper.html.at(-1)).not.toContain('Épuisement');
    expect(await station.ask('summaries.print', { printId: preview.printId })).toEqual({ printed: true });
    expect(await station.ask('summaries.save', { printId: preview.printId, warningRead: true })).toEqual({
      saved: true,
    });
    expect(station.paper.saved.at(-1)).toEqual(preview.pdf);
    const read = await station.ask('interventions.read', { interventionId: draftId });
    expect(read.opinion).toBeNull();
    expect(read.hasOpinion).toBe(true);
  });

  it('who looked at this file is answered, and the question is itself in the journal', async () => {
    await station.signInAs('coordinator');
    const filter = {
      subject: { kind: 'case' as const, id: caseId },
      actorId: null,
      actions: [],
      from: null,
      to: null,
      beforeSeq: null,
      limit: 200,
    };
    const page = await station.ask('journal.list', filter);
    const actions = new Set(page.lines.map((line) => line.action));
    expect([...actions]).toEqual(expect.arrayContaining(['create', 'view', 'sign', 'print', 'save_copy']));
    const again = await station.ask('journal.list', filter);
    expect(again.lines[0]?.action).toBe('journal_read');
    const verdict = await station.ask('journal.verify', { recoveryCode: station.recoveryCode });
    expect(verdict.cases?.state).toBe('intact');
    expect(verdict.system.state).toBe('intact');
  });
});
