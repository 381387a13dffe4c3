import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Id } from '#shared/domain/id';
import { openStation, type FictionalStation } from '../fiction/fictional-station';
import { saveNote } from '../fiction/casework';
import { note } from '../fiction/notes';
import { Random } from '../fiction/random';
import { TEAM } from '../fiction/team';
import type { BenchStation } from './data';
import { bareTable, replay, statementsOf, withHandle, type Statement } from './plain';
import { againstFloor, alone, median, percentile, timed } from './report';

// Each measure and its floor take turns, so that what else the machine does weighs on both.

const REPEATS = 300;

/** Searching, opening and signing, through the whole call: parsing, permission, transaction, journal, disk. */
export async function measureCalls(bench: BenchStation): Promise<void> {
  const station = openStation(bench.folder);
  try {
    await station.signIn(TEAM.worker1.login, TEAM.worker1.password);
    const cases = station.vault.session()?.cases;
    if (!cases) throw new Error('the worker holds the key of the cases');
    const around = { station, cases, bench };
    await measureSearch(around);
    await measureCaseSearch(around);
    await measureOpening(around);
    await measureSigning(around);
  } finally {
    await station.vault.close();
  }
}

type Around = { station: FictionalStation; cases: Knex; bench: BenchStation };

/** One call as it was asked, and the statements that it reads with. */
type Trial = { ask: () => Promise<unknown>; statements: Statement[] };

/**
 * Runs calls and their bare statements in turn, never one right after the other of the same trial: each finds the pages
 * of its rows as cold as the other does.
 */
async function takeTurns(
  cases: Knex,
  asks: (() => Promise<unknown>)[],
): Promise<{ calls: number[]; floors: number[] }> {
  const trials: Trial[] = [];
  for (const ask of asks) trials.push({ ask, statements: await statementsOf(cases, ask) });
  const calls: number[] = [];
  const floors: number[] = [];
  const half = Math.floor(trials.length / 2);
  for (const [n, { statements }] of trials.entries()) {
    floors.push(await withHandle(cases, (handle) => elapsed(() => replay(handle, statements))));
    const other = trials[(n + half) % trials.length];
    if (other) calls.push(await timed(other.ask));
  }
  return { calls, floors };
}

async function measureSearch({ station, cases, bench }: Around): Promise<void> {
  const random = new Random(7);
  const { calls, floors } = await takeTurns(
    cases,
    Array.from({ length: REPEATS }, () => {
      const text = searchText(random, bench);
      return () => station.ask('persons.search', { text, limit: 20 });
    }),
  );
  const of = `search of persons, 20 lines, ${bench.cases} cases; floor: its statements, bare`;
  report('person_search', { calls, floors, of, ratio: 2, absolute: 30 });
}

async function measureCaseSearch({ station, cases, bench }: Around): Promise<void> {
  const random = new Random(8);
  const { calls, floors } = await takeTurns(
    cases,
    Array.from({ length: REPEATS }, () => {
      const number = String(random.between(1, bench.cases)).padStart(4, '0');
      const text = random.chance(0.3) ? number : searchText(random, bench);
      return () => station.ask('cases.list', { scope: 'readable', text, withClosed: true, limit: 50 });
    }),
  );
  const of = `search of cases by name or number, 50 lines, ${bench.cases} cases; floor: its statements, bare`;
  report('case_search', { calls, floors, of, ratio: 2, absolute: 30 });
}

/** What people type: a family name, both names, a beginning, without accents. */
function searchText(random: Random, { facts }: BenchStation): string {
  const { family, given } = random.pick(facts.names);
  const text = random.pick([
    family,
    `${given} ${family}`,
    `${family} ${given}`,
    family.slice(0, 4),
    `${family.slice(0, 3)} ${given.slice(0, 3)}`,
  ]);
  return random.chance(0.5) ? text.normalize('NFD').replace(/\p{Diacritic}/gu, '') : text;
}

