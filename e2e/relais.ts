import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index';
import type { Failure, Result } from '#shared/contract/result';
import { electronOptions } from './electron-options';
import type { Member } from './station';

/** What `watch.cjs` wrote down in the main process. */
type Watch = {
  complaints: string[];
  failures: string[];
  pages: { id: number; type: string; preferences: Record<string, unknown> | null }[];
};
declare global {
  var relaisWatch: Watch;
  var relaisForTests: { vaultPid(): number | undefined };
}

/** How the net logs of starts that were killed begin. */
export const KILLED = 'killed';

/** The address of the window; the pages of printing have another one. */
const OURS = 'app://relais/';
const WATCH = join(import.meta.dirname, 'watch.cjs');

/** The running application, and its one window, which is another one after each lock. */
export class Relais {
  readonly app: ElectronApplication;
  readonly folder: string;
  /** Complaints of pages that this test provokes on purpose. */
  readonly expected: RegExp[] = [];
  readonly #netLog: string;
  #page: Page;
  #isOver = false;

  private constructor(app: ElectronApplication, folder: string, netLog: string, page: Page) {
    this.app = app;
    this.folder = folder;
    this.#netLog = netLog;
    this.#page = page;
  }

  /**
   * Starts the built application on a data folder.
   * @param netLog The file of its net log, for `network.spec.ts`.
   * @param env Beside the variables of the tests themselves.
   */
  static async start(folder: string, netLog: string, env: Record<string, string> = {}): Promise<Relais> {
    const options = electronOptions([
      `--data=${folder}`,
      `--log-net-log=${netLog}`,
      '--net-log-capture-mode=Everything',
    ]);
    const app = await _electron.launch({
      ...options,
      env: { ...options.env, ...env },
      args: ['-r', WATCH, ...options.args],
    });
    app.context().setDefaultTimeout(10_000);
    return new Relais(app, folder, netLog, await app.firstWindow());
  }

  /** The window as it is now. */
  get page(): Page {
    return this.#page;
  }

  /** Does something that locks the station, and follows to the window that opens afterwards. */
  async afterLock(act: () => Promise<unknown>): Promise<Page> {
    const opened = this.app.waitForEvent('window', (page) => page !== this.#page);
    const closed = this.#page.waitForEvent('close');
    // The page may go while it answers.
    await act().catch((error: unknown) => {
      if (!/closed|crashed/i.test(String(error))) throw error;
    });
    [this.#page] = await Promise.all([opened, closed]);
    await this.#page.waitForURL((url) => url.href.startsWith(OURS));
    return this.#page;
  }

  /** Asks the vault from the real window, as any script in that page could. */
  answer(name: string, input: unknown): Promise<Result<unknown>> {
    return this.#page.evaluate(
      ([asked, given]) =>
        (
          window as unknown as { bridge: { call(name: string, input: unknown): Promise<Result<unknown>> } }
        ).bridge.call(asked, given),
      [name, input] as const,
    );
  }

  /** Asks, and expects to be served. */
  async ask<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const result = await this.answer(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return result.value as OutputOf<N>;
  }

  /** Asks, and expects to be refused. */
  async refusal(name: string, input: unknown): Promise<Failure> {
    const result = await this.answer(name, input);
    if (result.ok) throw new Error(`${name} was not refused`);
    return result.error;
  }

  /** Signs in without going through the form, then lets the window find out who is there. */
  async enter({ login, password }: Member): Promise<void> {
    const { outcome } = await this.ask('session.signIn', { login, password });
    expect(outcome).toBe('signed_in');
    // As the form does for somebody new at the desk: the first page, not the one that was open before.
    await this.#page.evaluate(() => window.history.replaceState(null, '', '#/'));
    await this.#page.reload();
    await this.#page.getByRole('navigation', { name: 'Pages' }).waitFor();
  }

  /** Locks by hand, as Ctrl+L does. */
  leave(): Promise<Page> {
    return this.afterLock(() => this.ask('session.lock', {}));
  }

  /** How many windows there are, those of printing included. */
  windows(): Promise<number> {
    return this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  }

  watched(): Promise<Watch> {
    return this.app.evaluate(() => relaisWatch);
  }

  /** Nothing that a page or the main process complains about, but what the test expects. */
  async expectQuiet(): Promise<void> {
    const { complaints, failures } = await this.watched();
    const strange = complaints.filter((line) => !this.expected.some((expected) => expected.test(line)));
    expect([...strange, ...failures]).toEqual([]);
  }

  vaultPid(): Promise<number | undefined> {
    return this.app.evaluate(() => relaisForTests.vaultPid());
  }

  /** Ends everything at once, as a power cut would: no process has time for a last word. */
  async kill(): Promise<void> {
    const main = this.app.process();
    const gone = once(main, 'exit');
    const vault = await this.vaultPid();
    if (main.pid !== undefined) process.kill(main.pid, 'SIGKILL');
    if (vault !== undefined) process.kill(vault, 'SIGKILL');
    await gone;
    this.#isOver = true;
    // Chromium writes its log out when it closes: of a killed start little or nothing is left, and the name says why.
    renameSync(this.#netLog, join(dirname(this.#netLog), `${KILLED}-${basename(this.#netLog)}`));
  }

  /** Closes the application as its window's cross does, after checking that nobody complained. */
  async close(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    try {
      await this.expectQuiet();
    } finally {
      await this.app.close();
    }
  }
}
