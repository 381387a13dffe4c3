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
import { bareTable, replay, statementsOf, withHandle } from './plain';
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
    await measureOpening(around);
    await measureSigning(around);
  } finally {
    await station.vault.close();
  }
}

type Around = { station: FictionalStation; cases: Knex; bench: BenchStation };

async function measureSearch({ station, cases, bench }: Around): Promise<void> {
  const random = new Random(7);
  const calls: number[] = [];
  const floors: number[] = [];
  const matches: number[] = [];
  for (let n = -20; n < REPEATS; n++) {
    const text = searchText(random, bench);
    const ask = () => station.ask('persons.search', { text, limit: 20 });
    const statements = await statementsOf(cases, ask);
    const match = statements.filter(({ sql }) => sql.includes('MATCH'));
    const floor = await withHandle(cases, (handle) => elapsed(() => replay(handle, statements)));
    const alonePart = await withHandle(cases, (handle) => elapsed(() => replay(handle, match)));
    const call = await timed(ask);
    if (n < 0) continue;
    floors.push(floor);
    matches.push(alonePart);
    calls.push(call);
  }
  const of = `search of persons, 20 lines, ${bench.cases} cases; floor: its statements, bare`;
  againstFloor('person_search_p95', {
    value: percentile(calls, 95),
    floor: percentile(floors, 95),
    unit: 'ms',
    target: 2,
    of,
  });
  alone('person_search_p95_absolute', { value: percentile(calls, 95), unit: 'ms', target: 30, of });
  againstFloor('person_search_median', {
    value: median(calls),
    floor: median(floors),
    unit: 'ms',
    target: null,
    of,
  });
  alone('person_search_match_p95', {
    value: percentile(matches, 95),
    unit: 'ms',
    target: null,
    of: 'the MATCH statement alone, bare',
  });
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
  const calls: number[] = [];
  const floors: number[] = [];
  const readable: Id[] = [];
  for (const caseId of bench.facts.longCaseIds) {
    const result = await station.dispatch('cases.read', { caseId });
    if (result.ok) readable.push(caseId);
  }
  for (let n = -5; n < REPEATS; n++) {
    const caseId = readable[Math.abs(n) % readable.length] ?? '';
    const ask = () => station.ask('cases.read', { caseId });
    const statements = await statementsOf(cases, ask);
    const floor = await withHandle(cases, (handle) => elapsed(() => replay(handle, statements)));
    const call = await timed(ask);
    if (n < 0) continue;
    floors.push(floor);
    calls.push(call);
  }
  const of = `opening a case of 300 interventions, ${bench.cases} cases; floor: its statements, bare`;
  againstFloor('case_open_p95', {
    value: percentile(calls, 95),
    floor: percentile(floors, 95),
    unit: 'ms',
    target: 3,
    of,
  });
  againstFloor('case_open_median', {
    value: median(calls),
    floor: median(floors),
    unit: 'ms',
    target: null,
    of,
  });
}

async function measureSigning({ station, cases, bench }: Around): Promise<void> {
  const random = new Random(11);
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
