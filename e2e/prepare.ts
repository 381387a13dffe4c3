import { join } from 'node:path';
import { openDatabase } from '#db/connection';
import { Keyring } from '../electron/vault/keys/keyring';
import { openStationSecret } from '../electron/vault/keys/station-secret';

// node scripts/run-in-electron-node.mjs e2e/prepare.ts DIR newer|refused LOGIN PASSWORD
//
// Puts a station in a state that a test could only reach by waiting, or by another version of the application. The vault of
// that folder must not be open.

const [folder = '', state = '', login = '', password = ''] = process.argv.slice(2);
const vault = join(folder, 'vault');
const now = () => Temporal.Now.instant().epochMilliseconds;

const stationSecret = await openStationSecret({
  file: join(vault, 'station.bin'),
  acceptsDevelopment: true,
  protector: {
    kind: 'development',
    protect: (bytes) => Promise.resolve(Buffer.from(bytes)),
    unprotect: (bytes) => Promise.resolve(Buffer.from(bytes)),
  },
});

/** The file of the cases has been opened by a version that knows one more step than this one. */
async function newer(): Promise<void> {
  const keyring = await Keyring.open({ file: join(vault, 'keyring.db'), stationSecret });
  const { keys } = await keyring.signIn(login, password);
  if (!keys.cases) throw new Error('this account has no key of the cases');
  const db = await openDatabase({
    file: join(vault, 'cases.db'),
    ...keys.cases,
    kind: 'cases',
    mode: 'open',
  });
  await db('schema_steps').insert({ id: '9990-from-the-future', at: '2030-01-01T00:00:00Z' });
  await db.destroy();
  await keyring.close();
}

/** Somebody has just tried five passwords with this name, waiting each time as long as was asked. */
async function refused(): Promise<void> {
  const waits = [0, 0, 3, 11, 61];
  let moment = now() - 1000 * waits.reduce((sum, wait) => sum + wait, 1);
  const keyring = await Keyring.open({
    file: join(vault, 'keyring.db'),
    stationSecret,
    clock: { now: () => moment, monotonic: () => moment },
  });
  for (const wait of waits) {
    moment += wait * 1000;
    await keyring.signIn(login, `${password} ?`).catch(() => undefined);
  }
  await keyring.close();
}

if (state === 'newer') await newer();
else if (state === 'refused') await refused();
else throw new Error(`no state named ${state}`);
