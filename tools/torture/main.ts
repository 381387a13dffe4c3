import { passwordRounds, setUpRounds, writeRounds, type RoundsOptions } from './rounds';
import { changePasswordUntilKilled, setUpUntilKilled, writeUntilKilled, type PASSWORDS } from './victim';

// npm run torture [-- --rounds N] [--seed N]
//
// Kills the storage process at random instants and checks what is left on the disk. The victim is this same program,
// started again as `victim`. Exits with 1, and says with which seed, when anything acknowledged was lost.

const args = process.argv.slice(2);

if (args[0] === 'victim') {
  const [, what, folder = '', more = ''] = args;
  if (what === 'write') await writeUntilKilled(folder, Number(more));
  if (what === 'set-up') await setUpUntilKilled(folder);
  if (what === 'password') await changePasswordUntilKilled(folder, more as keyof typeof PASSWORDS);
} else {
  const seed = numberAfter('--seed') ?? Math.floor(Math.random() * 1_000_000);
  const rounds = numberAfter('--rounds') ?? 100;
  const program = { file: process.argv[1] ?? '' };
  const options = (what: string, count: number): RoundsOptions => ({
    program,
    seed,
    rounds: count,
    onRound: (done) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${what}: ${done} of ${count} \u001b[K`);
      else if (done % 10 === 0) console.error(`${what}: ${done} of ${count}`);
    },
  });
  console.log(`torture: seed ${seed}`);
  const started = performance.now();
  try {
    const writing = await writeRounds(options('writing', rounds));
    console.log(`
killed while writing: ${writing.effective} effective rounds of ${writing.attempted}
  ${writing.acknowledged} acts acknowledged, each found again, whole, with its line in the journal
  ${writing.inDoubt.kept + writing.inDoubt.absent} writes in doubt at the kill: ${writing.inDoubt.kept} kept whole, ${writing.inDoubt.absent} absent without a trace
  every page recomputed before and after each reopening, no orphan row, no half-made file
  ${writing.journalEntries} journal entries verified at the last round, every seal since the first`);
    const setUp = await setUpRounds(options('set-up', Math.ceil(rounds / 2)));
    console.log(`
killed during set-up: ${setUp.effective} effective rounds of ${setUp.attempted}
  ${setUp.clean} left no vault and started clean, ${setUp.complete} a whole one that its confirmed recovery code opens`);
    const password = await passwordRounds(options('password', Math.ceil(rounds / 2)));
    console.log(`
killed while changing a password: ${password.effective} effective rounds of ${password.attempted}
  ${password.former} opened with the last acknowledged password, ${password.next} with the one being set, none with neither`);
    console.log(`\n${Math.round((performance.now() - started) / 1000)} s`);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

function numberAfter(option: string): number | undefined {
  const at = args.indexOf(option);
  const value = at < 0 ? undefined : args[at + 1];
  return value === undefined ? undefined : Number(value);
}
