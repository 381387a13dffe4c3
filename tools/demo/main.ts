import { resolve } from 'node:path';
import { makeFullStation } from './full-station';
import { roster } from './roster';
import { makeSmallStation } from './small-station';

// node scripts/run-in-electron-node.mjs tools/demo/main.ts DIR [--small]
//
// Fills a data folder that does not exist yet (or is empty) with a fictional team and its cases, then locks it, and
// prints the sign-in names and passwords. With --small, a dozen cases of known ids, and the only thing on the standard
// output is the JSON of `SmallStation`.
//
// The derivation of keys is at its floor (64 MiB, 3 passes): a demonstration signs in often, and hides nothing.

const args = process.argv.slice(2);
const folder = args.find((arg) => !arg.startsWith('--'));
if (folder === undefined) {
  console.error('usage: demo DIR [--small]');
  process.exit(2);
}
if (args.includes('--small')) {
  console.log(JSON.stringify(await makeSmallStation(resolve(folder)), null, 1));
} else {
  const started = performance.now();
  const show = process.stderr.isTTY;
  const { cases, interventions, persons } = await makeFullStation(resolve(folder), (done, total) => {
    if (show)
      process.stderr.write(`\rPréparation de la démonstration… ${Math.round((done / total) * 100)} %`);
  });
  if (show) process.stderr.write('\r\u001b[K');
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`
Relais, démonstration : ${cases} dossiers, ${interventions} interventions, ${persons} personnes, tous fictifs (${seconds} s).

${roster()}
`);
}
