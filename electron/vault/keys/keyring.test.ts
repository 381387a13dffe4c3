import { randomBytes, randomUUID } from 'node:crypto';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPlainDatabase } from '#db/plain-connection';
import { KDF_FLOOR } from './kdf';
import { Keyring } from './keyring';
import { KEYRING_APPLICATION_ID } from './keyring-schema';
import { newRecoverySecret, recoveryKeyPair } from './recovery-code';
import { sealTo } from './sealed-box';

const COORDINATOR = 'account-coordinator';
const ADMIN = 'account-admin';
const PASSWORD = 'trois huards dorment au lac';

let folder: string;
let file: string;
let stationSecret: Buffer;
let recoverySecret: Buffer;
let databases: { cases: { uuid: string; key: Buffer }; system: { uuid: string; key: Buffer } };
let keyring: Keyring;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relais-keyring-'));
  file = join(folder, 'keyring.db');
  stationSecret = randomBytes(32);
  recoverySecret = newRecoverySecret();
  databases = {
    cases: { uuid: randomUUID(), key: randomBytes(32) },
    system: { uuid: randomUUID(), key: randomBytes(32) },
  };
  keyring = await Keyring.create({
    file,
    stationSecret,
    kdf: KDF_FLOOR,
    databases,
    recoveryPublicKey: recoveryKeyPair(recoverySecret).publicKey,
  });
  await keyring.createUser({
    userId: COORDINATOR,
    login: 'C.Lavoie',
    password: PASSWORD,
    keys: databases,
    grantedBy: COORDINATOR,
  });
});
afterEach(async () => {
  await keyring.close();
  rmSync(folder, { recursive: true, force: true });
});

function addAdmin(): Promise<void> {
  return keyring.createUser({
    userId: ADMIN,
    login: 'admin',
    password: PASSWORD,
    keys: { system: databases.system },
    grantedBy: COORDINATOR,
  });
}

async function reopen(): Promise<void> {
  await keyring.close();
  keyring = await Keyring.open({ file, stationSecret });
}

/** Works on the file as somebody who can write it but holds no key. */
async function withTheFile(work: (db: Knex) => Promise<unknown>): Promise<void> {
  await keyring.close();
  const db = await openPlainDatabase({ file, mode: 'open', applicationId: KEYRING_APPLICATION_ID });
  await work(db);
  await db.destroy();
  keyring = await Keyring.open({ file, stationSecret });
}

/** The engine keeps an empty journal beside the file: emptied at each commit, which is the point. */
function filesWithContent(): string[] {
  return readdirSync(folder).filter((name) => statSync(join(folder, name)).size > 0);
}

describe('signing in', () => {
  it('gives the keys that were granted, in this run and the next, however the login is typed', async () => {
    const expected = { userId: COORDINATOR, keys: databases };
    expect(await keyring.signIn('C.Lavoie', PASSWORD)).toEqual(expected);
    await reopen();
    expect(await keyring.signIn('  c.lavoie ', PASSWORD)).toEqual(expected);
    expect(await keyring.databaseUuids()).toEqual({
      cases: databases.cases.uuid,
      system: databases.system.uuid,
    });
  });

  it('answers a wrong password and an unknown login in the same way', async () => {
    await expect(keyring.signIn('C.Lavoie', 'x'.repeat(20))).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    await expect(keyring.signIn('personne', PASSWORD)).rejects.toMatchObject({ code: 'wrong_credentials' });
  });

  it('makes tries wait, also across runs, also when they are sent all at once; a success forgets them', async () => {
    const tries = Array.from({ length: 5 }, () => keyring.signIn('C.Lavoie', 'wrong password').catch(codeOf));
    expect(await Promise.all(tries)).toEqual([
      'wrong_credentials',
      'wrong_credentials',
      'locked_out',
      'locked_out',
      'locked_out',
    ]);
    await reopen();
    await expect(keyring.signIn('C.Lavoie', PASSWORD)).rejects.toMatchObject({ code: 'locked_out' });
    expect(await keyring.failuresOf(COORDINATOR)).toBe(2);
    await keyring.releaseLockout(COORDINATOR);
    await keyring.signIn('C.Lavoie', PASSWORD);
    expect(await keyring.failuresOf(COORDINATOR)).toBe(0);
  });

  it('checks a password again for one act, counting failures as at the door', async () => {
    await keyring.verifyPassword(COORDINATOR, PASSWORD);
    await expect(keyring.verifyPassword(COORDINATOR, 'no')).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    expect(await keyring.failuresOf(COORDINATOR)).toBe(1);
  });
});

