import './switch-guard';
import { app, type BrowserWindow, Menu, nativeTheme, powerMonitor } from 'electron';
import { events } from '#shared/contract/events';
import { chooseFolders } from './folders';
import { prepareChromium } from './chromium';
import { lockEveryPage } from './lockdown';
import { serveOs, protection } from './os-services';
import { announce, listen } from './transport';
import { VaultProcess } from './vault-process';
import { openWindow, prepareSession, type LockedBy } from './window';

// Life of the application: prepare, lock down, start the vault, open the window, lock, close. Nothing is decided here.

const folders = chooseFolders();
app.setPath('userData', folders.window);
prepareChromium();
lockEveryPage();

let window: BrowserWindow | undefined;

if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
else app.exit(0);

async function run(): Promise<void> {
  Menu.setApplicationMenu(null);
  const session = prepareSession();
  const vault = new VaultProcess(
    {
      dataFolder: folders.data,
      isRelease: __RELEASE__,
      version: app.getVersion(),
      protection: protection(),
    },
    {
      onEvent: (name, payload) => {
        announce(window, name, payload);
        // A locked station keeps nothing of what was on screen: the page and its process go, a new one opens.
        if (name === 'session.locked') reopen(events['session.locked'].parse(payload).reason);
      },
      serve: serveOs(() => window),
      onDeath: () => {
        announce(window, 'vault.stopped', {});
        reopen('vault_stopped');
      },
    },
  );
  listen(() => window, vault);

  let isClosing = false;
  const reopen = (lockedBy?: LockedBy) => {
    // Closing locks as well, and must not bring a window back.
    if (isClosing) return;
    const old = window && !window.isDestroyed() ? window : undefined;
    const place = old ? new URL(old.webContents.getURL() || 'app://relais').hash : '';
    window = openWindow(session, { place, lockedBy, frame: old?.getBounds() });
    window.on('close', leave);
    old?.destroy();
  };
  // Closing gives the words under the hand the same half second as a lock does; the window is gone from sight at once.
  const leave = (event: Electron.Event) => {
    if (isClosing) return;
    event.preventDefault();
    isClosing = true;
    window?.hide();
    void vault.settle().then(() => app.quit());
  };
  reopen();

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  powerMonitor.on('lock-screen', () => vault.lock('screen_lock'));
  powerMonitor.on('suspend', () => vault.lock('suspend'));
  powerMonitor.on('shutdown', () => app.quit());
  nativeTheme.on('updated', () =>
    window?.setBackgroundColor(nativeTheme.shouldUseDarkColors ? '#191e22' : '#f1efec'),
  );

  let isClosed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    isClosing = true;
    if (isClosed) return;
    event.preventDefault();
    void vault.close().then(() => {
      isClosed = true;
      app.quit();
    });
  });

  if (!__RELEASE__) Object.assign(globalThis, { relaisForTests: { vaultPid: () => vault.pid } });
}
