import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Id } from '#shared/domain/id';
import { fillInBulk, type BulkFacts } from '../fiction/bulk';
import { enrolTeam, openStation, setUp } from '../fiction/fictional-station';
import { Random } from '../fiction/random';
import { TEAM, type TeamKey } from '../fiction/team';

/** A station ready to be measured. */
export type BenchStation = {
  folder: string;
  cases: number;
  accounts: Record<TeamKey, Id>;
  recoveryCode: string;
  facts: BulkFacts;
};

/** Entries of a long case, and how many there are. */
export const LONG = { cases: 10, interventions: 300 } as const;
/** The part of cases that are open: two or three thousand of a hundred thousand, for a team of ten. */
const OPEN_SHARE = 0.02;

/**
 * Makes a station with so many cases of ten interventions (none at all for the empty one), or takes the one that an
 * earlier run left in the same folder.
 */
export async function benchStation(folder: string, cases: number): Promise<BenchStation> {
  const written = join(folder, 'bench.json');
  if (existsSync(written)) {
    const known = JSON.parse(readFileSync(written, 'utf8')) as BenchStation;
    if (known.cases === cases) return known;
    throw new Error(`${folder} holds ${known.cases} cases, not ${cases}`);
  }
  mkdirSync(folder, { recursive: true });
  const random = new Random(1 + cases);
  const station = openStation(folder);
  const recoveryCode = await setUp(station);
  const accounts = await enrolTeam(station, random);
  const authors = (['worker1', 'worker2', 'worker3', 'liaison'] as const).map((key) => ({
    ...TEAM[key],
    id: accounts[key],
  }));
  const plan = {
    cases,
    interventions: 10,
    long: cases === 0 ? { cases: 0, interventions: 0 } : LONG,
    openShare: OPEN_SHARE,
  };
  const started = performance.now();
  const facts = await fillInBulk(station, random, {
    plan,
    authors,
    onProgress: (done, total) => {
      const seconds = Math.round((performance.now() - started) / 1000);
      if (total > 0) process.stderr.write(`${done} of ${total} cases, ${seconds} s\n`);
    },
  });
  const made: BenchStation = { folder, cases, accounts, recoveryCode, facts };
  writeFileSync(written, JSON.stringify(made));
  return made;
}
