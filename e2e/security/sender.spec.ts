import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { electronOptions } from '../electron-options';
import { expect, test } from '../fixtures';
import type { Relais } from '../relais';

// Only the main frame of the one window, at its own address, is answered. Another window with the very same preload, the same
// window at another address, a page that renamed itself: all are refused before the vault hears of it.

/** Calls from whatever page has this address, and gives the answer. */
function callFrom(relais: Relais, urlPart: string, name: string, input: unknown) {
  const page = relais.app.windows().find((one) => one.url().includes(urlPart));
  if (!page) throw new Error(`no window at ${urlPart}`);
  return page.evaluate(
    ([asked, given]) =>
      (window as unknown as { bridge: { call(name: string, input: unknown): Promise<unknown> } }).bridge.call(
        asked,
        given,
      ),
    [name, input] as const,
  );
}

/** What Electron says of an empty page that has no policy of its own: only these attacks open any. */
const EMPTY_PAGE = /Insecure Content-Security-Policy/;
const REFUSED = { ok: false, error: { code: 'FORBIDDEN', reference: 'sender' } };

test('another window is refused, though it has the preload, the session and the right password', async ({
  relais,
  station,
}) => {
  relais.expected.push(EMPTY_PAGE);
  const { login, password } = station.accounts.coordinator;
  for (const address of ['app://relais/index.html?second', 'about:blank#foreign']) {
    const opened = relais.app.waitForEvent('window');
    await relais.app.evaluate(async ({ app, BrowserWindow, session }, url) => {
      const window = new BrowserWindow({
        webPreferences: {
          session: session.fromPartition('relais'),
          preload: `${app.getAppPath()}/out/preload/index.cjs`,
          sandbox: true,
        },
      });
      await window.loadURL(url);
    }, address);
    const page = await opened;
    await page.waitForLoadState();
    expect(await callFrom(relais, address, 'station.version', {})).toEqual(REFUSED);
    expect(await callFrom(relais, address, 'session.signIn', { login, password })).toEqual(REFUSED);
    expect(await relais.ask('station.state', {})).toMatchObject({ state: 'locked' });
    await page.close();
  }
  // The same words from the right window are answered: it was the sender that was refused.
  expect(await relais.ask('session.signIn', { login, password })).toMatchObject({ outcome: 'signed_in' });
});

test('the window itself is refused as soon as it is at another address', async ({ relais, station }) => {
  relais.expected.push(EMPTY_PAGE);
  await relais.enter(station.accounts.coordinator);
  for (const path of ['/other.html', '/index.html/', '/assets/', '/index.htm']) {
    await relais.page.evaluate((address) => window.history.pushState(null, '', address), path);
    await expect.poll(() => relais.answer('accounts.list', {}), path).toEqual(REFUSED);
  }
  await relais.page.evaluate(() => window.history.pushState(null, '', '/index.html#/accounts'));
  expect(await relais.answer('accounts.list', {})).toMatchObject({ ok: true });

  await relais.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('about:blank'));
  expect(await relais.answer('accounts.list', {})).toEqual(REFUSED);
});

test('what is announced goes to the one window only', async ({ relais, station }) => {
  relais.expected.push(EMPTY_PAGE);
  await relais.enter(station.accounts.worker1);
  const opened = relais.app.waitForEvent('window');
  await relais.app.evaluate(async ({ app, BrowserWindow, session }) => {
    const window = new BrowserWindow({
      webPreferences: {
        session: session.fromPartition('relais'),
        preload: `${app.getAppPath()}/out/preload/index.cjs`,
        sandbox: true,
      },
    });
    await window.loadURL('about:blank');
  });
  const foreign = await opened;
  await foreign.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    const { bridge } = window as unknown as { bridge: { on(name: string, f: (p: unknown) => void): void } };
    for (const name of ['session.locking', 'session.locked', 'vault.stopped', 'work.progress'])
      bridge.on(name, (payload) => heard.push(payload));
  });
  await relais.leave();
  expect(await foreign.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
  await foreign.close();
});

test('a second start on the same folder brings the first window forward, and ends', async ({ relais }) => {
  await relais.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const { args, cwd, env, chromiumSandbox } = electronOptions([`--data=${relais.folder}`]);
  const second = spawn(process.execPath, [...(chromiumSandbox ? [] : ['--no-sandbox']), ...args], {
    cwd,
    env,
    stdio: 'ignore',
  });
  expect(await once(second, 'exit')).toEqual([0, null]);
  await expect
    .poll(() =>
      relais.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((one) => one.isMinimized()),
      ),
    )
    .toEqual([false]);
  expect(await relais.ask('station.state', {})).toMatchObject({ state: 'locked' });
});

test('the profile of Chromium lies in the data folder, apart from the vault', async ({ shared }) => {
  expect(await shared.app.evaluate(({ app }) => app.getPath('userData'))).toBe(join(shared.folder, 'window'));
});