describe('who can open what', () => {
  it('a technical administrator opens the system database and no case', async () => {
    await addAdmin();
    expect((await keyring.signIn('admin', PASSWORD)).keys).toEqual({ system: databases.system });
    expect(await keyring.grantsOf(ADMIN)).toEqual(['system']);
  });

  it('somebody who holds the case key grants it; another key is refused', async () => {
    await addAdmin();
    await expect(keyring.addGrant(ADMIN, 'cases', randomBytes(32), ADMIN)).rejects.toMatchObject({
      code: 'tampered',
    });
    await expect(keyring.addGrant(ADMIN, 'cases', databases.system.key, ADMIN)).rejects.toMatchObject({
      code: 'tampered',
    });
    await expect(keyring.addGrant('nobody', 'cases', databases.cases.key, ADMIN)).rejects.toMatchObject({
      code: 'unknown_user',
    });
    expect(await keyring.grantsOf(ADMIN)).toEqual(['system']);
    await keyring.addGrant(ADMIN, 'cases', databases.cases.key, COORDINATOR);
    expect((await keyring.signIn('admin', PASSWORD)).keys).toEqual(databases);
  });

  it('a grant taken back opens nothing', async () => {
    await keyring.removeGrants(COORDINATOR, 'cases');
    expect((await keyring.signIn('C.Lavoie', PASSWORD)).keys).toEqual({ system: databases.system });
    await keyring.removeGrants(COORDINATOR);
    expect((await keyring.signIn('C.Lavoie', PASSWORD)).keys).toEqual({});
  });

  it('a reset account signs in under its new password and sees no case until granted again', async () => {
    await keyring.resetUser({
      userId: COORDINATOR,
      password: 'une nouvelle phrase de passe',
      keys: { system: databases.system },
      grantedBy: ADMIN,
    });
    await expect(keyring.signIn('C.Lavoie', PASSWORD)).rejects.toMatchObject({ code: 'wrong_credentials' });
    const { keys } = await keyring.signIn('C.Lavoie', 'une nouvelle phrase de passe');
    expect(keys).toEqual({ system: databases.system });
    await keyring.addGrant(COORDINATOR, 'cases', databases.cases.key, 'other-coordinator');
    expect((await keyring.signIn('C.Lavoie', 'une nouvelle phrase de passe')).keys).toEqual(databases);
  });

  it('an account removed is unknown', async () => {
    await keyring.removeUser(COORDINATOR);
    await expect(keyring.signIn('C.Lavoie', PASSWORD)).rejects.toMatchObject({ code: 'wrong_credentials' });
    await expect(keyring.removeUser(COORDINATOR)).rejects.toMatchObject({ code: 'unknown_user' });
    expect(await keyring.grantsOf(COORDINATOR)).toEqual([]);
  });
});

