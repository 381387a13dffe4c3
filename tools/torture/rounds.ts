import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enrolTeam, openStation, setUp, type FictionalStation } from '../fiction/fictional-station';
import { Random } from '../fiction/random';
import { TEAM } from '../fiction/team';
import { Keyring } from '../../electron/vault/keys/keyring';
import { parseRecoveryCode } from '../../electron/vault/keys/recovery-code';
import { checkFiles, checkJournals, checkPages, checkRows, copyKeys, type Keys } from './folder-check';
import { runAndKill, type VictimProgram } from './kill';
import { Ledger } from './ledger';
import { PASSWORDS } from './victim';

/** How many effective rounds, drawn from which seed, and whom to tell. */
export type RoundsOptions = {
  program: VictimProgram;
  rounds: number;
  seed: number;
  onRound?: (done: number) => void;
};

/** A round that went wrong: with the seed, the folder is kept for a look. */
class TortureFailed extends Error {
  constructor(what: string, seed: number, round: number, folder: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${what}, seed ${seed}, round ${round}, kept in ${folder}: ${why}`, { cause });
  }
}

/** Runs rounds in folders of their own and removes them, unless something went wrong. */
async function inFolder<T>(
  what: string,
  { seed }: RoundsOptions,
  work: (folder: string, at: { round: number }) => Promise<T>,
) {
  const folder = mkdtempSync(join(tmpdir(), 'relais-torture-'));
  const at = { round: 0 };
  let result: T;
  try {
    result = await work(folder, at);
  } catch (error) {
    throw new TortureFailed(what, seed, at.round, folder, error);
  }
  rmSync(folder, { recursive: true, force: true });
  return result;
}

export type WriteFigures = {
  effective: number;
  attempted: number;
  acknowledged: number;
  inDoubt: { kept: number; absent: number };
  journalEntries: number;
};

/**
 * Kills a vault that is being written to, after its first acknowledged write, and checks what is left, again and again in
 * the same folder: pages, rows, journals since their first entry, everything acknowledged, words under way.
 */
export async function writeRounds(options: RoundsOptions): Promise<WriteFigures> {
  return inFolder('killed while writing', options, async (folder, at) => {
    const random = new Random(options.seed);
    const { recoveryCode, keys } = await prepared(folder, random);
    const ledger = new Ledger();
    const figures: WriteFigures = {
      effective: 0,
      attempted: 0,
      acknowledged: 0,
      inDoubt: { kept: 0, absent: 0 },
      journalEntries: 0,
    };
    while (figures.effective < options.rounds) {
      at.round = ++figures.attempted;
      const { heard, isEffective } = await runAndKill(options.program, {
        args: ['write', folder, String(options.seed + at.round)],
        from: (word, { acknowledged }) =>
          word.say === 'done' && acknowledged.some(({ kind }) => kind === 'person'),
        // Half of the kills come within a few acts, the others after a while.
        delayMs: random.chance(0.5) ? random.between(0, 30) : random.between(0, 700),
      });
      await checkPages(folder, keys);
      const isLast = figures.effective + 1 >= options.rounds;
      await withStation(folder, async (station) => {
        await station.signIn(TEAM.worker1.login, TEAM.worker1.password);
        await checkRows(station);
        const cases = station.vault.session()?.cases;
        if (!cases) throw new Error('the worker holds the key of the cases');
        const outcome = await ledger.settle(cases, heard);
        if (outcome !== 'none') figures.inDoubt[outcome]++;
        if (isLast || at.round % 20 === 0) await ledger.checkAll(cases);
        await station.signIn(TEAM.coordinator.login, TEAM.coordinator.password);
        figures.journalEntries = await checkJournals(station, recoveryCode);
      });
      await checkPages(folder, keys);
      checkFiles(folder);
      if (!isEffective) continue;
      figures.effective++;
      options.onRound?.(figures.effective);
    }
    figures.acknowledged = ledger.acknowledged;
    return figures;
  });
}

export type SetUpFigures = { effective: number; attempted: number; clean: number; complete: number };

/** Kills a set-up: afterwards there is no vault and the set-up starts clean, or a whole one whose paper opens it. */
export async function setUpRounds(options: RoundsOptions): Promise<SetUpFigures> {
  const figures: SetUpFigures = { effective: 0, attempted: 0, clean: 0, complete: 0 };
  const random = new Random(options.seed);
  let usualMs = 1000;
  while (figures.effective < options.rounds) {
    await inFolder('killed during set-up', options, async (folder, at) => {
      at.round = ++figures.attempted;
      let startedAt = 0;
      const { heard, isEffective } = await runAndKill(options.program, {
        args: ['set-up', folder],
        // The first round lets it finish, to know how long that takes.
        from: (word) => {
          if (word.say === 'done') usualMs = performance.now() - startedAt;
          else startedAt = performance.now();
          return figures.attempted > 1 || word.say === 'done';
        },
        // The files take their place at the very end: half of the kills come around there.
        delayMs:
          figures.attempted === 1
            ? 0
            : usualMs * (random.chance(0.5) ? random.next() : 0.85 + 0.4 * random.next()),
      });
      const wasAcknowledged = heard.acknowledged.length > 0;
      const what = heard.inDoubt ?? heard.acknowledged[0];
      const state = await stateAfterSetUp(folder, what?.kind === 'set_up' ? what.recoveryCode : '');
      if (wasAcknowledged && state === 'clean') throw new Error('an acknowledged set-up was lost');
      if (!isEffective) return;
      figures[state]++;
      figures.effective++;
      options.onRound?.(figures.effective);
    });
  }
  return figures;
}

async function stateAfterSetUp(folder: string, recoveryCode: string): Promise<'clean' | 'complete'> {
  const { isClean, code, keys } = await withStation(folder, async (station) => {
    const found = await station.ask('station.state', {});
    const hasNone = found.state === 'setup_needed' && found.problem === null;
    if (!hasNone && found.state !== 'locked') throw new Error(`state: ${JSON.stringify(found)}`);
    const confirmed = hasNone ? await setUp(station) : recoveryCode;
    await station.signIn(TEAM.coordinator.login, TEAM.coordinator.password);
    if (!(await station.vault.keyring().isRecoveryConfirmed()))
      throw new Error('recovery code not confirmed');
    await checkRows(station);
    await checkJournals(station, confirmed);
    return { isClean: hasNone, code: confirmed, keys: copyKeys(station) };
  });
  await checkPages(folder, keys);
  checkFiles(folder);
  const onPaper = await Keyring.recover(join(folder, 'vault', 'keyring.db'), parseRecoveryCode(code));
  if (!onPaper.cases.key.equals(keys.cases) || !onPaper.system.key.equals(keys.system))
    throw new Error('the paper gives other keys');
  return isClean ? 'clean' : 'complete';
}

export type PasswordFigures = { effective: number; attempted: number; former: number; next: number };

/** Kills a change of password: the old one or the new one opens, whichever was acknowledged, and never neither. */
export async function passwordRounds(options: RoundsOptions): Promise<PasswordFigures> {
  return inFolder('killed while changing a password', options, async (folder, at) => {
    const random = new Random(options.seed);
    const { recoveryCode, keys } = await prepared(folder, random);
    const figures: PasswordFigures = { effective: 0, attempted: 0, former: 0, next: 0 };
    let current: keyof typeof PASSWORDS = 'first';
    while (figures.effective < options.rounds) {
      at.round = ++figures.attempted;
      const { heard, isEffective } = await runAndKill(options.program, {
        args: ['password', folder, current],
        from: (word) => word.say === 'trying' && word.act.kind === 'password',
        delayMs: random.between(0, 900),
      });
      await checkPages(folder, keys);
      for (const act of heard.acknowledged) if (act.kind === 'password') current = act.to;
      const other = heard.inDoubt?.kind === 'password' ? heard.inDoubt.to : undefined;
      await withStation(folder, async (station) => {
        if (await opens(station, current)) figures.former++;
        else if (other !== undefined && (await opens(station, other))) {
          current = other;
          figures.next++;
        } else
          throw new Error(`neither password opens (acknowledged: ${current}, in doubt: ${other ?? 'none'})`);
        await checkRows(station);
        await station.signIn(TEAM.coordinator.login, TEAM.coordinator.password);
        await checkJournals(station, recoveryCode);
      });
      await checkPages(folder, keys);
      checkFiles(folder);
      if (!isEffective) continue;
      figures.effective++;
      options.onRound?.(figures.effective);
    }
    return figures;
  });
}

/** Whether a password opens the worker's session. A try that comes too early is made again when the vault says. */
async function opens(
  station: ReturnType<typeof openStation>,
  which: keyof typeof PASSWORDS,
): Promise<boolean> {
  const { login } = TEAM.worker1;
  for (;;) {
    const answer = await station.ask('session.signIn', { login, password: PASSWORDS[which] });
    if (answer.outcome === 'signed_in') return true;
    if (answer.outcome !== 'refused') throw new Error(`sign-in: ${JSON.stringify(answer)}`);
    if (answer.waitSeconds === 0) return false;
    const { waitSeconds } = answer;
    await new Promise((resume) => setTimeout(resume, waitSeconds * 1000));
  }
}

async function prepared(folder: string, random: Random): Promise<{ recoveryCode: string; keys: Keys }> {
  return withStation(folder, async (station) => {
    const recoveryCode = await setUp(station);
    await enrolTeam(station, random);
    return { recoveryCode, keys: copyKeys(station) };
  });
}

/** Opens the real vault on a folder, and closes it whatever happens. */
async function withStation<T>(folder: string, work: (station: FictionalStation) => Promise<T>): Promise<T> {
  const station = openStation(folder);
  try {
    return await work(station);
  } finally {
    await station.vault.close();
  }
}
