import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Id } from '#shared/domain/id';
import { dayOf, plusDays } from '#shared/domain/calendar-day';
import { named } from '../fiction/casework';
import { openStation } from '../fiction/fictional-station';
import { draftOf, note } from '../fiction/notes';
import { person } from '../fiction/people';
import { Random } from '../fiction/random';
import { request } from '../fiction/requests';
import { TEAM } from '../fiction/team';
import type { BenchStation } from './data';
import { againstFloor, alone, median } from './report';
import type { Finding, Task, WindowScript } from './window-words';

const REPEATS = 10;
/** A window that says nothing for so long never will. */
const PATIENCE_MS = 120_000;

/** The program that runs in Electron's main process, and a folder for what it is given. */
type Stage = { program: string; scratch: string };

/** What shows in real windows: unlocking, the first screen, printing, the main process, memory, script. */
export async function measureWindows(
  program: string,
  bench: BenchStation,
  empty: BenchStation,
): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'relais-windows-'));
  const stage = { program, scratch };
  try {
    await measureScript(stage, empty);
    await measureUnlock(stage, empty);
    await measureMemory(stage, bench);
    await measureFirstScreen(stage, bench, empty);
    await measurePrinting(stage, bench);
    await measureDay(stage, bench);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function measureUnlock(stage: Stage, { folder }: BenchStation): Promise<void> {
  const times: Record<'ours' | 'blank', number[]> = { ours: [], blank: [] };
  for (let n = -1; n < REPEATS; n++)
    for (const subject of ['blank', 'ours'] as const) {
      const { startedAt, finding } = await runWindow(stage, { task: 'unlock', subject, folder });
      if (n >= 0) times[subject].push((finding.usableAt ?? Number.NaN) - startedAt);
    }
  againstFloor('unlock_screen', {
    value: median(times.ours),
    floor: median(times.blank),
    unit: 'ms',
    target: 1.25,
    of: 'from the start of the process to a field that has the focus and was painted; floor: a blank window with one field',
  });
}

async function measureScript(stage: Stage, { folder }: BenchStation): Promise<void> {
  const { finding } = await runWindow(stage, { task: 'scripts', subject: 'ours', folder });
  const files = new Set(
    (finding.scripts ?? []).filter((url) => url.startsWith('app://') && url.endsWith('.js')),
  );
  let bytes = 0;
  for (const url of files)
    bytes += gzipSync(readFileSync(join('out/renderer', new URL(url).pathname)), { level: 9 }).length;
  alone('script_before_unlock', {
    value: bytes / 1024,
    unit: 'KB',
    target: 200,
    of: `${files.size} scripts that the page had loaded a second after the unlock screen, gzip`,
  });
}

async function measureMemory(stage: Stage, { folder }: BenchStation): Promise<void> {
  const all = { blank: [] as number[], locked: [] as number[], signedIn: [] as number[] };
  for (let n = 0; n < 3; n++) {
    all.blank.push(
      (await runWindow(stage, { task: 'memory', subject: 'blank', folder })).finding.lockedMB ?? Number.NaN,
    );
    const { finding } = await runWindow(stage, { task: 'memory', subject: 'ours', folder });
    all.locked.push(finding.lockedMB ?? Number.NaN);
    all.signedIn.push(finding.signedInMB ?? Number.NaN);
  }
  const floor = median(all.blank);
  const of = 'working sets of all processes; floor: a blank window';
  againstFloor('memory_locked', {
    value: median(all.locked),
    floor,
    unit: 'MB',
    target: 1.6,
    of: `unlock screen, ${of}`,
  });
  againstFloor('memory_signed_in', {
    value: median(all.signedIn),
    floor,
    unit: 'MB',
    target: 1.6,
    of: `desk, ${of}`,
  });
}

async function measureFirstScreen(stage: Stage, bench: BenchStation, empty: BenchStation): Promise<void> {
  const times: Record<'full' | 'empty', number[]> = { full: [], empty: [] };
  const derivations: number[] = [];
  for (let n = -1; n < REPEATS; n++) {
    for (const [which, { folder }] of [
      ['empty', empty],
      ['full', bench],
    ] as const) {
      const { finding } = await runWindow(stage, { task: 'first-screen', subject: 'ours', folder });
      if (n >= 0) times[which].push(finding.screenMs ?? Number.NaN);
    }
    derivations.push(await derivationOf(empty));
  }
  const derivation = median(derivations);
  againstFloor('first_screen', {
    value: median(times.full) - derivation,
    floor: median(times.empty) - derivation,
    unit: 'ms',
    target: 1.5,
    of: `from the click to the desk, painted, less the derivation (${Math.round(derivation)} ms), ${bench.cases} cases; floor: no case`,
  });
}

/** Milliseconds that deriving the key of an account takes, at the cost that the station was set up with. */
async function derivationOf({ folder, accounts }: BenchStation): Promise<number> {
  const station = openStation(folder);
  const { login, password } = TEAM.worker1;
  await station.signIn(login, password);
  const start = performance.now();
  await station.vault.keyring().verifyPassword(accounts.worker1, password);
  const spent = performance.now() - start;
  await station.vault.close();
  return spent;
}

async function measurePrinting(stage: Stage, bench: BenchStation): Promise<void> {
  const whole: Record<'ours' | 'blank', number[]> = { ours: [], blank: [] };
  const turning: typeof whole = { ours: [], blank: [] };
  const script = await threePages(bench);
  for (let n = 0; n < 3; n++)
    for (const subject of ['blank', 'ours'] as const) {
      const { finding } = await runWindow(stage, { task: 'print', subject, folder: bench.folder, script });
      whole[subject].push(...(finding.printMs ?? []));
      turning[subject].push(...(finding.pdfMs ?? []));
    }
  againstFloor('summary_of_three_pages', {
    value: median(whole.ours),
    floor: median(whole.blank),
    unit: 'ms',
    target: 1.3,
    of: 'preview of a summary of three pages, the whole call; floor: a window opened, a static page of three sheets loaded and turned into PDF',
  });
  againstFloor('summary_print_to_pdf', {
    value: median(turning.ours),
    floor: median(turning.blank),
    unit: 'ms',
    target: null,
    of: 'of these, printToPDF alone; floor: of the static page',
  });
}

async function measureDay(stage: Stage, bench: BenchStation): Promise<void> {
  const { finding } = await runWindow(stage, {
    task: 'day',
    subject: 'ours',
    folder: bench.folder,
    script: await dayFor(bench),
  });
  alone('main_process_longest_block', {
    value: finding.longestBlockMs ?? Number.NaN,
    unit: 'ms',
    target: 50,
    of: 'longest delay of the event loop of the main process during a scripted day: sign-in, calls, screens, pages, lock',
  });
  const alreadyBlank = await runWindow(stage, { task: 'day', subject: 'blank', folder: bench.folder });
  alone('main_process_block_of_a_blank_window', {
    value: alreadyBlank.finding.longestBlockMs ?? Number.NaN,
    unit: 'ms',
    target: null,
    of: 'the same in a blank application that opens one more window',
  });
  alone('main_process_block_p99', {
    value: finding.p99BlockMs ?? Number.NaN,
    unit: 'ms',
    target: null,
    of: 'same day, 99th percentile (the monitor itself waits 5 ms between two looks)',
  });
}

/** What happens in the scripted day. Ids are drawn here: the window has no need to read them out of an answer. */
async function dayFor({ folder, accounts, facts }: BenchStation): Promise<Partial<WindowScript>> {
  const random = new Random(Math.floor(performance.timeOrigin));
  const now = Temporal.Now.instant().toString({ smallestUnit: 'second' });
  const today = dayOf(now);
  const someone = person(random, today);
  const intake = request(random, { receivedAt: now, persons: named([someone]) });
  const caseId = random.id();
  const notes = Array.from({ length: 8 }, () => ({
    id: random.id(),
    content: note(random, { startedAt: now, participantIds: [someone.id] }),
  }));
  const summary = { caseId, interventionIds: notes.map(({ id }) => id), profile: 'internal', language: 'fr' };
  const day = [
    { name: 'persons.search', input: { text: 'fablier', limit: 20 } },
    { name: 'persons.create', input: someone },
    { name: 'intakes.record', input: { intake, draftId: null } },
    {
      name: 'cases.open',
      input: {
        id: caseId,
        intakeId: intake.id,
        category: 'other',
        responsibleId: accounts.worker1,
        confidentiality: 'standard',
        nextReviewOn: plusDays(today, 30),
      },
    },
    ...notes.flatMap(({ id, content }) => [
      {
        name: 'drafts.save',
        input: { id, version: null, body: { kind: 'intervention', caseId, content: draftOf(content) } },
      },
      {
        name: 'drafts.save',
        input: { id, version: 1, body: { kind: 'intervention', caseId, content: draftOf(content) } },
      },
      { name: 'interventions.sign', input: { draftId: id, version: 2, content } },
    ]),
    { name: 'cases.read', input: { caseId } },
    { name: 'summaries.preview', input: summary },
  ];
  const places = [
    '/',
    '/cases',
    `/cases/${caseId}`,
    '/intakes',
    '/people',
    `/cases/${await readableLongCase(folder, facts.longCaseIds)}`,
    '/',
  ];
  return { day, places };
}

/** A case of three hundred entries that the worker may open. */
async function readableLongCase(folder: string, ids: readonly string[]): Promise<string> {
  const station = openStation(folder);
  await station.signIn(TEAM.worker1.login, TEAM.worker1.password);
  let readable = '';
  for (const caseId of ids) if ((await station.dispatch('cases.read', { caseId })).ok) readable = caseId;
  await station.vault.close();
  return readable;
}

/** A case with enough to fill three pages, and a static page of as many. */
async function threePages({ folder, accounts }: BenchStation): Promise<Partial<WindowScript>> {
  const station = openStation(folder);
  await station.signIn(TEAM.worker1.login, TEAM.worker1.password);
  const cases = station.vault.session()?.cases;
  if (!cases) throw new Error('the worker holds the key of the cases');
  const [caseId = ''] = (await cases('case_files')
    .where({ responsible_id: accounts.worker1, status: 'open' })
    .orderBy('number')
    .limit(1)
    .pluck('id')) as Id[];
  const interventionIds = (await cases('interventions')
    .where({ case_id: caseId })
    .orderBy('started_at')
    .pluck('id')) as Id[];
  await station.vault.close();
  const paragraph = 'Une page qui ne dit rien, pour mesurer ce que coûte de la mettre sur papier. '.repeat(
    14,
  );
  const sheet = `<section>${`<p>${paragraph}</p>`.repeat(3)}</section>`;
  const style = '@page{size:letter;margin:20mm}section{break-after:page}section:last-child{break-after:auto}';
  return {
    summary: { caseId, interventionIds, profile: 'internal', language: 'fr' },
    staticPage: `<!doctype html><html lang="fr"><title>Page</title><style>${style}</style>${sheet.repeat(3)}</html>`,
  };
}

const NO_SUMMARY: WindowScript['summary'] = {
  caseId: '',
  interventionIds: [],
  profile: 'internal',
  language: 'fr',
};

type Run = { task: Task; subject: 'ours' | 'blank'; folder: string; script?: Partial<WindowScript> };

/** Starts Electron on the window program and gives what it says. */
async function runWindow(
  { program, scratch }: Stage,
  { task, subject, folder, script = {} }: Run,
): Promise<{ startedAt: number; finding: Finding }> {
  const { login, password } = TEAM.worker1;
  const whole: WindowScript = {
    login,
    password,
    day: [],
    places: [],
    summary: NO_SUMMARY,
    staticPage: '',
    ...script,
  };
  const scriptFile = join(scratch, 'script.json');
  writeFileSync(scriptFile, JSON.stringify(whole));
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const env: NodeJS.ProcessEnv = { ...process.env };
  delete env['ELECTRON_RUN_AS_NODE'];
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(
    process.execPath,
    [
      ...(asRoot ? ['--no-sandbox'] : []),
      program,
      `--task=${task}`,
      `--subject=${subject}`,
      `--data=${folder}`,
      `--script=${scriptFile}`,
      `--app=${resolve('out/main/index.js')}`,
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  let said = '';
  let complained = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  await new Promise<void>((done, fail) => {
    child.on('error', fail);
    child.on('close', () => done());
  });
  clearTimeout(patience);
  const found = /^BENCH (.*)$/m.exec(said)?.[1];
  if (found === undefined)
    throw new Error(`the window said nothing (${task}, ${subject}): ${complained.slice(-2000)}`);
  return { startedAt, finding: JSON.parse(found) as Finding };
}