describe('accounts', () => {
  it('change their password without the databases knowing', async () => {
    await keyring.changePassword(COORDINATOR, PASSWORD, 'cinq mots tout à fait neufs');
    await expect(keyring.signIn('C.Lavoie', PASSWORD)).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect((await keyring.signIn('C.Lavoie', 'cinq mots tout à fait neufs')).keys).toEqual(databases);
  });

  it('keep the old password when the change fails on the way', async () => {
    await withTheFile((db) =>
      db.raw("CREATE TRIGGER cut AFTER UPDATE OF wrap ON users BEGIN SELECT RAISE(ABORT, 'cut'); END"),
    );
    await expect(keyring.changePassword(COORDINATOR, PASSWORD, 'jamais enregistrée')).rejects.toThrow('cut');
    await expect(keyring.signIn('C.Lavoie', 'jamais enregistrée')).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    expect((await keyring.signIn('C.Lavoie', PASSWORD)).keys).toEqual(databases);
  });

  it('keep everything they had when a reset fails on the way', async () => {
    await withTheFile((db) =>
      db.raw("CREATE TRIGGER cut BEFORE INSERT ON grants BEGIN SELECT RAISE(ABORT, 'cut'); END"),
    );
    const reset = { userId: COORDINATOR, password: 'jamais enregistrée', keys: databases, grantedBy: ADMIN };
    await expect(keyring.resetUser(reset)).rejects.toThrow('cut');
    expect((await keyring.signIn('C.Lavoie', PASSWORD)).keys).toEqual(databases);
  });

  it('need the current password to change it', async () => {
    await expect(keyring.changePassword(COORDINATOR, 'not it', 'another one')).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    await keyring.signIn('C.Lavoie', PASSWORD);
  });

  it('have one login each', async () => {
    await expect(
      keyring.createUser({ userId: 'x', login: 'c.lavoie', password: 'p', keys: {}, grantedBy: ADMIN }),
    ).rejects.toMatchObject({ code: 'login_taken' });
    await addAdmin();
    await expect(keyring.renameLogin(ADMIN, 'C.LAVOIE')).rejects.toMatchObject({ code: 'login_taken' });
    await keyring.renameLogin(ADMIN, 'Admin');
    await keyring.renameLogin(ADMIN, 'technique');
    await expect(keyring.signIn('admin', PASSWORD)).rejects.toMatchObject({ code: 'wrong_credentials' });
    expect((await keyring.signIn('technique', PASSWORD)).userId).toBe(ADMIN);
  });
});