async function measureOpening({ station, cases, bench }: Around): Promise<void> {
  const readable: Id[] = [];
  for (const caseId of bench.facts.longCaseIds)
    if ((await station.dispatch('cases.read', { caseId })).ok) readable.push(caseId);
  const { calls, floors } = await takeTurns(
    cases,
    Array.from({ length: REPEATS }, (_, n) => {
      const caseId = readable[n % readable.length] ?? '';
      return () => station.ask('cases.read', { caseId });
    }),
  );
  const of = `opening a case of 300 interventions, ${bench.cases} cases; floor: its statements, bare`;
  report('case_open', { calls, floors, of, ratio: 3 });
}

type Turns = { calls: number[]; floors: number[]; of: string; ratio: number; absolute?: number };

function report(name: string, { calls, floors, of, ratio, absolute }: Turns): void {
  const p95 = percentile(calls, 95);
  againstFloor(`${name}_p95`, { value: p95, floor: percentile(floors, 95), unit: 'ms', target: ratio, of });
  if (absolute !== undefined) alone(`${name}_p95_absolute`, { value: p95, unit: 'ms', target: absolute, of });
  againstFloor(`${name}_median`, {
    value: median(calls),
    floor: median(floors),
    unit: 'ms',
    target: null,
    of,
  });
}

async function measureSigning({ station, cases, bench }: Around): Promise<void> {
  // Another seed each time: ids of a folder that was measured before are taken.
  const random = new Random(Math.floor(performance.timeOrigin));
  const mine = (await cases('case_files')
    .where({ responsible_id: bench.accounts.worker1, status: 'open' })
    .limit(50)
    .pluck('id')) as Id[];
  const folder = mkdtempSync(join(tmpdir(), 'relais-bare-'));
  const bare = await bareTable(folder);
  const signings: number[] = [];
  const floors: number[] = [];
  for (let n = -10; n < REPEATS; n++) {
    const startedAt = Temporal.Now.instant().toString({ smallestUnit: 'second' });
    const content = note(random, { startedAt, participantIds: [] });
    const { id, version } = await saveNote(station, random, random.pick(mine), content);
    const words = JSON.stringify(content);
    const floor = await timed(() => bare.insert(words));
    const signing = await timed(() => station.ask('interventions.sign', { draftId: id, version, content }));
    if (n < 0) continue;
    floors.push(floor);
    signings.push(signing);
  }
  await bare.close();
  rmSync(folder, { recursive: true });
  const of = `signing a note, ${bench.cases} cases; floor: one durable insert of the same words, same settings`;
  againstFloor('sign_median', { value: median(signings), floor: median(floors), unit: 'ms', target: 4, of });
  againstFloor('sign_p95', {
    value: percentile(signings, 95),
    floor: percentile(floors, 95),
    unit: 'ms',
    target: null,
    of,
  });
}

/** From the derivation of the key to the desk, in the vault: files opened and judged, journals verified, desk read. */
export async function measureFirstScreen(bench: BenchStation, empty: BenchStation): Promise<void> {
  const runs: Record<'full' | 'empty', number[]> = { full: [], empty: [] };
  const derivations: number[] = [];
  for (let n = 0; n < 12; n++) {
    for (const [which, { folder, accounts }] of [
      ['empty', empty],
      ['full', bench],
    ] as const) {
      const { login, password } = TEAM.worker1;
      const station = openStation(folder);
      await station.ask('station.state', {});
      const whole = await timed(async () => {
        await station.signIn(login, password);
        await station.ask('desk.read', {});
      });
      const derivation = await timed(() =>
        station.vault.keyring().verifyPassword(accounts.worker1, password),
      );
      await station.vault.close();
      runs[which].push(whole);
      derivations.push(derivation);
    }
  }
  const derivation = median(derivations);
  againstFloor('first_screen_storage', {
    value: median(runs.full) - derivation,
    floor: median(runs.empty) - derivation,
    unit: 'ms',
    target: 1.5,
    of: `sign-in and desk in the vault, less the derivation (${Math.round(derivation)} ms), ${bench.cases} cases; floor: no case`,
  });
}

function elapsed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
