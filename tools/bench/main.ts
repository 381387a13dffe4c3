import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillInBulk } from '../fiction/bulk';
import { enrolTeam, openStation, setUp } from '../fiction/fictional-station';
import { Random } from '../fiction/random';
import { TEAM } from '../fiction/team';

const folder = mkdtempSync(join(tmpdir(), 'relais-bench-'));
const station = openStation(folder);
const random = new Random(1);
const code = await setUp(station);
const ids = await enrolTeam(station, random);
const t0 = performance.now();
const cases = Number(process.argv[2] ?? 1000);
const facts = await fillInBulk(station, random, {
  plan: { cases, interventions: 10, long: { cases: 10, interventions: 300 }, openShare: 0.02 },
  authors: (['worker1', 'worker2', 'worker3', 'liaison'] as const).map((key) => ({
    ...TEAM[key],
    id: ids[key],
  })),
  onProgress: (done, total) => console.error(done, total, Math.round(performance.now() - t0)),
});
console.log(facts.journalEntries, facts.caseIds.length, facts.names.length);
const s2 = openStation(folder);
let t = performance.now();
await s2.signIn(TEAM.worker1.login, TEAM.worker1.password);
console.log('signin', performance.now() - t);
t = performance.now();
console.log(JSON.stringify(await s2.ask('desk.read', {})).length, performance.now() - t);
console.log((await s2.ask('persons.search', { text: 'fablier', limit: 20 })).lines.length);
await s2.signIn(TEAM.coordinator.login, TEAM.coordinator.password);
t = performance.now();
console.log(await s2.ask('journal.verify', { recoveryCode: code }), performance.now() - t);
await s2.vault.close();
if (!process.argv.includes('--keep')) rmSync(folder, { recursive: true });
else console.log(folder);
