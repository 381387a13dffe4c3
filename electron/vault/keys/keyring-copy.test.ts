import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KDF_FLOOR } from './kdf';
import { Keyring } from './keyring';
import { copyOf } from './keyring-copy';
import { newRecoverySecret, recoveryKeyPair } from './recovery-code';

// The file of keys is the one file without which nothing opens: its copy must be there, be right, and bring nothing back.

const PASSWORD = 'huard-lanterne-cuivre-violon-tuile';
let folder: string;
let file: string;
let stationSecret: Buffer;
let userId: string;
let databases: { cases: { uuid: string; key: Buffer }; system: { uuid: string; key: Buffer } };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relais-keyring-copy-'));
  file = join(folder, 'keyring.db');
  stationSecret = randomBytes(32);
  userId = randomUUID();
  databases = {
    cases: { uuid: randomUUID(), key: randomBytes(32) },
    system: { uuid: randomUUID(), key: randomBytes(32) },
  };
  const recoveryPublicKey = recoveryKeyPair(newRecoverySecret()).publicKey;
  const keyring = await Keyring.create({ file, stationSecret, kdf: KDF_FLOOR, databases, recoveryPublicKey });
  await keyring.createUser({
    userId,
    login: 'c.fictive',
    password: PASSWORD,
    keys: databases,
    grantedBy: userId,
  });
  await keyring.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => Keyring.openOrRestore({ file, stationSecret });

describe('the copy of the file of keys', () => {
  const damages: [string, () => void][] = [
    ['missing', () => rmSync(file)],
    ['empty', () => writeFileSync(file, '')],
    ['cut short', () => writeFileSync(file, readFileSync(file).subarray(0, 4096))],
    ['foreign', () => writeFileSync(file, randomBytes(16_384))],
  ];
  it.each(damages)(
    'takes the place of a file that is %s, and every account still signs in',
    async (_what, damage) => {
      damage();
      const damaged = readdirSync(folder).includes('keyring.db') ? readFileSync(file) : undefined;
      const { keyring, isRestored } = await open();
      expect(isRestored).toBe(true);
      const unlocked = await keyring.signIn('c.fictive', PASSWORD);
      expect(unlocked.keys.cases?.key.equals(databases.cases.key)).toBe(true);
      await keyring.close();
      const kept = readdirSync(folder).find((name) => name.startsWith('keyring.db.damaged-'));
      expect(kept === undefined ? undefined : readFileSync(join(folder, kept))).toEqual(damaged);
    },
  );

  it('catches up at the next opening with a change that was not copied', async () => {
    const lagging = readFileSync(copyOf(file));
    const first = await open();
    await first.keyring.removeGrants(userId, 'cases');
    await first.keyring.close();
    writeFileSync(copyOf(file), lagging);
    const second = await open();
    expect(second.isRestored).toBe(false);
    await second.keyring.close();
    rmSync(file);
    const third = await open();
    expect(third.isRestored).toBe(true);
    expect(await third.keyring.grantsOf(userId)).toEqual(['system']);
    await third.keyring.close();
  });

  it('brings back no grant that was taken away, and no former password', async () => {
    const first = await open();
    await first.keyring.removeGrants(userId, 'cases');
    await first.keyring.changePassword(userId, PASSWORD, 'érable-cadran-falaise-nuage-citron');
    await first.keyring.close();
    rmSync(file);
    const { keyring } = await open();
    await expect(keyring.signIn('c.fictive', PASSWORD)).rejects.toMatchObject({ code: 'wrong_credentials' });
    const unlocked = await keyring.signIn('c.fictive', 'érable-cadran-falaise-nuage-citron');
    expect(unlocked.keys.cases).toBeUndefined();
    await keyring.close();
  });

  it('of another station is not put in place: the damage is told, and nothing moves', async () => {
    rmSync(file);
    const before = readdirSync(folder);
    const other = Keyring.openOrRestore({ file, stationSecret: randomBytes(32) });
    await expect(other).rejects.toMatchObject({ code: 'wrong_station' });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('that is damaged too leaves the first trouble told', async () => {
    writeFileSync(file, '');
    writeFileSync(copyOf(file), randomBytes(100));
    await expect(open()).rejects.toMatchObject({ name: 'StorageProblem' });
    expect(readFileSync(file)).toHaveLength(0);
  });

  it('is not used against a file that another process holds', async () => {
    const { keyring } = await open();
    await expect(open()).rejects.toMatchObject({ code: 'in_use' });
    await keyring.close();
  });
});
