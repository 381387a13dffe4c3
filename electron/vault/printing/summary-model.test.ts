import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/result';
import type { Intervention } from '#shared/domain/intervention';
import type { Role } from '#shared/domain/roles';
import {
  mayPrint,
  PRINTABLE_FIELDS,
  RecipientProfile,
  WHITELIST,
  type PrintableField,
} from '#shared/domain/summary';
import { composeSummary, interventionsNamingProtectedAddress, type SummaryInput } from './summary-model';
import { renderSummaryHtml } from './summary-page';
import {
  aCaseFile,
  anActor,
  anIntervention,
  aParticipant,
  aSummaryInput,
  sampleId,
} from './testing/sample-summary';

/** One telling word for each field, found nowhere else. */
const CANARY: Record<PrintableField, string[]> = {
  type: ['Escorte de déménagement'],
  when: ['14\u00a0mars\u00a02026, de 14\u00a0h\u00a030'],
  place: ['Palais de justice'],
  placeDetail: ['canary-place-detail'],
  present: ['canary-given-11', 'canary-others'],
  patrol: ['canary-badges'],
  eventNumber: ['canary-event', 'canary-intake-event'],
  purpose: ['canary-purpose'],
  facts: ['canary-facts'],
  observations: ['canary-observations'],
  quotedWords: ['canary-quoted'],
  opinion: ['canary-opinion'],
  measures: ['canary-measures'],
  results: ['Entente ou engagement'],
  outcomes: ['Tierce personne'],
  patrolMinutesFreed: ['2\u00a0h\u00a005'],
  addenda: ['canary-addendum', 'canary-reason', 'canary-addendum-author'],
  findings: ['L’intervention dure plus de 24 heures.'],
};

/** What no copy ever carries: identities of records, the whole hash, requests, and what belongs to other screens. */
const NEVER = [
  sampleId(1),
  sampleId(11),
  sampleId(101),
  sampleId(700),
  sampleId(901),
  'canary-intake-number',
  'f'.repeat(64),
];

function full(over: Partial<Intervention> = {}): Intervention {
  return anIntervention({
    number: 101,
    type: 'moving_escort',
    place: 'court',
    placeDetail: 'canary-place-detail',
    // The person present is named on this line by given name first; the list of people names family first.
    participantIds: [sampleId(11)],
    othersPresent: 'canary-others',
    patrolPresent: true,
    patrolBadges: 'canary-badges',
    eventNumber: 'canary-event',
    purpose: 'canary-purpose',
    facts: 'canary-facts',
    observations: 'canary-observations',
    quotedWords: 'canary-quoted',
    opinion: 'canary-opinion',
    measures: 'canary-measures',
    results: ['agreement'],
    outcomes: ['third_party'],
    patrolMinutesFreed: 125,
    findings: [{ code: 'longer_than_day', field: 'endedAt' }],
    hash: 'f'.repeat(64),
    addenda: [
      {
        id: sampleId(700),
        text: 'canary-addendum',
        reason: 'canary-reason',
        signedAt: '2026-03-18T13:00:00Z',
        authorName: 'canary-addendum-author',
        authorTitle: 'intervenante sociale',
        hash: 'e'.repeat(64),
      },
    ],
    ...over,
  });
}

const participants = [
  aParticipant({ number: 11, name: { kind: 'usual', family: 'canary-family-11', given: 'canary-given-11' } }),
];
const caseFile = aCaseFile({
  participants,
  intakes: [
    {
      id: sampleId(2),
      number: 'canary-intake-number',
      receivedAt: '2026-02-10T23:40:00Z',
      eventNumbers: ['canary-intake-event'],
    },
  ],
});
const input = (over: Partial<SummaryInput> = {}) =>
  aSummaryInput({ participants, caseFile, interventions: [full()], ...over });
const onPaper = (over: Partial<SummaryInput> = {}) => renderSummaryHtml(composeSummary(input(over)));

const PRINTING_ROLES = ['worker', 'liaison_officer', 'coordinator', 'sergeant'] as const satisfies Role[];
const copies = RecipientProfile.options.flatMap((profile) =>
  PRINTING_ROLES.map((role) => ({ profile, role })),
);

