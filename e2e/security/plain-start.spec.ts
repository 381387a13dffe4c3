import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { electronOptions } from '../electron-options';
import { expect, test } from '../fixtures';
import { pageTitle } from '../pages/casework';
import { signIn } from '../pages/entry';
import { goTo } from '../screens';

// Playwright's own way of starting Electron adds forty switches that keep Chromium quiet. This start has none of them: it is the
// application as people start it, with a debugging port to look through. Its net log is read with all the others.

test('started without Playwright’s switches, the application is as silent', async ({
  folder,
  station,
  netLogs,
}) => {
  const netLog = join(netLogs, `start-${randomUUID()}.json`);
  const { args, cwd, env, chromiumSandbox } = electronOptions([
    `--data=${folder}`,
    `--log-net-log=${netLog}`,
    '--net-log-capture-mode=Everything',
  ]);
  const app = spawn(
    process.execPath,
    [...(chromiumSandbox ? [] : ['--no-sandbox']), '--remote-debugging-port=0', ...args],
    { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(app, 'exit');
  try {
    let address = '';
    for await (const line of createInterface({ input: app.stderr })) {
      address = /^DevTools listening on (ws:.*)$/.exec(line)?.[1] ?? '';
      if (address !== '') break;
    }
    const browser = await chromium.connectOverCDP(address);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('no window');
    await signIn(page, station.accounts.worker1);
    for (const at of ['/intakes', '/people', '/cases', '/settings', '/desk']) await goTo(page, at);
    await expect(pageTitle(page)).toHaveText('Bureau');
    // Fields of text are where a spell checker would wake up.
    await goTo(page, '/intakes/new');
    await page.getByLabel('Récit des faits').pressSequentially('Une phrase avec des fautse.');
    await browser.close();
  } finally {
    app.kill('SIGTERM');
    await ended;
  }
});
