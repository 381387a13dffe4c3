import { randomUUID } from 'node:crypto';
import { BrowserWindow, session as sessions, type Session } from 'electron';
import { lockSession } from '../lockdown';
import { pdfPageCount } from './pdf-page-count';
import { printAsset } from './print-assets';

const ORIGIN = 'app://print';

/** The page may use its own style sheet and fonts, and nothing else: no script, no picture, no frame, no request. */
const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Documents waiting to be fetched by the window made for them, each once. */
const waiting = new Map<string, string>();

let ownSession: Session | undefined;

/** A page held open: its PDF, and the printing of the very page that gave it. */
export type RenderedPage = {
  pdf: Uint8Array;
  pages: number;
  /** Opens the system's print dialog. `no_printer`: the system knows none, nothing was opened. */
  print(): Promise<'printed' | 'cancelled' | 'no_printer'>;
  /** Destroys the page. Harmless twice. */
  dispose(): void;
};

/**
 * Lays out an HTML document in a hidden window of its own and gives its PDF: tagged, outlined, Letter, fonts embedded.
 * The window has no script, no preload, no network, no storage on disk (`security.md` 3.1), and nothing is written to a
 * file. It stays open until `dispose`, or until the window it was made for closes (which each lock does), so that
 * `print` prints what was shown.
 *
 * @throws Error when the page or one of its fonts could not be loaded, or when its process died; nothing stays open then.
 */
export async function renderPdf(request: {
  html: string;
  parent?: BrowserWindow;
  onClosed?: () => void;
}): Promise<RenderedPage> {
  const { html, parent, onClosed } = request;
  const token = randomUUID();
  waiting.set(token, html);
  const window = openWindow(parent);
  const dispose = () => {
    waiting.delete(token);
    if (!window.isDestroyed()) window.destroy();
  };
  parent?.once('closed', dispose);
  window.once('closed', () => {
    parent?.off('closed', dispose);
    onClosed?.();
  });
  try {
    const pdf = await whileAlive(window, async () => {
      await window.loadURL(`${ORIGIN}/${token}`);
      await fontsOf(window);
      return window.webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      });
    });
    return { pdf, pages: pdfPageCount(pdf), print: () => printPage(window), dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** The pages held open, by handle: what the vault asks by message (`electron/vault/os.ts`). */
export function createPrintRoom(currentWindow: () => BrowserWindow | undefined = () => undefined): {
  render(html: string): Promise<{ handle: string; pdf: Uint8Array; pages: number }>;
  print(handle: string): Promise<'printed' | 'cancelled' | 'no_printer'>;
  dispose(handle: string): void;
} {
  const held = new Map<string, RenderedPage>();
  return {
    async render(html) {
      const parent = currentWindow();
      const handle = randomUUID();
      const page = await renderPdf({
        html,
        ...(parent && !parent.isDestroyed() ? { parent } : {}),
        onClosed: () => held.delete(handle),
      });
      held.set(handle, page);
      return { handle, pdf: page.pdf, pages: page.pages };
    },
    async print(handle) {
      const page = held.get(handle);
      if (!page) throw new Error('no such print page');
      return page.print();
    },
    dispose(handle) {
      held.get(handle)?.dispose();
    },
  };
}

function openWindow(parent: BrowserWindow | undefined): BrowserWindow {
  return new BrowserWindow({
    show: false,
    ...(parent ? { parent } : {}),
    webPreferences: {
      session: printSession(),
      sandbox: true,
      contextIsolation: true,
      javascript: false,
      images: false,
      webgl: false,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      devTools: false,
    },
  });
}

/** The partition of printing: in memory, everything refused but the pages themselves. Made at the first print. */
function printSession(): Session {
  if (ownSession) return ownSession;
  const session = sessions.fromPartition('print', { cache: false });
  lockSession(session);
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !url.startsWith(`${ORIGIN}/`) }));
  session.protocol.handle('app', answer);
  ownSession = session;
  return session;
}

async function answer(request: Request): Promise<Response> {
  const headers = {
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
  const { host, pathname } = new URL(request.url);
  const refusal = new Response(null, { status: 404, headers });
  if (host !== 'print' || request.method !== 'GET') return refusal;
  const token = pathname.slice(1);
  const html = waiting.get(token);
  if (html !== undefined) {
    waiting.delete(token);
    return new Response(html, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });
  }
  const asset = await printAsset(pathname);
  return asset
    ? new Response(asset.content, { headers: { ...headers, 'content-type': asset.type } })
    : refusal;
}

/** A world apart from the page's own, in which a script of ours may run although the page may run none. */
const FONT_WORLD = 1001;

/**
 * Waits until every font of the page is there. The load event does not: it may come before the first layout, and fonts
 * are asked for by layout; text whose font is still on its way is printed as nothing at all. So this makes the layout
 * happen, then waits. It is the only script that ever runs in a print window, a constant, in a world of its own.
 */
async function fontsOf(window: BrowserWindow): Promise<void> {
  const code = `document.body.offsetHeight;
    document.fonts.ready.then((fonts) => [...fonts].every((font) => font.status !== 'error' && font.status !== 'loading'))`;
  const areThere: unknown = await window.webContents.executeJavaScriptInIsolatedWorld(FONT_WORLD, [{ code }]);
  if (areThere !== true) throw new Error('a font of the print page could not be loaded');
}

/** Does a piece of work with a window, and fails at once if the window goes or its process dies meanwhile. */
function whileAlive<T>(window: BrowserWindow, work: () => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    window.webContents.once('render-process-gone', (_event, { reason }) =>
      reject(new Error(`the print page stopped: ${reason}`)),
    );
    window.once('closed', () => reject(new Error('the print page was closed')));
    work().then(resolve, reject);
  });
}

async function printPage(window: BrowserWindow): Promise<'printed' | 'cancelled' | 'no_printer'> {
  if (window.isDestroyed()) throw new Error('the print page was closed');
  const printers = await window.webContents.getPrintersAsync();
  if (printers.length === 0) return 'no_printer';
  return new Promise((resolve, reject) => {
    const options = { silent: false, printBackground: true, pageSize: 'Letter' } as const;
    window.webContents.print(options, (success, reason) => {
      if (success) resolve('printed');
      else if (/cancel/i.test(reason)) resolve('cancelled');
      else reject(new Error(`printing failed: ${reason}`));
    });
  });
}