describe.each(copies)('a $profile copy printed by a $role', ({ profile, role }) => {
  const html = onPaper({ profile, actor: anActor({ role }) });

  it.each(PRINTABLE_FIELDS)('prints « %s » if and only if the whitelist says so', (field) => {
    // The name of a person present stands in the list of people too, but family first there.
    const shown = CANARY[field].map((word) =>
      word === 'canary-given-11' ? `${word} canary-family-11` : word,
    );
    expect(shown.filter((word) => html.includes(word))).toEqual(mayPrint(field, profile, role) ? shown : []);
  });

  it('never prints what no copy carries', () => {
    expect(NEVER.filter((word) => html.includes(word))).toEqual([]);
  });

  it('lists as withheld exactly what it holds and does not print', () => {
    const { withheld } = composeSummary(input({ profile, actor: anActor({ role }) }));
    const expected = PRINTABLE_FIELDS.filter((field) => !mayPrint(field, profile, role)).map((field) =>
      field === 'opinion' && profile === 'internal' ? 'opinion_by_role' : field,
    );
    expect(withheld).toEqual(expected);
  });

  it('carries the frame of the case that belongs to it', () => {
    const frame: [string, RecipientProfile[]][] = [
      ['Violence conjugale', ['internal', 'court']],
      ['En suivi actif', ['internal']],
      ['11\u00a0février\u00a02026', ['internal', 'court']],
      ['Restreint (équipe désignée)', ['internal']],
      ['13\u00a0avril\u00a02026', ['internal']],
      ['Anne-Sophie Côté', ['internal', 'partner', 'court']],
      ['D-2026-000123', ['internal', 'partner', 'court']],
    ];
    expect(frame.filter(([words]) => html.includes(words))).toEqual(
      frame.filter(([, profiles]) => profiles.includes(profile)),
    );
  });
});

describe('the people of a summary', () => {
  const everyone = (['concerned', ...WHITELIST.partner.hiddenRoles, 'tutor_mandatary'] as const).map(
    (role, index) =>
      aParticipant({
        number: 20 + index,
        role: role as 'concerned',
        name: { kind: 'usual', family: `Famille${role.replace('_', '')}`, given: `Prénom${index}` },
      }),
  );
  const families = (profile: RecipientProfile) =>
    composeSummary(
      input({
        participants: everyone,
        profile,
        interventions: [full({ participantIds: everyone.map((one) => one.personId) })],
      }),
    );

  it.each(RecipientProfile.options)(
    'leaves out of a %s copy the names of the hidden roles, everywhere',
    (profile) => {
      const model = families(profile);
      const html = renderSummaryHtml(model);
      const hidden = everyone.filter(({ role }) => WHITELIST[profile].hiddenRoles.includes(role));
      expect(hidden.length).toBeGreaterThan(0);
      expect(everyone.filter(({ name }) => !html.includes(name.family))).toEqual(hidden);
      expect(model.withheld.filter((code) => code.startsWith('role:'))).toEqual(
        hidden.map(({ role }) => `role:${role}`),
      );
    },
  );

  it('names the reporter in no copy at all', () => {
    const all = RecipientProfile.options.map((profile) => renderSummaryHtml(families(profile))).join();
    expect(all).not.toMatch(/Famillereporter|signalant/);
  });

  it('names once somebody who has two roles, under the roles that may be told', () => {
    const twice = [
      aParticipant({ number: 11, role: 'relative' }),
      aParticipant({ number: 11, role: 'reporter' }),
      aParticipant({ number: 11, role: 'witness' }),
    ];
    const { people, withheld } = composeSummary(input({ participants: twice }));
    expect(people).toEqual([
      {
        name: 'L’Heureux-Tremblay, Marie-Ève',
        roles: ['Proche', 'Témoin'],
        birth: '1991-05-02',
        age: '34\u00a0ans',
      },
    ]);
    expect(withheld).toEqual(['role:reporter']);
  });

  it('tells ages on the day of the last intervention', () => {
    const model = composeSummary(
      input({
        interventions: [
          full(),
          full({ id: sampleId(102), startedAt: '2026-05-02T15:00:00Z', endedAt: null }),
          full({ id: sampleId(103), startedAt: '2026-05-01T15:00:00Z', endedAt: null }),
        ],
      }),
    );
    expect(model.ageDay).toBe('2026-05-02');
    expect(model.people[0]?.age).toBe('35\u00a0ans');
  });

  it('warns when words that will be printed name somebody whose name stays out', () => {
    const hidden = aParticipant({
      number: 12,
      role: 'reporter',
      name: { kind: 'usual', family: 'D’Amours', given: 'Noëlla' },
    });
    const withheldIn = (facts: string, others = participants) =>
      composeSummary(input({ participants: [...others, hidden], interventions: [full({ facts })] })).withheld;
    expect(withheldIn('Selon madame D’AMOURS, la nuit fut calme')).toContain(
      `named_in_text:${sampleId(101)}`,
    );
    expect(withheldIn('Selon une voisine, la nuit fut calme')).not.toContain(
      `named_in_text:${sampleId(101)}`,
    );
    const namesake = [
      aParticipant({ number: 13, name: { kind: 'usual', family: 'D’Amours', given: 'Guy' } }),
    ];
    expect(withheldIn('Monsieur D’Amours est calme', namesake)).not.toContain(
      `named_in_text:${sampleId(101)}`,
    );
    expect(withheldIn('D’Amours, Noëlla', namesake)).toContain(`named_in_text:${sampleId(101)}`);
  });
});

