// oxlint-disable-next-line no-restricted-imports -- this file is an Electron program of its own, not a part of Relais
import { app, BrowserWindow, type WebContents } from 'electron';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Finding, Task, WindowScript } from './window-words';

// Run by Electron itself, in a main process: either a blank window, or the built application of Relais, imported here
// so that what it costs can be looked at from inside. Says one JSON line on its standard output and ends.

const option = (name: string) => app.commandLine.getSwitchValue(name);
const task = option('task') as Task;
const isOurs = option('subject') === 'ours';
const script = JSON.parse(readFileSync(option('script'), 'utf8')) as WindowScript;

const first = new Promise<BrowserWindow>((resolve) => {
  app.once('browser-window-created', (_event, window) => resolve(window));
});

/** Of each page turned into PDF, the turning alone. */
const pdfMs: number[] = [];
app.on('web-contents-created', (_event, contents) => {
  const real = contents.printToPDF.bind(contents);
  contents.printToPDF = async (options) => {
    const start = performance.now();
    const pdf = await real(options);
    pdfMs.push(performance.now() - start);
    return pdf;
  };
});

if (isOurs) await import(/* @vite-ignore */ pathToFileURL(option('app')).href);
else void app.whenReady().then(openBlank);

void first.then(run).catch((error: unknown) => {
  console.error(error);
  app.exit(1);
});

/** The floor of windows: same size, same sandbox, one field. */
function openBlank(): void {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    show: false,
    webPreferences: { sandbox: true },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('data:text/html,<!doctype html><title>blank</title><input autofocus>');
}

function tell(finding: Finding): void {
  process.stdout.write(`BENCH ${JSON.stringify(finding)}\n`);
}

async function run(window: BrowserWindow): Promise<void> {
  const page = new Page(window.webContents);
  if (task === 'scripts') await page.listenToScripts();
  const usableAt = await page.usable();
  switch (task) {
    case 'unlock':
      tell({ usableAt });
      break;
    case 'scripts':
      await pause(1000);
      tell({ scripts: page.scripts });
      break;
    case 'memory':
      await settled();
      tell({ ...(await memoryOf(page)) });
      break;
    case 'first-screen':
      tell({ screenMs: await page.signIn(script.login, script.password) });
      break;
    case 'day':
      tell(isOurs ? await live(page) : await openOne());
      break;
    case 'print':
      tell(await print(page));
      break;
  }
  app.quit();
}

/** A page, driven from the main process through the inspector's protocol. */
class Page {
  readonly scripts: string[] = [];
  readonly #contents: WebContents;

  constructor(contents: WebContents) {
    this.#contents = contents;
    contents.debugger.attach('1.3');
  }

