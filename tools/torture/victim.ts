import { contract } from '#shared/contract/index';
import type { InputOf } from '#shared/contract/index';
import { dayOf, plusDays } from '#shared/domain/calendar-day';
import type { Id } from '#shared/domain/id';
import { addendumWords, draftOf, note } from '../fiction/notes';
import { openStation, type FictionalStation } from '../fiction/fictional-station';
import { named } from '../fiction/casework';
import { person } from '../fiction/people';
import { Random } from '../fiction/random';
import { request } from '../fiction/requests';
import { SERVICE, TEAM } from '../fiction/team';
import { hashOf, type Act, type Word } from './acts';

/** The two passwords between which the password rounds go back and forth. */
export const PASSWORDS = {
  first: TEAM.worker1.password,
  second: 'grelot-savane-tricot-huile-marmotte',
} as const;

/** Tells before and after each act. Writing to a pipe is synchronous on POSIX: what was said was said before the kill. */
async function act<T>(what: Act, work: () => Promise<T>): Promise<T> {
  say({ say: 'trying', act: what });
  const result = await work();
  say({ say: 'done' });
  return result;
}

const say = (word: Word) => process.stdout.write(`${JSON.stringify(word)}\n`);

/** Makes a vault, until it is killed; waits for that when it is done. */
export async function setUpUntilKilled(folder: string): Promise<void> {
  const station = openStation(folder);
  const first = ({
    login,
    password,
    identity: { name, title },
  }: (typeof TEAM)['coordinator' | 'technicalAdmin']) => ({
    login,
    password,
    name,
    title,
  });
  const { recoveryCode } = await station.ask('setup.begin', {
    identity: SERVICE,
    coordinator: first(TEAM.coordinator),
    technicalAdmin: first(TEAM.technicalAdmin),
  });
  await act({ kind: 'set_up', recoveryCode }, () => station.ask('setup.finish', { recoveryCode }));
  await forever();
}

/** Changes a password back and forth, until killed. */
export async function changePasswordUntilKilled(
  folder: string,
  current: keyof typeof PASSWORDS,
): Promise<void> {
  const station = openStation(folder);
  await act({ kind: 'sign_in' }, () => station.signIn(TEAM.worker1.login, PASSWORDS[current]));
  for (let from = current; ;) {
    const to = from === 'first' ? 'second' : 'first';
    await act({ kind: 'password', to }, () =>
      station.ask('session.changePassword', { current: PASSWORDS[from], next: PASSWORDS[to] }),
    );
    from = to;
  }
}

/** Works as a worker does, as fast as the vault answers, until killed. */
export async function writeUntilKilled(folder: string, seed: number): Promise<void> {
  const station = openStation(folder);
  const random = new Random(seed);
  const worker = new Worker(station, random);
  await worker.signIn();
  for (;;) await worker.doSomething();
}

type Draft = { id: Id; caseId: Id; version: number };

class Worker {
  readonly #station: FictionalStation;
  readonly #random: Random;
  #id: Id = '';
  readonly #persons: Id[] = [];
  readonly #cases: Id[] = [];
  readonly #signed: Id[] = [];
  #drafts: Draft[] = [];

  constructor(station: FictionalStation, random: Random) {
    this.#station = station;
    this.#random = random;
  }

  async signIn(): Promise<void> {
    const { login, password } = TEAM.worker1;
    this.#id = await act({ kind: 'sign_in' }, () => this.#station.signIn(login, password));
  }

