import { dayOf, plusDays } from '#shared/domain/calendar-day';
import { comparedOutcome, interventionType } from '#shared/domain/code-lists';
import type { OpenCase } from '#shared/domain/case-file';
import type { Id } from '#shared/domain/id';
import type { Instant } from '#shared/domain/instant';
import type { NewIntake } from '#shared/domain/intake';
import type { InterventionContent } from '#shared/domain/intervention';
import { displayNameOf, familyFirst, type NewPerson } from '#shared/domain/person';
import type { Role } from '#shared/domain/roles';
import { enrolTeam, openStation, setUp, type FictionalStation } from '../fiction/fictional-station';
import { amend, named, openCase, record, saveNote, saveRequest, signNote } from '../fiction/casework';
import { note, type NoteWish } from '../fiction/notes';
import { address } from '../fiction/places';
import { person } from '../fiction/people';
import { Random } from '../fiction/random';
import { EVENT_NUMBER_MASK, request } from '../fiction/requests';
import { SERVICE, TEAM, TEAM_KEYS, type TeamKey } from '../fiction/team';

/**
 * What the small station holds, as printed in JSON. Ids, names, logins and passwords are the same at each run (but the
 * ids of the two accounts that the set-up makes); numbers follow the current year and the order below.
 */
export type SmallStation = {
  folder: string;
  /** As printed on the paper at set-up. */
  recoveryCode: string;
  accounts: Record<
    TeamKey,
    { id: Id; role: Role; login: string; password: string; name: string; title: string }
  >;
  persons: Record<string, { id: Id; listName: string; family: string; given: string }>;
  cases: Record<
    string,
    { id: Id; number: string; responsible: TeamKey; confidentiality: string; interventionIds: Id[] }
  >;
  intakes: Record<string, { id: Id; number: string }>;
  drafts: Record<string, { id: Id; owner: TeamKey; caseKey: string | null }>;
};

const SEED = 20_260_314;
/** How many interventions the long case holds: enough for a summary of many pages and a timeline that scrolls. */
const LONG = 60;

type CasePlan = {
  key: string;
  responsible: TeamKey;
  category: OpenCase['category'];
  confidentiality?: OpenCase['confidentiality'];
  person: NewPerson;
  /** Days from today of the next review; negative is overdue. */
  review?: number;
};

/**
 * Makes a data folder with every role and a dozen cases of every kind, through the real dispatcher, then locks it.
 * For journeys: each would otherwise go through the set-up first.
 */
