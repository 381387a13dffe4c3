import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anInterventionContent } from '#shared/testing/builders';
import { interventionType } from './code-lists';
import {
  blankInterventionDraft,
  canonicalContent,
  findingsOfIntervention,
  InterventionContent,
  InterventionDraft,
  isLateEntry,
  type InterventionFacts,
} from './intervention';

const FACTS: InterventionFacts = {
  now: '2026-03-15T20:00:00Z',
  caseOpenedAt: '2026-03-14T12:00:00Z',
  caseIsOpen: true,
  lateEntryHours: 24,
  eventNumberMask: 'TRB999999-999',
};

describe('what a supervisor should look at (never a reason to refuse)', () => {
  it('is nothing in an ordinary intervention', () => {
    expect(findingsOfIntervention(anInterventionContent(), FACTS)).toEqual([]);
  });

  it.each([
    ['ends_before_start', 'endedAt', { endedAt: '2026-03-15T13:59:00Z' }, {}],
    [
      'longer_than_day',
      'endedAt',
      { startedAt: '2026-03-14T12:00:00Z', endedAt: '2026-03-15T12:01:00Z' },
      {},
    ],
    ['starts_in_future', 'startedAt', { startedAt: '2026-03-15T20:00:01Z', endedAt: null }, {}],
    ['starts_before_case', 'startedAt', {}, { caseOpenedAt: '2026-03-15T14:00:01Z' }],
    ['case_closed', null, {}, { caseIsOpen: false }],
    ['late_entry', null, {}, { now: '2026-03-16T15:10:01Z' }],
    ['facts_missing', 'facts', { facts: ' \n ' }, {}],
    ['nobody_present', 'participantIds', { othersPresent: '' }, {}],
    ['p38_without_estimation', 'results', { outcomes: ['p38'] }, {}],
    ['p38_without_estimation', 'results', { results: ['p38_transport_first'] }, {}],
    ['p38_without_estimation', 'results', { results: ['p38_transport_second'] }, {}],
    ['event_number_mask', 'eventNumber', { eventNumber: '12' }, {}],
  ] satisfies [string, string | null, Partial<InterventionContent>, Partial<InterventionFacts>][])(
    '%s (%s) %j %j',
    (code, field, content, facts) => {
      const found = findingsOfIntervention(anInterventionContent(content), { ...FACTS, ...facts });
      expect(found).toEqual([{ code, field }]);
    },
  );

  it.each([
    ['of a day exactly', { startedAt: '2026-03-14T15:00:00Z', endedAt: '2026-03-15T15:00:00Z' }],
    ['of a day and an hour by the clock, when the clock goes back', undefined],
    ['without an end', { endedAt: null }],
    [
      'with the person, and nobody else',
      { othersPresent: '', participantIds: ['00000000-0000-4000-8000-000000000009'] },
    ],
    ['with an event number of the right form', { eventNumber: 'TRB260315-001' }],
    ['with a voluntary transport', { results: ['voluntary_transport'], outcomes: ['hospital'] }],
  ] satisfies [string, Partial<InterventionContent> | undefined][])('is nothing in one %s', (_, content) => {
    const night = { startedAt: '2026-11-01T03:30:00Z', endedAt: '2026-11-02T03:30:00Z' };
    const facts = { ...FACTS, ...(content ? {} : { now: '2026-11-02T04:00:00Z' }) };
    expect(findingsOfIntervention(anInterventionContent(content ?? night), facts)).toEqual([]);
  });

  it.each(interventionType.codes)('somebody is there in a %s, or it makes sense without', (type) => {
    const alone = ['contact_attempt', 'administrative', 'letter', 'officer_advice', 'text_email'].includes(
      type,
    );
    const found = findingsOfIntervention(anInterventionContent({ type, othersPresent: '' }), FACTS);
    expect(found.map(({ code }) => code)).toEqual(alone ? [] : ['nobody_present']);
  });

  it('is everything at once when everything is odd', () => {
    const odd = anInterventionContent({
      startedAt: '2026-03-20T14:00:00Z',
      endedAt: '2026-03-14T10:00:00Z',
      facts: '',
      othersPresent: '',
      results: ['p38_transport_first'],
      eventNumber: 'x',
    });
    const found = findingsOfIntervention(odd, {
      ...FACTS,
      caseIsOpen: false,
      caseOpenedAt: '2026-03-21T00:00:00Z',
    });
    expect(found.map(({ code }) => code).sort()).toEqual(
      [
        'case_closed',
        'ends_before_start',
        'event_number_mask',
        'facts_missing',
        'late_entry',
        'nobody_present',
        'p38_without_estimation',
        'starts_before_case',
        'starts_in_future',
      ].sort(),
    );
  });
});