describe('composing', () => {
  const refusal = (over: Partial<SummaryInput>) => {
    try {
      composeSummary(input(over));
    } catch (error) {
      if (error instanceof AppError) return error.details;
      throw error;
    }
    return undefined;
  };

  it('puts the interventions in the order of time', () => {
    const at = (number: number, startedAt: string) =>
      full({ id: sampleId(number), startedAt, endedAt: null });
    const model = composeSummary(
      input({
        interventions: [
          at(3, '2026-03-16T12:00:00Z'),
          at(1, '2026-03-14T12:00:00Z'),
          at(2, '2026-03-15T03:59:00Z'),
        ],
      }),
    );
    // 3:59 in universal time is still the evening before at the station.
    expect(model.interventions.map((one) => `${one.day} ${one.clock}`)).toEqual([
      '2026-03-14 08:00',
      '2026-03-14 23:59',
      '2026-03-16 08:00',
    ]);
    expect(model.period).toBe('du 14\u00a0mars\u00a02026 au 16\u00a0mars\u00a02026');
    expect(model.count).toBe('3\u00a0interventions');
  });

  it.each<[string, Partial<Intervention>, string]>([
    ['no end', { endedAt: null }, '14\u00a0mars\u00a02026, 14\u00a0h\u00a030'],
    [
      'two days',
      { endedAt: '2026-03-15T05:00:00Z' },
      'du 14\u00a0mars\u00a02026, 14\u00a0h\u00a030 au 15\u00a0mars\u00a02026, 1\u00a0h (10\u00a0h\u00a030)',
    ],
    [
      'an end before the start',
      { endedAt: '2026-03-14T18:00:00Z' },
      '14\u00a0mars\u00a02026, de 14\u00a0h\u00a030 à 14\u00a0h',
    ],
  ])('tells when it happened with %s', (_, over, when) => {
    expect(composeSummary(input({ interventions: [full(over)] })).interventions[0]?.when).toBe(when);
  });

  it('refuses to make a summary of nothing, or of two cases', () => {
    expect(refusal({ interventions: [] })).toEqual({ rule: 'nothing_to_print' });
    expect(refusal({ interventions: [full(), full({ id: sampleId(102), caseId: sampleId(9) })] })).toEqual({
      rule: 'interventions_of_several_cases',
    });
  });

  const shelter = {
    kind: 'secret_shelter',
    civicNumber: '12',
    street: 'chemin du Grand-Héron Bleu',
    postalCode: 'J0N 1A0',
    isProtected: false,
  } as const;
  const words = 'Elle est au 12, chemin du Grand-Héron Bleu';

  it.each<[string, Partial<Intervention>]>([
    ['placeDetail', { placeDetail: words }],
    ['othersPresent', { othersPresent: words }],
    ['patrolBadges', { patrolBadges: words }],
    ['eventNumber', { eventNumber: words }],
    ['purpose', { purpose: words }],
    ['facts', { facts: words }],
    ['observations', { observations: words }],
    ['quotedWords', { quotedWords: words }],
    ['opinion', { opinion: words }],
    ['measures', { measures: 'Code postal j0n1a0' }],
    ['an addendum', { addenda: [{ ...full().addenda[0]!, text: words }] }],
    ['the reason of an addendum', { addenda: [{ ...full().addenda[0]!, reason: words }] }],
  ])('refuses a summary whose %s names a protected address, and says where', (_, over) => {
    const interventions = [full(), full({ ...over, id: sampleId(102) })];
    const asked = { interventions, excludedProtectedAddresses: [shelter] };
    expect(refusal(asked)).toEqual({ rule: 'protected_address_in_text', where: [sampleId(102)] });
    expect(interventionsNamingProtectedAddress(input(asked))).toEqual([sampleId(102)]);
  });

  it('lets it be when the words that name it are not printed, or when the address is not protected', () => {
    const interventions = [full({ observations: words })];
    expect(
      refusal({ interventions, excludedProtectedAddresses: [shelter], profile: 'partner' }),
    ).toBeUndefined();
    const ordinary = { ...shelter, kind: 'residence' } as const;
    expect(refusal({ interventions, excludedProtectedAddresses: [ordinary] })).toBeUndefined();
    expect(
      refusal({ interventions, excludedProtectedAddresses: [{ ...ordinary, isProtected: true }] }),
    ).toBeDefined();
  });
});