export async function makeSmallStation(folder: string): Promise<SmallStation> {
  const random = new Random(SEED);
  const station = openStation(folder);
  const now = Temporal.Now.instant();
  const at = (daysAgo: number, hours = 0): Instant =>
    now
      .subtract({ minutes: Math.round((daysAgo * 24 - hours) * 60) })
      .toString({ smallestUnit: 'millisecond' });
  const today = dayOf(at(0));
  // One year for all numbers, whatever the day: the fiction starts at most forty days ago, in the current year.
  const startOfYear = Temporal.ZonedDateTime.from(
    `${today.slice(0, 4)}-01-01T00:00[America/Toronto]`,
  ).toInstant();
  const earliest = (daysAgo: number) => {
    const wished = Temporal.Instant.from(at(daysAgo));
    const kept = Temporal.Instant.compare(wished, startOfYear) < 0 ? startOfYear : wished;
    return kept.toString({ smallestUnit: 'millisecond' });
  };

  station.clock.now = earliest(40);
  const recoveryCode = await setUp(station);
  const ids = await enrolTeam(station, random);
  await station.ask('settings.save', {
    identity: SERVICE,
    parameters: {
      ...(await station.ask('settings.read', {})).parameters,
      eventNumberMask: EVENT_NUMBER_MASK,
    },
  });

  const writer = new Writer(station, random, ids);
  const people = cast(random, today);
  const plans = plansOf(people);

  station.clock.now = earliest(30);
  for (const owner of ['worker1', 'liaison', 'worker2'] as const) {
    await station.signIn(TEAM[owner].login, TEAM[owner].password);
    for (const plan of plans.filter(({ responsible }) => responsible === owner))
      await writer.open(plan, at(31), plusDays(today, plan.review ?? 25));
    if (owner === 'worker2') await writer.sign('grantedToRead', { startedAt: at(3), type: 'phone_call' });
    if (owner === 'liaison') {
      await writer.sign('victim', {
        startedAt: at(4),
        type: 'victim_follow_up',
        over: { outcomes: ['community_resource'] },
      });
      await writer.sign('perpetrator', { startedAt: at(4, 2), type: 'phone_call' });
    }
  }

  // The coordinator's share: who may see what, and a case held by the coordinator alone.
  await station.signIn(TEAM.coordinator.login, TEAM.coordinator.password);
  for (const plan of plans.filter(({ responsible }) => responsible === 'coordinator'))
    await writer.open(plan, at(20), plusDays(today, 12));
  await station.ask('cases.grant', {
    caseId: writer.caseId('grantedToRead'),
    accountId: ids.worker1,
    right: 'read',
    reason: 'emergency_cover',
    until: plusDays(today, 14),
  });
  await station.ask('cases.grant', {
    caseId: writer.caseId('grantedToWrite'),
    accountId: ids.worker2,
    right: 'write',
    reason: 'case_handling',
    until: null,
  });
  await station.ask('cases.exclude', {
    caseId: writer.caseId('excluded'),
    accountId: ids.worker1,
    reason: 'Cousine de la personne concernée (fiction)',
  });

  // Last, the worker whom most journeys follow: notes of every type, a late one, addenda, words under way.
  await station.signIn(TEAM.worker1.login, TEAM.worker1.password);
  for (const [index, type] of interventionType.codes.entries()) {
    station.clock.now = at(10 - index / 3, 1);
    const over: Partial<InterventionContent> = {
      outcomes: index < comparedOutcome.codes.length ? comparedOutcome.codes.slice(index, index + 1) : [],
    };
    await writer.sign('everyType', { startedAt: at(10 - index / 3), type, over });
  }
  for (let n = 0; n < LONG; n++) {
    station.clock.now = at(3.5, n / 2);
    await writer.sign('long', { startedAt: at(3.5, n / 2 - 2) });
  }
  station.clock.now = at(2);
  await writer.sign('findings', { startedAt: at(6), type: 'home_visit', over: { endedAt: at(7) } });
  await writer.sign('findings', {
    startedAt: at(2, -1),
    type: 'office_meeting',
    over: {
      facts: '',
      participantIds: [],
      othersPresent: '',
      eventNumber: '2026-1',
      results: ['p38_transport_first'],
    },
  });
  const amended = await writer.sign('amended', { startedAt: at(2, -2), type: 'mediation' });
  for (let n = 0; n < 2; n++) await amend(station, random, amended);
  await writer.sign('everyAccent', { startedAt: at(2, -3), type: 'phone_call' });
  station.clock.now = at(0, -1);
  await writer.draft('interventionDraft', 'worker1', 'withDraft', at(0, -2));
  await writer.requestDraft('intakeDraft', 'worker1');
  await writer.record('waiting', request(random, { receivedAt: at(3), persons: named([people.everyType]) }));
  await writer.record(
    'urgent',
    request(random, {
      receivedAt: at(0, -2),
      persons: [
        { personId: null, described: 'Femme d’une trentaine d’années, manteau rouge', role: 'concerned' },
      ],
      situation: 'suicide_risk',
      over: { urgency: 'immediate' },
    }),
  );
  await writer.record(
    'oddNumber',
    request(random, { receivedAt: at(0, -3), persons: [], over: { eventNumbers: ['123'] } }),
  );
  await station.vault.close();

  return {
    folder,
    recoveryCode,
    accounts: Object.fromEntries(
      TEAM_KEYS.map((key) => {
        const { login, password, identity } = TEAM[key];
        const { role, name, title } = identity;
        return [key, { id: ids[key], role, login, password, name, title }];
      }),
    ) as SmallStation['accounts'],
    persons: Object.fromEntries(
      Object.entries(people).map(([key, one]) => {
        const name = displayNameOf(one.names);
        return [key, { id: one.id, listName: familyFirst(name), family: name.family, given: name.given }];
      }),
    ),
    cases: writer.cases,
    intakes: writer.intakes,
    drafts: writer.drafts,
  };
}

/** The persons of the small station, with names that journeys can type. */
function cast(random: Random, today: string) {
  const named = (family: string, given: string, atRisk = false, over: Partial<NewPerson> = {}) =>
    person(random, today, { atRisk, over: { names: [{ kind: 'usual', family, given }], ...over } });
  return {
    everyType: named('Fablier', 'Béatrix'),
    findings: named('Songeur', 'Télesphore'),
    amended: named('Chimère', 'Loïc'),
    everyAccent: named('D’Içi-Là-Bas-Öÿ', 'Noëlla-Françoise O’Æon Ç.', false, {
      names: [
        { kind: 'usual', family: 'D’Içi-Là-Bas-Öÿ', given: 'Noëlla-Françoise O’Æon Ç.' },
        { kind: 'birth', family: 'L’Œuvré St-Âge', given: 'Noëlla' },
      ],
    }),
    long: named('Contebleu', 'Aurèle'),
    withDraft: named('Papillote', 'Ondine'),
    overdue: named('Ritournelle', 'Cyprien'),
    grantedToWrite: named('Girouette', 'Solène'),
    grantedToRead: named('Lanterne', 'Hippolyte'),
    excluded: named('Quenouille', 'Thaïs'),
    empty: named('Sornette', 'Néo'),
    coordinatorOnly: named('Énigme-Lafeinte', 'Isaïe'),
    victim: named('De la Brume', 'Anaëlle', true, {
      addresses: [
        address(random, { isProtected: true, street: 'rue du Lieu-Caché', civicNumber: '777' }),
        address(random, {
          kind: 'secret_shelter',
          isProtected: true,
          street: 'chemin du Refuge-Secret',
          civicNumber: '888',
        }),
      ],
    }),
    perpetrator: named('Galéjade', 'Barnabé'),
  };
}