  async listenToScripts(): Promise<void> {
    this.#contents.debugger.on('message', (_event, method: string, parameters: { url?: string }) => {
      if (method === 'Debugger.scriptParsed' && parameters.url) this.scripts.push(parameters.url);
    });
    await this.#contents.debugger.sendCommand('Debugger.enable');
  }

  /** Gives what an expression (or the promise that it makes) gives in the page. */
  async evaluate<T>(expression: string): Promise<T> {
    const answer = (await this.#contents.debugger.sendCommand('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })) as { result: { value: T }; exceptionDetails?: unknown };
    if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
    return answer.result.value;
  }

  /** Waits until a field of the page is there, takes the focus and was painted. Gives the moment, since 1970, in ms. */
  async usable(): Promise<number> {
    if (this.#contents.isLoading() || this.#contents.getURL() === '')
      await new Promise<void>((resolve) => this.#contents.once('dom-ready', () => resolve()));
    return this.evaluate<number>(`new Promise((resolve) => {
      const look = () => {
        const field = document.querySelector('input:not([disabled])');
        if (field && field.getClientRects().length > 0) {
          field.focus();
          if (document.activeElement === field)
            return requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
        }
        requestAnimationFrame(look);
      };
      look();
    })`);
  }

  /** Types a name and a password, and gives the milliseconds from there to the desk. */
  async signIn(login: string, password: string): Promise<number> {
    await this.#type('input:not([type=password])', login);
    await this.#type('input[type=password]', password);
    return this.evaluate<number>(`new Promise((resolve, reject) => {
      const start = performance.now();
      document.querySelector('button[type=submit]').click();
      const look = () => {
        const refusal = document.querySelector('main [role=alert]');
        if (refusal) return reject(new Error(refusal.textContent));
        if (document.querySelector('main h2')) return requestAnimationFrame(() => resolve(performance.now() - start));
        requestAnimationFrame(look);
      };
      look();
    })`);
  }

  async #type(selector: string, text: string): Promise<void> {
    await this.evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`);
    await this.#contents.debugger.sendCommand('Input.insertText', { text });
  }

  /** How many pages a summary makes. */
  async pagesOf(summary: unknown): Promise<number> {
    return this.evaluate<number>(
      `bridge.call('summaries.preview', ${JSON.stringify(summary)}).then((answer) => answer.value.pages)`,
    );
  }

  /** Goes to another screen, as a link does, and lets it be drawn. */
  async goTo(place: string): Promise<void> {
    await this.evaluate(`new Promise((resolve) => {
      location.hash = ${JSON.stringify(place)};
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 150)));
    })`);
  }

  /** Asks the vault through the bridge of the window, all the way. Gives the milliseconds; throws when it refuses. */
  async call(name: string, input: unknown): Promise<number> {
    return this.evaluate<number>(`(async () => {
      const start = performance.now();
      const answer = await bridge.call(${JSON.stringify(name)}, ${JSON.stringify(input)});
      if (!answer.ok) throw new Error(${JSON.stringify(name)} + ' ' + JSON.stringify(answer.error));
      return performance.now() - start;
    })()`);
  }
}

/** What opening a window alone costs the main process: no application can open one for less. */
async function openOne(): Promise<Finding> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<!doctype html><title>blank</title><input autofocus>');
  await pause(500);
  delay.disable();
  return { longestBlockMs: delay.max / 1e6 };
}

/** Long enough for what starts late, and for the collector. */
const settled = () => pause(3000);

async function memoryOf(page: Page): Promise<{ lockedMB: number; signedInMB: number | undefined }> {
  const lockedMB = workingSets();
  if (!isOurs) return { lockedMB, signedInMB: undefined };
  await page.signIn(script.login, script.password);
  await settled();
  return { lockedMB, signedInMB: workingSets() };
}

function workingSets(): number {
  return app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0) / 1024;
}

/** A day at the desk: signing in, every act of the script, every screen, pages to print, locking. */
async function live(page: Page): Promise<Finding> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await page.signIn(script.login, script.password);
  for (const { name, input } of script.day) await page.call(name, input);
  for (const place of script.places) await page.goTo(place);
  const reopened = new Promise<BrowserWindow>((resolve) => {
    app.once('browser-window-created', (_event, window) => resolve(window));
  });
  await page.call('session.lock', {}).catch(() => undefined);
  await new Page((await reopened).webContents).usable();
  delay.disable();
  return { longestBlockMs: delay.max / 1e6, p99BlockMs: delay.percentile(99) / 1e6 };
}

/** Pages of a summary through the whole call; or, in the blank window, a static page printed bare. */
async function print(page: Page): Promise<Finding> {
  const summary = isOurs ? await summaryOfThreePages(page) : undefined;
  const printMs: number[] = [];
  for (let n = 0; n < 7; n++) {
    const spent = summary
      ? await page.call('summaries.preview', summary)
      : await printStatic(script.staticPage);
    // The first makes what the others find ready.
    if (n > 0) printMs.push(spent);
  }
  return { printMs, pdfMs: pdfMs.slice(-printMs.length) };
}

/** As many interventions of the case as fill three pages. */
async function summaryOfThreePages(page: Page): Promise<unknown> {
  await page.signIn(script.login, script.password);
  const { interventionIds, ...rest } = script.summary;
  for (let count = 1; count <= interventionIds.length; count++) {
    const summary = { ...rest, interventionIds: interventionIds.slice(0, count) };
    if ((await page.pagesOf(summary)) === 3) return summary;
  }
  throw new Error('no choice of interventions makes three pages');
}

async function printStatic(html: string): Promise<number> {
  const start = performance.now();
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, javascript: false } });
  await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
  await window.webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  const spent = performance.now() - start;
  window.destroy();
  return spent;
}