describe('the file of keys', () => {
  it('holds no login, no password, no key', async () => {
    await addAdmin();
    await keyring.changePassword(COORDINATOR, PASSWORD, 'cinq mots tout à fait neufs');
    await keyring.close();
    for (const name of readdirSync(folder)) {
      const content = readFileSync(join(folder, name));
      for (const secret of [databases.cases.key, databases.system.key, stationSecret, recoverySecret]) {
        expect(content.includes(secret)).toBe(false);
        expect(content.includes(secret.toString('hex'))).toBe(false);
      }
      expect(content.toString('latin1')).not.toMatch(/lavoie|huards|neufs/i);
    }
    expect(filesWithContent()).toEqual(['keyring.db', 'keyring.db.copy']);
    keyring = await Keyring.open({ file, stationSecret });
  });

  it('leaves no old wrap behind after a change of password', async () => {
    const wraps: Buffer[] = [];
    await withTheFile(async (db) => wraps.push(...(await db('users').pluck('wrap'))));
    await keyring.changePassword(COORDINATOR, PASSWORD, 'cinq mots tout à fait neufs');
    expect(filesWithContent()).toEqual(['keyring.db', 'keyring.db.copy']);
    for (const name of readdirSync(folder)) {
      const content = readFileSync(join(folder, name));
      for (const wrap of wraps) expect(content.includes(wrap.subarray(13))).toBe(false);
    }
  });

  it('is of no use with another station secret, and says so', async () => {
    await keyring.close();
    await expect(Keyring.open({ file, stationSecret: randomBytes(32) })).rejects.toMatchObject({
      code: 'wrong_station',
    });
    keyring = await Keyring.open({ file, stationSecret });
  });

  it('is held by one process, from its opening and not only from its first change', async () => {
    await reopen();
    await expect(Keyring.open({ file, stationSecret })).rejects.toMatchObject({
      code: 'in_use',
      detail: { file: 'keyring' },
    });
  });

  it('is never made over another one', async () => {
    const recoveryPublicKey = recoveryKeyPair(recoverySecret).publicKey;
    await expect(
      Keyring.create({ file, stationSecret, kdf: KDF_FLOOR, databases, recoveryPublicKey }),
    ).rejects.toMatchObject({ code: 'in_use' });
  });

  it('refuses parameters under the floor', async () => {
    const recoveryPublicKey = recoveryKeyPair(recoverySecret).publicKey;
    const weak = { ...KDF_FLOOR, memoryKiB: 1024 };
    await expect(
      Keyring.create({ file: `${file}2`, stationSecret, kdf: weak, databases, recoveryPublicKey }),
    ).rejects.toMatchObject({ code: 'kdf_out_of_bounds' });
    expect(filesWithContent()).toEqual(['keyring.db', 'keyring.db.copy']);
  });

  it('tells missing, empty, cut, foreign and damaged apart, and changes none of them', async () => {
    await keyring.close();
    const whole = readFileSync(file);
    const other = join(folder, 'other.db');
    const cases: ReadonlyArray<readonly [string, Buffer]> = [
      ['empty', Buffer.alloc(0)],
      ['truncated', whole.subarray(0, 90)],
      ['truncated', whole.subarray(0, whole.length - 4096)],
      ['foreign', randomBytes(8192)],
      ['foreign', Buffer.concat([whole.subarray(0, 68), randomBytes(4), whole.subarray(72)])],
    ];
    for (const [code, content] of cases) {
      writeFileSync(other, content);
      await expect(Keyring.open({ file: other, stationSecret })).rejects.toMatchObject({ code });
      expect(readFileSync(other)).toEqual(content);
    }
    rmSync(other);
    await expect(Keyring.open({ file: other, stationSecret })).rejects.toMatchObject({ code: 'missing' });
    expect(filesWithContent()).toEqual(['keyring.db', 'keyring.db.copy']);
    keyring = await Keyring.open({ file, stationSecret });
  });

  it('shows a flipped bit anywhere as a refusal, or as nothing at all: never as a wrong key', async () => {
    await keyring.close();
    const whole = readFileSync(file);
    const outcomes: unknown[] = [];
    for (let round = 0; round < 60; round++) {
      const damaged = Buffer.from(whole);
      const at = Math.floor((round * whole.length) / 60) + (round % 7);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (round % 8));
      writeFileSync(file, damaged);
      outcomes.push(await Keyring.recover(file, recoverySecret).catch(() => 'refused'));
    }
    expect(outcomes).toContain('refused');
    expect(outcomes.filter((outcome) => outcome !== 'refused')).toSatisfy((opened: unknown[]) =>
      opened.every((keys) => isDeepStrictEqual(keys, databases)),
    );
    writeFileSync(file, whole);
    keyring = await Keyring.open({ file, stationSecret });
  });
});

describe('somebody who can write the file of keys but holds no key', () => {
  beforeEach(addAdmin);

  it('cannot put their public key under a name and wait for a grant', async () => {
    const theirs = recoveryKeyPair(randomBytes(20)).publicKey;
    await withTheFile((db) => db('users').where('id', ADMIN).update({ public_key: theirs }));
    await expect(keyring.addGrant(ADMIN, 'cases', databases.cases.key, COORDINATOR)).rejects.toMatchObject({
      code: 'tampered',
    });
  });

  it('cannot weaken the derivation, nor make it endless', async () => {
    for (const change of [{ memory_kib: 1024 }, { passes: 1 }, { memory_kib: 2 ** 30 }, { passes: 1000 }]) {
      await withTheFile((db) => db('users').where('id', ADMIN).update(change));
      await expect(keyring.signIn('admin', PASSWORD)).rejects.toMatchObject({ code: 'tampered' });
      await withTheFile((db) => db('users').where('id', ADMIN).update({ memory_kib: 65536, passes: 3 }));
    }
    await withTheFile((db) =>
      db('meta')
        .where('name', 'kdf')
        .update({ value: Buffer.from('{"memoryKiB":8}') }),
    );
    await expect(keyring.signIn('nobody', PASSWORD)).rejects.toMatchObject({ code: 'tampered' });
  });

  it('cannot move a grant to another account, another database or another generation', async () => {
    const attacks: ReadonlyArray<(db: Knex) => Promise<unknown>> = [
      async (db) => {
        const grant = (await db('grants').where({ user: COORDINATOR, kind: 'cases' }).first()) as object;
        await db('grants').insert({ ...grant, user: ADMIN });
      },
      async (db) => {
        const grant = (await db('grants').where({ user: ADMIN, kind: 'system' }).first()) as object;
        await db('grants').insert({ ...grant, kind: 'cases' });
      },
      (db) => db('grants').where('user', ADMIN).update({ generation: 2, granted_by: 'nobody' }),
    ];
    for (const attack of attacks) {
      const before = readFileSync(file);
      await withTheFile(attack);
      await expect(keyring.signIn('admin', PASSWORD)).rejects.toMatchObject({ code: 'tampered' });
      await keyring.close();
      writeFileSync(file, before);
      keyring = await Keyring.open({ file, stationSecret });
    }
  });

  it('cannot make a forged grant pass for the key of a database', async () => {
    let publicKey: Buffer | undefined;
    await withTheFile(async (db) => {
      const user = (await db('users').where('id', ADMIN).first()) as { public_key: Buffer };
      publicKey = user.public_key;
      const box = sealTo(user.public_key, randomBytes(32), Buffer.from('guessed'));
      await db('grants').insert({ user: ADMIN, kind: 'cases', generation: 1, granted_by: COORDINATOR, box });
    });
    expect(publicKey).toHaveLength(32);
    await expect(keyring.signIn('admin', PASSWORD)).rejects.toMatchObject({ code: 'tampered' });
  });

  it('cannot start the count of failures again', async () => {
    for (let n = 0; n < 3; n++) await keyring.signIn('admin', 'wrong').catch(codeOf);
    await withTheFile((db) => db('attempts').del());
    await expect(keyring.signIn('admin', PASSWORD)).rejects.toMatchObject({ code: 'locked_out' });
  });
});

