import { BrowserWindow, nativeTheme, session as sessions, type Rectangle, type Session } from 'electron';
import type { EventPayload } from '#shared/contract/events';
import { join } from 'node:path';
import { lockSession } from './lockdown';
import { ORIGIN, serveWindow } from './own-scheme';

const FOLDER = import.meta.dirname;

/** The session of the window: in memory, so that nothing of a page is ever written to disk. */
export function prepareSession(): Session {
  const session = sessions.fromPartition('relais');
  lockSession(session);
  serveWindow(session, join(FOLDER, '../renderer'));
  return session;
}

/** Why the window before this one went. */
export type LockedBy = EventPayload<'session.locked'>['reason'];

type Opening = {
  /** The part of the address after `#`: after a lock the new window opens where the old one was. */
  place: string;
  /** Told in the address, so that the first screen can say what happened: an event would come before anyone listens. */
  lockedBy: LockedBy | undefined;
  frame: Rectangle | undefined;
};

/** The one window. What it may show at its place is the vault's to decide. */
export function openWindow(session: Session, { place, lockedBy, frame }: Opening): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 640,
    minHeight: 480,
    ...frame,
    show: false,
    title: 'Relais',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#191e22' : '#f1efec',
    webPreferences: {
      session,
      preload: join(FOLDER, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
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
      devTools: !__RELEASE__,
    },
  });
  if (__RELEASE__) window.setContentProtection(true);
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  zoomByKeyboard(window);
  void window.loadURL(`${ORIGIN}/index.html${lockedBy ? `?locked=${lockedBy}` : ''}${place}`);
  return window;
}

/** Ctrl with +, - or 0 changes the size of everything: there is no menu to do it (WCAG 1.4.4). */
function zoomByKeyboard(window: BrowserWindow): void {
  window.webContents.on('before-input-event', (event, input) => {
    if (input.type !== 'keyDown' || !(input.control || input.meta) || input.alt) return;
    const contents = window.webContents;
    const factor = { '+': 1.1, '=': 1.1, '-': 1 / 1.1 }[input.key];
    if (factor !== undefined)
      contents.setZoomFactor(Math.min(3, Math.max(0.5, contents.getZoomFactor() * factor)));
    else if (input.key === '0') contents.setZoomFactor(1);
    else return;
    event.preventDefault();
  });
}
