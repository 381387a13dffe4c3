import { readFileSync, readlinkSync } from 'node:fs';
import { expect, test } from '../fixtures';
import { known } from '../station';

// Each line of the hardening table, read back from the running application: from every page that was ever made, the hidden
// ones of printing included.

/**
 * What every page is made with. Electron does not give back the rest of the table: a dropped file is tried in
 * `navigation.spec.ts`, the spelling in `storage.spec.ts`, and no
 * worker starts at all (`policy.spec.ts`).
 */
const HARDENED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  disableDialogs: true,
};

test('every page is made with every protection, the hidden pages of printing too', async ({
  relais,
  station,
}) => {
  await relais.enter(station.accounts.worker1);
  const { id, interventionIds } = known(station.cases, 'everyType');
  await relais.ask('summaries.preview', {
    caseId: id,
    interventionIds: interventionIds.slice(0, 2),
    profile: 'internal',
    language: 'fr',
  });
  // A lock makes a second window: it is no softer than the first.
  await relais.leave();
  await relais.page.getByRole('heading', { name: 'Ouvrir une session' }).waitFor();

  const { pages } = await relais.watched();
  expect(pages.length).toBeGreaterThanOrEqual(3);
  for (const { type, preferences } of pages) {
    expect(type).toBe('window');
    expect(preferences).toMatchObject(HARDENED);
  }
  // The page of printing shows what people wrote, and runs nothing at all.
  expect(pages.map(({ preferences }) => preferences?.['javascript'])).toEqual([true, false, true]);
});

test('after a lock no page of printing is left', async ({ relais, station }) => {
  await relais.enter(station.accounts.worker1);
  const { id, interventionIds } = known(station.cases, 'everyType');
  await relais.ask('summaries.preview', {
    caseId: id,
    interventionIds: interventionIds.slice(0, 1),
    profile: 'internal',
    language: 'fr',
  });
  expect(await relais.windows()).toBe(2);
  const tools = await relais.app.evaluate(({ BrowserWindow }) => {
    const hidden = BrowserWindow.getAllWindows().find((window) => !window.isVisible());
    hidden?.webContents.openDevTools();
    return hidden?.webContents.isDevToolsOpened();
  });
  expect(tools).toBe(false);
  await relais.leave();
  expect(await relais.windows()).toBe(1);
});

test('Chromium is started without network, and the page’s process is in its cage', async ({ shared }) => {
  const switches = await shared.app.evaluate(({ app }) =>
    Object.fromEntries(
      ['host-resolver-rules', 'proxy-server', 'proxy-bypass-list', 'no-sandbox', 'disable-web-security'].map(
        (name) => [name, app.commandLine.hasSwitch(name) ? app.commandLine.getSwitchValue(name) : null],
      ),
    ),
  );
  expect(switches).toMatchObject({
    'host-resolver-rules': 'MAP * ~NOTFOUND',
    'proxy-server': 'http://127.0.0.1:9',
    'proxy-bypass-list': '<-loopback>',
    'disable-web-security': null,
  });

  test.skip(
    process.platform !== 'linux' || switches['no-sandbox'] !== null,
    'this system gives Chromium no sandbox',
  );
  const pids = await shared.app.evaluate(({ app, BrowserWindow }) => ({
    main: process.pid,
    page: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    kinds: app.getAppMetrics().map(({ type }) => type),
  }));
  const status = readFileSync(`/proc/${pids.page}/status`, 'utf8');
  // 2: a filter of system calls; and no way to gain rights.
  expect(status).toMatch(/^Seccomp:\t2$/m);
  expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  expect(readFileSync(`/proc/${pids.page}/cmdline`, 'latin1')).not.toContain('--no-sandbox');
  expect(readlinkSync(`/proc/${pids.page}/ns/pid`)).not.toBe(readlinkSync(`/proc/${pids.main}/ns/pid`));
  expect(readlinkSync(`/proc/${pids.page}/ns/net`)).not.toBe(readlinkSync(`/proc/${pids.main}/ns/net`));
});

test('dialogs of a page do not open', async ({ shared }) => {
  const answers = await shared.page.evaluate(() => {
    const attempt = (ask: () => unknown) => {
      try {
        return ask();
      } catch (error) {
        return (error as Error).message;
      }
    };
    return [
      attempt(() => window.confirm('?')),
      attempt(() => window.prompt('?')),
      attempt(() => window.alert('!')),
    ];
  });
  expect(answers).toEqual([false, 'prompt() is not supported.', undefined]);
});

test('no menu gives a way to tools or to addresses', async ({ shared }) => {
  expect(await shared.app.evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull();
});
