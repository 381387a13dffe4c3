import { expect, test } from '../fixtures';

// A page that was taken over asks for the camera, the place, the keys that were copied, a USB stick. Electron grants by default
// what nobody refuses: here everything is refused, without a question to anyone.

const QUERIED = [
  'accelerometer',
  'background-fetch',
  'background-sync',
  'camera',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'geolocation',
  'gyroscope',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'notifications',
  'payment-handler',
  'persistent-storage',
  'screen-wake-lock',
  'storage-access',
  'window-management',
];

test('no permission is granted beforehand', async ({ shared }) => {
  const states = await shared.page.evaluate(
    (names) =>
      Promise.all(
        names.map(async (name) => {
          try {
            const { state } = await navigator.permissions.query({ name: name as PermissionName });
            return [name, state];
          } catch (error) {
            return [name, (error as Error).name];
          }
        }),
      ),
    QUERIED,
  );
  // What this engine does not know, it cannot grant either.
  expect(states.filter(([, state]) => !['denied', 'TypeError'].includes(state ?? ''))).toEqual([]);
  expect(states.filter(([, state]) => state === 'denied').length).toBeGreaterThanOrEqual(10);
});

test('no permission is granted when asked for, with a hand on the mouse', async ({ shared }) => {
  shared.expected.push(/permission|denied|not allowed|must be handling a user gesture/i);
  // A real click first: without it some requests are refused for another reason.
  await shared.page.mouse.click(5, 5);
  const refusals = await shared.page.evaluate(async () => {
    type Loose = Record<string, (...given: unknown[]) => Promise<unknown>>;
    const device = navigator as unknown as Record<string, Loose>;
    const own = window as unknown as Loose;
    const asks: Record<string, () => Promise<unknown> | undefined> = {
      notifications: async () => {
        const answer = await Notification.requestPermission();
        if (answer !== 'granted') throw new DOMException(answer, 'NotAllowedError');
      },
      geolocation: () =>
        new Promise((resolve, reject) => {
          navigator.geolocation.getCurrentPosition(resolve, ({ code }) =>
            reject(new DOMException('', code === 1 ? 'NotAllowedError' : `code ${code}`)),
          );
        }),
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      'clipboard, read': () => navigator.clipboard.readText(),
      'clipboard, read all': () => navigator.clipboard.read(),
      midi: () => navigator.requestMIDIAccess({ sysex: true }),
      usb: () => device['usb']?.['requestDevice']?.({ filters: [] }),
      serial: () => device['serial']?.['requestPort']?.(),
      hid: async () => {
        const found = await device['hid']?.['requestDevice']?.({ filters: [] });
        if (Array.isArray(found) && found.length === 0) throw new DOMException('none', 'NotAllowedError');
      },
      bluetooth: () => device['bluetooth']?.['requestDevice']?.({ acceptAllDevices: true }),
      'wake lock': () => navigator.wakeLock.request('screen'),
      'full screen': () => document.documentElement.requestFullscreen(),
      'pointer lock': () => document.body.requestPointerLock() as unknown as Promise<void>,
      'keyboard lock': () => device['keyboard']?.['lock']?.(),
      'local fonts': () => own['queryLocalFonts']?.(),
      'window management': () => own['getScreenDetails']?.(),
      'file picker': () => own['showOpenFilePicker']?.(),
      'folder picker': () => own['showDirectoryPicker']?.(),
      'save picker': () => own['showSaveFilePicker']?.(),
      'storage kept': async () => {
        if (!(await navigator.storage.persist())) throw new DOMException('', 'NotAllowedError');
      },
      idle: async () => {
        const { IdleDetector } = window as unknown as {
          IdleDetector?: { requestPermission(): Promise<string> };
        };
        const answer = await IdleDetector?.requestPermission();
        if (answer !== 'granted') throw new DOMException('', 'NotAllowedError');
      },
    };
    const found: Record<string, string> = {};
    for (const [name, ask] of Object.entries(asks)) {
      const pending = Promise.resolve().then(ask);
      const unanswered = new Promise((resolve) => {
        setTimeout(() => resolve('unanswered'), 2000);
      });
      found[name] = await Promise.race([pending, unanswered]).then(
        (value) => {
          if (value === undefined) return 'absent';
          // An empty list of fonts says no more than a refusal.
          return value === 'unanswered' || (Array.isArray(value) && value.length === 0)
            ? 'nothing'
            : 'granted';
        },
        (error: unknown) => (error as Error).name,
      );
    }
    // The engine leaves the question of the full screen without an answer when it is refused.
    found['held'] = (document.fullscreenElement ?? document.pointerLockElement) ? 'granted' : 'nothing';
    return found;
  });
  expect(Object.entries(refusals).filter(([, what]) => what === 'granted')).toEqual([]);
  expect(Object.values(refusals).filter((what) => what === 'NotAllowedError').length).toBeGreaterThanOrEqual(
    8,
  );
});
