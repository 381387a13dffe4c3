import { dayOf, plusDays, type CalendarDay } from '#shared/domain/calendar-day';
import { situationType } from '#shared/domain/code-lists';
import type { Id } from '#shared/domain/id';
import { fromStationClock, type Instant } from '#shared/domain/instant';
import type { NewPerson } from '#shared/domain/person';
import { amend, named, openCase, record, saveNote, saveRequest, signNote } from '../fiction/casework';
import { enrolTeam, openStation, setUp, type FictionalStation } from '../fiction/fictional-station';
import { note } from '../fiction/notes';
import { person } from '../fiction/people';
import { Random } from '../fiction/random';
import { EVENT_NUMBER_MASK, request } from '../fiction/requests';
import { SERVICE, TEAM, type TeamKey } from '../fiction/team';

/** What the demonstration holds. */
export type FullStation = { cases: number; interventions: number; persons: number };

const SEED = 1_837;
/** How far back the fiction begins, in days. */
const PAST = 240;
/** Until this many days ago, one colleague writes for several days on end: each change of hands derives a key. */
const LATELY = 14;
const TURN = 7;

const WRITERS = ['worker1', 'worker2', 'liaison', 'worker3'] as const satisfies TeamKey[];
type Writer = (typeof WRITERS)[number];

type Turn = { writer: Writer; from: CalendarDay; to: CalendarDay };
type OpenedCase = { id: Id; responsible: Writer; participantIds: Id[] };

/**
 * Fills a data folder with the life of a team over eight months, ending now, through the real dispatcher: people,
 * requests, cases, notes, addenda, words under way, grants and exclusions. Leaves the station locked.
 */
export async function makeFullStation(
  folder: string,
  onProgress: (done: number, total: number) => void,
): Promise<FullStation> {
  const station = openStation(folder);
  const random = new Random(SEED);
  const now = Temporal.Now.instant().toString({ smallestUnit: 'second' });
  const today = dayOf(now);
  station.clock.now = fromStationClock(plusDays(today, -PAST - 1), '08:00');
  await setUp(station);
  const ids = await enrolTeam(station, random);
  const { parameters } = await station.ask('settings.read', {});
  await station.ask('settings.save', {
    identity: SERVICE,
    parameters: { ...parameters, eventNumberMask: EVENT_NUMBER_MASK },
  });

  const life = new Life(station, random, { ids, today, now });
  const turns = turnsUntil(today);
  for (const [index, turn] of turns.entries()) {
    await life.live(turn);
    onProgress(index + 1, turns.length);
  }
  await life.coordinate();
  await life.leaveUndone();
  station.clock.now = undefined;
  await station.vault.close();
  return life.count;
}

/** Who writes when, oldest first: long turns in the past, one or two colleagues each day lately. */
function turnsUntil(today: CalendarDay): Turn[] {
  const turns: Turn[] = [];
  const push = (from: CalendarDay, to: CalendarDay) => {
    const writer = WRITERS[turns.length % WRITERS.length] ?? 'worker1';
    turns.push({ writer, from, to });
  };
  for (let ago = PAST; ago > LATELY; ago -= TURN)
    push(plusDays(today, -ago), plusDays(today, -ago + TURN - 1));
  for (let ago = LATELY; ago >= 1; ago--) push(plusDays(today, -ago), plusDays(today, -ago));
  return turns;
}

class Life {
  readonly count: FullStation = { cases: 0, interventions: 0, persons: 0 };
  readonly #station: FictionalStation;
  readonly #random: Random;
  readonly #ids: Record<TeamKey, Id>;
  readonly #today: CalendarDay;
  readonly #now: Instant;
  readonly #cases: OpenedCase[] = [];
  readonly #persons: NewPerson[] = [];

  constructor(
    station: FictionalStation,
    random: Random,
    { ids, today, now }: { ids: Record<TeamKey, Id>; today: CalendarDay; now: Instant },
  ) {
    this.#station = station;
    this.#random = random;
    this.#ids = ids;
    this.#today = today;
    this.#now = now;
  }

  /** One turn at the desk: some new cases, and notes in one's own. */
  async live({ writer, from, to }: Turn): Promise<void> {
    const random = this.#random;
    const acts = random.between(24, 34);
    const moments = Array.from({ length: acts }, () => momentBetween(random, from, to)).sort();
    this.#station.clock.now = moments[0];
    await this.#station.signIn(TEAM[writer].login, TEAM[writer].password);
    await this.#station.ask('desk.read', {});
    for (const moment of moments) {
      this.#station.clock.now = moment;
      const mine = this.#cases.filter(({ responsible }) => responsible === writer);
      if (mine.length < 6 || random.chance(0.17)) await this.#take(writer, moment);
      else await this.#write(random.pick(mine.slice(-25)), moment);
    }
  }