function plansOf(people: ReturnType<typeof cast>): CasePlan[] {
  return [
    {
      key: 'everyType',
      responsible: 'worker1',
      category: 'mental_health_crisis',
      person: people.everyType,
    },
    { key: 'findings', responsible: 'worker1', category: 'homelessness', person: people.findings },
    { key: 'amended', responsible: 'worker1', category: 'neighbour_conflict', person: people.amended },
    {
      key: 'everyAccent',
      responsible: 'worker1',
      category: 'family_conflict',
      person: people.everyAccent,
    },
    { key: 'long', responsible: 'worker1', category: 'suicide_risk', person: people.long },
    {
      key: 'withDraft',
      responsible: 'worker1',
      category: 'addiction',
      person: people.withDraft,
      review: 3,
    },
    { key: 'overdue', responsible: 'worker1', category: 'poverty', person: people.overdue, review: -5 },
    {
      key: 'grantedToWrite',
      responsible: 'worker1',
      category: 'runaway_missing',
      person: people.grantedToWrite,
    },
    {
      key: 'grantedToRead',
      responsible: 'worker2',
      category: 'elder_mistreatment',
      person: people.grantedToRead,
    },
    { key: 'excluded', responsible: 'worker2', category: 'sexual_violence', person: people.excluded },
    { key: 'empty', responsible: 'worker2', category: 'other', person: people.empty },
    {
      key: 'coordinatorOnly',
      responsible: 'coordinator',
      category: 'harassment_threats',
      confidentiality: 'highly_restricted',
      person: people.coordinatorOnly,
    },
    {
      key: 'victim',
      responsible: 'liaison',
      category: 'domestic_violence',
      confidentiality: 'restricted',
      person: people.victim,
    },
    {
      key: 'perpetrator',
      responsible: 'liaison',
      category: 'domestic_violence',
      confidentiality: 'restricted',
      person: people.perpetrator,
    },
  ];
}

/** Writes as whoever is signed in, and remembers what it wrote. */
class Writer {
  readonly cases: SmallStation['cases'] = {};
  readonly intakes: SmallStation['intakes'] = {};
  readonly drafts: SmallStation['drafts'] = {};
  readonly #station: FictionalStation;
  readonly #random: Random;
  readonly #ids: Record<TeamKey, Id>;
  readonly #participants = new Map<string, Id[]>();

  constructor(station: FictionalStation, random: Random, ids: Record<TeamKey, Id>) {
    this.#station = station;
    this.#random = random;
    this.#ids = ids;
  }

  caseId(key: string): Id {
    const found = this.cases[key];
    if (!found) throw new Error(`no case named ${key}`);
    return found.id;
  }

  /** A request, its person and the case opened from it. */
  async open(plan: CasePlan, receivedAt: Instant, nextReviewOn: string): Promise<void> {
    const { key, responsible, category, person: concerned, confidentiality = 'standard' } = plan;
    await this.#station.ask('persons.create', concerned);
    const persons = named([concerned]);
    const intake = request(this.#random, { receivedAt, persons, situation: category });
    await this.record(key, intake);
    const frame = { category, responsibleId: this.#ids[responsible], confidentiality, nextReviewOn };
    const opened = await openCase(this.#station, this.#random, { intakeId: intake.id, ...frame });
    this.cases[key] = { ...opened, responsible, confidentiality, interventionIds: [] };
    this.#participants.set(key, [concerned.id]);
  }

  async record(key: string, intake: NewIntake): Promise<void> {
    this.intakes[key] = await record(this.#station, intake);
  }

  /** A note, written then signed by whoever is signed in. */
  async sign(key: string, wish: Omit<NoteWish, 'participantIds'>): Promise<Id> {
    const content = note(this.#random, { participantIds: this.#participants.get(key) ?? [], ...wish });
    const id = await signNote(this.#station, this.#random, this.caseId(key), content);
    this.cases[key]?.interventionIds.push(id);
    return id;
  }

  async draft(name: string, owner: TeamKey, caseKey: string, startedAt: Instant): Promise<void> {
    const content = note(this.#random, { startedAt, participantIds: [], type: 'home_visit' });
    const { id } = await saveNote(this.#station, this.#random, this.caseId(caseKey), content);
    this.drafts[name] = { id, owner, caseKey };
  }

  async requestDraft(name: string, owner: TeamKey): Promise<void> {
    const words = request(this.#random, { receivedAt: '2026-01-01T00:00:00Z', persons: [] });
    const id = await saveRequest(this.#station, this.#random, words);
    this.drafts[name] = { id, owner, caseKey: null };
  }
}
