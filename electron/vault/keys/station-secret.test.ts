import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boundTo, decrypt, encrypt } from './aead';
import { createStationSecret, openStationSecret, type Protector } from './station-secret';

/** What a system account does: only the same account reads again. */
function account(name: string, kind: Protector['kind'] = 'os'): Protector {
  const key = createHash('sha256').update(name).digest();
  return {
    kind,
    protect: (bytes) => Promise.resolve(encrypt(key, bytes, boundTo('account'))),
    unprotect: (bytes) => Promise.resolve().then(() => decrypt(key, bytes, boundTo('account'))),
  };
}

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-station-'));
  file = join(folder, 'station.bin');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the station secret', () => {
  const release = (protector: Protector) => ({ file, protector, acceptsDevelopment: false });

  it('comes back on the same account and is nowhere in clear', async () => {
    const secret = await createStationSecret(release(account('poste')));
    expect(secret).toHaveLength(32);
    expect(await openStationSecret(release(account('poste')))).toEqual(secret);
    const stored = readFileSync(file);
    expect(stored.includes(secret)).toBe(false);
    expect(stored.toString().includes(secret.toString('base64'))).toBe(false);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('tells another account or another station from anything else', async () => {
    await createStationSecret(release(account('poste')));
    await expect(openStationSecret(release(account('autre')))).rejects.toMatchObject({
      code: 'wrong_station',
    });
    const blind: Protector = { ...account('poste'), unprotect: () => Promise.resolve(randomBytes(32)) };
    await expect(openStationSecret(release(blind))).rejects.toMatchObject({ code: 'wrong_station' });
  });

  it('is never replaced', async () => {
    await createStationSecret(release(account('poste')));
    const before = readFileSync(file);
    await expect(createStationSecret(release(account('poste')))).rejects.toMatchObject({ code: 'in_use' });
    expect(readFileSync(file)).toEqual(before);
  });

  it('refuses a system that protects nothing, in a release', async () => {
    const weak = account('poste', 'development');
    await expect(createStationSecret(release(weak))).rejects.toMatchObject({ code: 'weak_protection' });
    await createStationSecret({ file, protector: weak, acceptsDevelopment: true });
    await expect(openStationSecret(release(weak))).rejects.toMatchObject({ code: 'weak_protection' });
    await expect(openStationSecret(release(account('poste')))).rejects.toMatchObject({
      code: 'weak_protection',
    });
  });

  it('made without protection, opens in a development build on a system that protects', async () => {
    const plain: Protector = {
      kind: 'development',
      protect: (bytes) => Promise.resolve(Buffer.from(bytes)),
      unprotect: (bytes) => Promise.resolve(bytes),
    };
    const secret = await createStationSecret({ file, protector: plain, acceptsDevelopment: true });
    expect(await openStationSecret({ file, protector: account('poste'), acceptsDevelopment: true })).toEqual(
      secret,
    );
  });

  it('tells a missing, an empty and a damaged file apart', async () => {
    const open = () => openStationSecret(release(account('poste')));
    await expect(open()).rejects.toMatchObject({ code: 'missing', detail: { file: 'station' } });
    writeFileSync(file, '');
    await expect(open()).rejects.toMatchObject({ code: 'empty' });
    for (const content of ['{', '[]', '{"version":2}', randomBytes(200)]) {
      writeFileSync(file, content);
      await expect(open()).rejects.toMatchObject({ code: 'altered' });
    }
  });
});
