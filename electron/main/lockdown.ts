import { app, type Session, type WebContents } from 'electron';

/** Every permission refused, every request that is not ours cancelled, no dictionary fetched, no download. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.on('will-download', (event) => event.preventDefault());
  session.on('select-hid-device', (event, _details, decide) => (event.preventDefault(), decide('')));
  session.on(
    'select-serial-port',
    (event, _ports, _contents, decide) => (event.preventDefault(), decide('')),
  );
  session.on('select-usb-device', (event, _details, decide) => (event.preventDefault(), decide('')));
  session.webRequest.onBeforeRequest((details, decide) => {
    const isOurs = details.url.startsWith('app://') || details.url.startsWith('blob:app://');
    decide({ cancel: !isOurs && !isDevTools(details.url) });
  });
}

/**
 * No page leaves its origin, opens a window or hosts another: whatever is loaded, wherever it came from. And no session is
 * left as Electron makes it, the default one that nobody here uses included: each would fetch a dictionary by itself.
 */
export function lockEveryPage(): void {
  app.on('session-created', lockSession);
  app.on('web-contents-created', (_event, contents) => lockPage(contents));
}

function lockPage(contents: WebContents): void {
  // No content policy covers peer connections: without this one they send packets past the proxy that leads nowhere.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, decide) => (event.preventDefault(), decide('')));
  contents.on('login', (event) => event.preventDefault());
  contents.on('select-client-certificate', (event) => event.preventDefault());
}

/** Developer tools exist in unpackaged builds only; their own pages are the engine's. */
function isDevTools(url: string): boolean {
  return !__RELEASE__ && url.startsWith('devtools://');
}