  async doSomething(): Promise<void> {
    const draw = this.#random.next();
    if (this.#cases.length === 0 || draw < 0.12) await this.#openCase();
    else if (draw < 0.4) await this.#saveNew();
    else if (draw < 0.6) await this.#saveAgain();
    else if (draw < 0.8) await this.#sign();
    else if (draw < 0.88) await this.#amend();
    else if (draw < 0.97) await this.#look();
    // Closing empties the log and anchors the journal; signing in starts an epoch: instants of their own.
    else await this.#leaveAndComeBack();
  }

  async #openCase(): Promise<void> {
    const now = moment();
    const someone = parsed('persons.create', person(this.#random, dayOf(now)));
    await act({ kind: 'person', id: someone.id, hash: hashOf(someone) }, () =>
      this.#station.ask('persons.create', someone),
    );
    this.#persons.push(someone.id);
    const wish = request(this.#random, { receivedAt: now, persons: named([someone]) });
    const { intake } = parsed('intakes.record', { intake: wish, draftId: null });
    await act({ kind: 'intake', id: intake.id, hash: hashOf(intake) }, () =>
      this.#station.ask('intakes.record', { intake, draftId: null }),
    );
    const id = this.#random.id();
    await act({ kind: 'case', id, intakeId: intake.id }, () =>
      this.#station.ask('cases.open', {
        id,
        intakeId: intake.id,
        category: 'other',
        responsibleId: this.#id,
        confidentiality: 'standard',
        nextReviewOn: plusDays(dayOf(now), 30),
      }),
    );
    this.#cases.push(id);
  }

  async #saveNew(): Promise<void> {
    const caseId = this.#random.pick(this.#cases);
    const saved = await this.#save({ id: this.#random.id(), caseId, version: 0 });
    this.#drafts.push(saved);
  }

  async #saveAgain(): Promise<void> {
    const draft = this.#drafts.at(-1);
    if (!draft) return this.#saveNew();
    draft.version = (await this.#save(draft)).version;
  }

  async #save({ id, caseId, version }: Draft): Promise<Draft> {
    const content = draftOf(note(this.#random, { startedAt: moment(), participantIds: [] }));
    const input = parsed('drafts.save', {
      id,
      version: version === 0 ? null : version,
      body: { kind: 'intervention', caseId, content },
    });
    const saved = await act({ kind: 'draft', id, version: version + 1, hash: hashOf(input.body) }, () =>
      this.#station.ask('drafts.save', input),
    );
    return { id, caseId, version: saved.version };
  }

  async #sign(): Promise<void> {
    const draft = this.#drafts.at(-1);
    if (!draft) return this.#saveNew();
    const { content } = parsed('interventions.sign', {
      draftId: draft.id,
      version: draft.version,
      content: note(this.#random, { startedAt: moment(), participantIds: [] }),
    });
    await act({ kind: 'sign', id: draft.id, hash: hashOf(content) }, () =>
      this.#station.ask('interventions.sign', { draftId: draft.id, version: draft.version, content }),
    );
    this.#drafts = this.#drafts.filter((one) => one !== draft);
    this.#signed.push(draft.id);
  }

  async #amend(): Promise<void> {
    const interventionId = this.#signed.at(-1);
    if (interventionId === undefined) return this.#look();
    const words = addendumWords(this.#random);
    const id = this.#random.id();
    await act({ kind: 'addendum', id, interventionId, hash: hashOf(words) }, () =>
      this.#station.ask('interventions.addAddendum', { id, interventionId, ...words }),
    );
  }

  async #look(): Promise<void> {
    const caseId = this.#random.pick(this.#cases);
    await act({ kind: 'view', id: caseId }, () => this.#station.ask('cases.read', { caseId }));
  }

  async #leaveAndComeBack(): Promise<void> {
    await act({ kind: 'lock' }, () => this.#station.ask('session.lock', {}));
    await this.signIn();
  }
}

/** Words as the contract tidies them: what is stored is what was parsed. */
function parsed<N extends 'persons.create' | 'intakes.record' | 'drafts.save' | 'interventions.sign'>(
  name: N,
  input: InputOf<N>,
): ReturnType<(typeof contract)[N]['input']['parse']> {
  return contract[name].input.parse(input) as ReturnType<(typeof contract)[N]['input']['parse']>;
}

function moment(): string {
  return Temporal.Now.instant().toString({ smallestUnit: 'second' });
}

/** Until the kill. */
function forever(): Promise<never> {
  setInterval(() => undefined, 60_000);
  return new Promise(() => undefined);
}
