import './switch-guard';
import { app, BrowserWindow, Menu, nativeTheme, powerMonitor } from 'electron';
import { chooseFolders } from './folders';
import { prepareChromium } from './chromium';
import { lockEveryPage } from './lockdown';
import { serveOs, protection } from './os-services';
import { announce, listen } from './transport';
import { VaultProcess } from './vault-process';
import { openWindow, prepareSession } from './window';

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
        if (name === 'session.locked') reopen();
      },
      serve: serveOs(() => window),
      onDeath: () => {
        announce(window, 'vault.stopped', {});
        reopen();
      },
    },
  );
  listen(() => window, vault);

  const reopen = () => {
    const old = window;
    const place = old && !old.isDestroyed() ? new URL(old.webContents.getURL() || 'app://relais').hash : '';
    window = openWindow(session, place, old && !old.isDestroyed() ? old.getBounds() : undefined);
    old?.destroy();
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
    if (isClosed) return;
    event.preventDefault();
    void vault.close().then(() => {
      isClosed = true;
      app.quit();
    });
  });

  if (!__RELEASE__) Object.assign(globalThis, { relaisForTests: { vaultPid: () => vault.pid } });
}