describe('late entry', () => {
  it.each([
    ['a minute before the delay', '2026-03-16T15:09:00Z', false],
    ['at the delay exactly', '2026-03-16T15:10:00Z', false],
    ['a second after it', '2026-03-16T15:10:01Z', true],
    ['before the facts', '2026-03-14T00:00:00Z', false],
  ])('%s', (_, now, isLate) => {
    expect(isLateEntry(anInterventionContent(), { ...FACTS, now })).toBe(isLate);
  });

  it('counts from the start when there is no end, and in real hours over a change of time', () => {
    const content = anInterventionContent({ startedAt: '2026-03-07T20:00:00Z', endedAt: null });
    // 15 h on the Saturday to 16 h on the Sunday by the clock: 24 hours went by.
    expect(isLateEntry(content, { ...FACTS, now: '2026-03-08T20:00:00Z' })).toBe(false);
    expect(isLateEntry(content, { ...FACTS, now: '2026-03-08T20:00:01Z' })).toBe(true);
  });

  it('follows the delay of the service', () => {
    const facts = { ...FACTS, now: '2026-03-17T15:10:00Z' };
    expect(
      [24, 47, 48, 72].map((lateEntryHours) =>
        isLateEntry(anInterventionContent(), { ...facts, lateEntryHours }),
      ),
    ).toEqual([true, true, false, false]);
  });
});

describe('the words that are signed', () => {
  it('stand apart: facts, observations, quoted words and opinion are four fields (INV-19)', () => {
    expect(Object.keys(InterventionContent.shape)).toEqual(
      expect.arrayContaining(['facts', 'observations', 'quotedWords', 'opinion']),
    );
    expect(Object.keys(InterventionDraft.shape)).toEqual(
      expect.arrayContaining(['facts', 'observations', 'quotedWords', 'opinion']),
    );
  });

  it('have one canonical form, whatever the order in which they were given', () => {
    const content = anInterventionContent();
    const keys = Object.keys(content) as (keyof InterventionContent)[];
    fc.assert(
      fc.property(fc.shuffledSubarray(keys, { minLength: keys.length }), (order) => {
        const shuffled = Object.fromEntries(order.map((key) => [key, content[key]])) as InterventionContent;
        expect(canonicalContent(shuffled)).toBe(canonicalContent(content));
      }),
    );
  });

  it('have a canonical form that holds every one of them', () => {
    const content = anInterventionContent();
    const changes: Partial<InterventionContent>[] = [
      { type: 'phone_call' },
      { startedAt: '2026-03-15T14:00:01Z' },
      { endedAt: null },
      { place: 'street' },
      { placeDetail: 'x' },
      { participantIds: ['00000000-0000-4000-8000-000000000009'] },
      { othersPresent: 'x' },
      { patrolPresent: true },
      { patrolBadges: 'x' },
      { eventNumber: 'x' },
      { purpose: 'x' },
      { facts: 'x' },
      { observations: 'x' },
      { quotedWords: 'x' },
      { opinion: 'x' },
      { measures: 'x' },
      { results: [] },
      { outcomes: [] },
      { patrolMinutesFreed: 0 },
    ];
    expect(changes.flatMap((change) => Object.keys(change)).sort()).toEqual(
      Object.keys(InterventionContent.shape).sort(),
    );
    const forms = [{}, ...changes].map((change) => canonicalContent({ ...content, ...change }));
    expect(new Set(forms).size).toBe(changes.length + 1);
  });

  it('come back from their canonical form as they were', () => {
    const content = InterventionContent.parse(anInterventionContent());
    const read: unknown = Object.fromEntries(JSON.parse(canonicalContent(content)) as [string, unknown][]);
    expect(InterventionContent.parse(read)).toEqual(content);
    expect(canonicalContent(InterventionContent.parse(read))).toBe(canonicalContent(content));
  });

  it('are frozen in this form: a change here changes every hash to come', () => {
    expect(canonicalContent(anInterventionContent())).toBe(
      '[["type","home_visit"],["startedAt","2026-03-15T14:00:00Z"],["endedAt","2026-03-15T15:10:00Z"],' +
        '["eventNumber",""],["facts","La personne ouvre la porte et invite à entrer."],' +
        '["measures","Rendez-vous pris avec le service de crise."],' +
        '["observations","Logement en ordre, rideaux fermés."],["opinion","Épuisement marqué."],' +
        '["othersPresent","Sœur de la personne"],["outcomes",["community_resource"]],["participantIds",[]],' +
        '["patrolBadges",""],["patrolMinutesFreed",60],["patrolPresent",false],["place","person_home"],' +
        '["placeDetail",""],["purpose","Évaluer les besoins"],["quotedWords","« Je n’en peux plus. »"],' +
        '["results",["reached"]]]',
    );
  });

  it('may be nearly nothing: only the kind and the start cannot be missing', () => {
    const {
      startedDay: _a,
      startedTime: _b,
      endedDay: _c,
      endedTime: _d,
      type: _e,
      ...words
    } = blankInterventionDraft();
    const least = { ...words, type: 'letter', startedAt: '2026-03-15T14:00:00Z', endedAt: null };
    expect(InterventionContent.safeParse(least).success).toBe(true);
    for (const missing of ['type', 'startedAt'] as const)
      expect(InterventionContent.safeParse({ ...least, [missing]: null }).success).toBe(false);
    expect(InterventionDraft.safeParse(blankInterventionDraft()).success).toBe(true);
  });
});
