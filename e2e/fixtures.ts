import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { Relais } from './relais';
import type { SmallStation } from '../tools/demo/small-station';
import { ownFolder, preparedStation } from './station';

export { expect } from '@playwright/test';

type StartOptions = { provokesNetwork?: boolean; env?: Record<string, string> };

type OfRun = {
  /** Where each start leaves its net log. */
  netLogs: string;
  /** Starts the application on a folder, with a net log that `network.spec.ts` reads in the end. The caller closes it. */
  start: (folder: string, options?: StartOptions) => Promise<Relais>;
  prepared: { folder: string; station: SmallStation };
  /** One application, signed out, for the tests of a file that leave it as they found it. */
  shared: Relais;
};
type OfTest = {
  /** Whether the test tries to reach out, which no other may (`test.use`). */
  provokesNetwork: boolean;
  station: SmallStation;
  /** A data folder of this test alone: a copy of the prepared one. */
  folder: string;
  /** The application on that folder, signed out. */
  relais: Relais;
};

/** Tests of the running application. Each start has its own data folder, and ends with nobody having complained. */
export const test = base.extend<OfTest, OfRun>({
  netLogs: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it which fixtures this one needs
    async ({}, use, { project }) => {
      const folder = netLogsOf(project.outputDir);
      mkdirSync(folder, { recursive: true });
      await use(folder);
    },
    { scope: 'worker' },
  ],
  start: [
    async ({ netLogs }, use) =>
      use((folder, { provokesNetwork = false, env = {} } = {}) =>
        Relais.start(
          folder,
          join(netLogs, `${provokesNetwork ? ATTEMPTS : 'start'}-${randomUUID()}.json`),
          env,
        ),
      ),
    { scope: 'worker' },
  ],
  prepared: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it which fixtures this one needs
    async ({}, use, { project }) => use(await preparedStation(join(project.outputDir, '.scratch'))),
    { scope: 'worker', timeout: 120_000 },
  ],
  shared: [
    async ({ prepared, start }, use) => {
      const folder = ownFolder(prepared.folder);
      const relais = await start(folder);
      await use(relais);
      await relais.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  station: async ({ prepared }, use) => use(prepared.station),
  folder: async ({ prepared }, use) => {
    const folder = ownFolder(prepared.folder);
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  provokesNetwork: [false, { option: true }],
  relais: async ({ folder, start, provokesNetwork }, use) => {
    const relais = await start(folder, { provokesNetwork });
    await use(relais);
    await relais.close();
  },
});

/** How the logs of attacks that reach out begin. */
export const ATTEMPTS = 'attempts';

/** The folder of net logs of a run: Playwright empties its parent when a run begins. */
export function netLogsOf(outputDir: string): string {
  return join(outputDir, '.net-logs');
}