  /** A request comes in and a case is opened from it; in partner violence, one for each side. */
  async #take(writer: Writer, moment: Instant): Promise<void> {
    const random = this.#random;
    const isViolence = writer === 'liaison';
    const situation = isViolence
      ? random.pick(['domestic_violence', 'sexual_violence'] as const)
      : random.pick(situationType.codes);
    await this.#open(writer, moment, {
      situation,
      atRisk: isViolence,
      role: isViolence ? 'victim' : 'concerned',
    });
    if (isViolence && random.chance(0.3))
      await this.#open(writer, moment, { situation, atRisk: false, role: 'alleged_perpetrator' });
  }

  async #open(
    writer: Writer,
    moment: Instant,
    about: {
      situation: (typeof situationType.codes)[number];
      atRisk: boolean;
      role: 'concerned' | 'victim' | 'alleged_perpetrator';
    },
  ): Promise<void> {
    const random = this.#random;
    const station = this.#station;
    const isStandard = about.role === 'concerned' && random.chance(0.96);
    const people = [await this.#someone(about.atRisk, isStandard)];
    if (random.chance(0.3)) people.push(await this.#newcomer(false));
    const receivedAt = earlier(random, moment, 20 * 60);
    const intake = request(random, {
      receivedAt,
      persons: named(people, about.role),
      situation: about.situation,
    });
    await record(station, intake);
    const { id } = await openCase(station, random, {
      intakeId: intake.id,
      category: about.situation,
      responsibleId: this.#ids[writer],
      confidentiality: isStandard ? 'standard' : 'restricted',
      nextReviewOn: plusDays(this.#today, random.between(random.chance(0.12) ? -9 : 1, 75)),
    });
    this.#cases.push({
      id,
      responsible: writer,
      participantIds: people.map((one) => one.id),
    });
    this.count.cases++;
  }

  /** Somebody new; one time in eight, somebody already known, from a case that everybody may know of. */
  async #someone(atRisk: boolean, isStandard: boolean): Promise<NewPerson> {
    const known = this.#persons.at(-this.#random.between(1, 40));
    if (known && isStandard && this.#random.chance(1 / 8)) return known;
    const one = await this.#newcomer(atRisk);
    if (isStandard) this.#persons.push(one);
    return one;
  }

  /** Somebody whom the search did not find. */
  async #newcomer(atRisk: boolean): Promise<NewPerson> {
    const one = person(this.#random, this.#today, { atRisk });
    await this.#station.ask('persons.search', { text: one.names[0]?.family ?? '', limit: 10 });
    await this.#station.ask('persons.create', one);
    this.count.persons++;
    return one;
  }

  /** A note in a case; late one time in twelve; corrected one time in fifteen. */
  async #write(opened: OpenedCase, moment: Instant): Promise<void> {
    const random = this.#random;
    await this.#station.ask('cases.read', { caseId: opened.id });
    const startedAt = earlier(random, moment, random.chance(1 / 12) ? 90 * 60 : 5 * 60);
    const content = note(random, { startedAt, participantIds: opened.participantIds });
    const id = await signNote(this.#station, random, opened.id, content);
    if (random.chance(1 / 15)) await amend(this.#station, random, id);
    this.count.interventions++;
  }

  /** The coordinator opens some cases to colleagues, keeps others out, and looks at the journal. */
  async coordinate(): Promise<void> {
    const random = this.#random;
    const station = this.#station;
    station.clock.now = this.#hoursAgo(5);
    await station.signIn(TEAM.coordinator.login, TEAM.coordinator.password);
    await station.ask('desk.read', {});
    const shared = random.some(this.#cases, 30);
    for (const [index, { id, responsible }] of shared.entries()) {
      const other = random.pick(WRITERS.filter((writer) => writer !== responsible));
      if (index % 4 === 3)
        await station.ask('cases.exclude', {
          caseId: id,
          accountId: this.#ids[other],
          reason: random.pick(['Lien de parenté déclaré', 'Voisin immédiat', 'Ancienne collègue de classe']),
        });
      else
        await station.ask('cases.grant', {
          caseId: id,
          accountId: this.#ids[other],
          right: random.pick(['read', 'write'] as const),
          reason: random.pick(['case_handling', 'emergency_cover', 'supervision'] as const),
          until: random.chance(0.5) ? plusDays(this.#today, random.between(3, 45)) : null,
        });
    }
  }

  /** What a morning finds: requests that nobody took yet, two of them waiting too long, and words under way. */
  async leaveUndone(): Promise<void> {
    const random = this.#random;
    const station = this.#station;
    for (const [index, writer] of WRITERS.entries()) {
      station.clock.now = this.#hoursAgo(4 - index);
      await station.signIn(TEAM[writer].login, TEAM[writer].password);
      for (let n = 0; n < 3; n++) {
        const persons = random.chance(0.5)
          ? []
          : [
              {
                personId: null,
                described: 'Homme dans la cinquantaine, tuque verte',
                role: 'concerned' as const,
              },
            ];
        const receivedAt = this.#hoursAgo(n === 0 && index < 2 ? 40 : 5 - index);
        await record(station, request(random, { receivedAt, persons }));
      }
      const mine = this.#cases.filter(({ responsible }) => responsible === writer).slice(-2);
      for (const { id, participantIds } of mine)
        await saveNote(station, random, id, note(random, { startedAt: this.#hoursAgo(6), participantIds }));
      if (index === 0)
        await saveRequest(station, random, request(random, { receivedAt: this.#now, persons: [] }));
    }
  }

  #hoursAgo(hours: number): Instant {
    return Temporal.Instant.from(this.#now).subtract({ hours }).toString();
  }
}

/** A moment of a working day between two days, both included. */
function momentBetween(random: Random, from: CalendarDay, to: CalendarDay): Instant {
  const days = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
  const time = Temporal.PlainTime.from('08:00').add({ minutes: random.between(0, 13 * 60) });
  return fromStationClock(plusDays(from, random.between(0, days)), time.toString({ smallestUnit: 'minute' }));
}

function earlier(random: Random, moment: Instant, mostMinutes: number): Instant {
  return Temporal.Instant.from(moment)
    .subtract({ minutes: random.between(10, mostMinutes) })
    .toString();
}