describe('recovery', () => {
  it('opens every key with the paper, with or without the station', async () => {
    expect(await keyring.openWithRecovery(recoverySecret)).toEqual(databases);
    await keyring.close();
    const copy = join(folder, 'copy.db');
    copyFileSync(file, copy);
    expect(await Keyring.recover(copy, recoverySecret)).toEqual(databases);
    keyring = await Keyring.open({ file, stationSecret });
  });

  it('refuses another paper', async () => {
    await expect(keyring.openWithRecovery(newRecoverySecret())).rejects.toMatchObject({
      code: 'wrong_recovery_code',
    });
    await expect(keyring.confirmRecovery(newRecoverySecret())).rejects.toMatchObject({
      code: 'wrong_recovery_code',
    });
    expect(await keyring.isRecoveryConfirmed()).toBe(false);
  });

  it('is confirmed by typing the code back, and remembered', async () => {
    expect(await keyring.isRecoveryConfirmed()).toBe(false);
    await keyring.confirmRecovery(recoverySecret);
    await reopen();
    expect(await keyring.isRecoveryConfirmed()).toBe(true);
  });

  it('goes to a new paper, and the old one opens nothing', async () => {
    await keyring.confirmRecovery(recoverySecret);
    const next = newRecoverySecret();
    await keyring.replaceRecovery(databases, recoveryKeyPair(next).publicKey);
    expect(await keyring.isRecoveryConfirmed()).toBe(false);
    expect(await keyring.openWithRecovery(next)).toEqual(databases);
    await expect(keyring.openWithRecovery(recoverySecret)).rejects.toMatchObject({
      code: 'wrong_recovery_code',
    });
  });

  it('cannot be declared confirmed by writing the file', async () => {
    await withTheFile((db) =>
      db('meta').insert({ name: 'recovery_confirmed', value: Buffer.from('yes'), mac: randomBytes(32) }),
    );
    await expect(keyring.isRecoveryConfirmed()).rejects.toMatchObject({ code: 'tampered' });
  });
});

describe('preferences of the station', () => {
  it('are known before anybody signs in', async () => {
    expect(await keyring.preferences()).toEqual({});
    await keyring.setPreference('language', 'en');
    await keyring.setPreference('language', 'fr');
    await keyring.setPreference('colorScheme', 'dark');
    await reopen();
    expect(await keyring.preferences()).toEqual({ language: 'fr', colorScheme: 'dark' });
  });
});

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code;
}
