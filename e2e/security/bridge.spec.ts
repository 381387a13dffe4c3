import { expect, test } from '../fixtures';

// The window is where hostile words are shown, so it is treated as already taken: whoever runs a script in it finds two
// functions, and nothing of Node or Electron behind them.

test('the bridge is two functions, which a script can neither replace nor add to', async ({ shared }) => {
  const seen = await shared.page.evaluate(() => {
    const { bridge } = window as unknown as { bridge: Record<string, unknown> };
    const attempt = (act: () => void) => {
      try {
        act();
      } catch {
        // Refusing aloud or in silence is the same; what counts is what stands afterwards.
      }
    };
    attempt(() => Object.assign(bridge, { extra: 1 }));
    attempt(() => Object.assign(bridge, { call: () => 'taken' }));
    attempt(() => Object.assign(window, { bridge: { call: () => 'taken' } }));
    attempt(() => Object.defineProperty(window, 'bridge', { value: null }));
    attempt(() => delete (window as unknown as Record<string, unknown>)['bridge']);
    attempt(() => Object.setPrototypeOf(bridge, { leak: 1 }));
    const { writable, configurable } = Object.getOwnPropertyDescriptor(window, 'bridge') ?? {};
    return {
      keys: Reflect.ownKeys(bridge).map(String).toSorted(),
      kinds: Object.values(bridge).map((value) => typeof value),
      isFrozen: Object.isFrozen(bridge),
      isSame: (window as unknown as { bridge: unknown }).bridge === bridge,
      prototype: Object.getPrototypeOf(bridge) === Object.prototype,
      writable,
      configurable,
    };
  });
  expect(seen).toEqual({
    keys: ['call', 'on'],
    kinds: ['function', 'function'],
    isFrozen: true,
    isSame: true,
    prototype: true,
    writable: false,
    configurable: false,
  });
});

test('nothing of Node or of Electron is in the page', async ({ shared }) => {
  const found = await shared.page.evaluate(() =>
    [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      '__dirname',
      'setImmediate',
      'ipcRenderer',
      'electron',
    ].filter((name) => name in window),
  );
  expect(found).toEqual([]);
});

test('the window holds no global that an empty page has not, but the bridge and what the libraries name', async ({
  shared,
}) => {
  const added = await shared.page.evaluate(() => {
    // An empty frame is what the engine gives to everybody.
    const frame = document.body.appendChild(document.createElement('iframe'));
    const usual = new Set(frame.contentWindow ? Object.getOwnPropertyNames(frame.contentWindow) : []);
    frame.remove();
    return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\d+$/.test(name));
  });
  // i18next, zod and React mark their presence; none of them gives a way out.
  const known = /^(bridge|__zod_\w+|__REACT\w*|__i18n\w*|\$RefreshReg\$|\$RefreshSig\$)$/;
  expect(added).toContain('bridge');
  expect(added.filter((name) => !known.test(name))).toEqual([]);
});

test('what the bridge gives back belongs to the page: no way up to the preload through a constructor', async ({
  shared,
}) => {
  const seen = await shared.page.evaluate(async () => {
    const { bridge } = window as unknown as {
      bridge: {
        call(name: string, input: unknown): Promise<object>;
        on(name: string, f: () => void): unknown;
      };
    };
    const promise = bridge.call('station.version', {});
    const answer = await promise;
    const off = bridge.on('session.locked', () => undefined);
    const climb = await new Promise((resolve) => {
      // Later, outside the debugger's own evaluation, where the policy of the page counts.
      setTimeout(() => {
        try {
          resolve(
            typeof (bridge.call.constructor as (code: string) => () => unknown)('return typeof process')(),
          );
        } catch (error) {
          resolve((error as Error).name);
        }
      });
    });
    return {
      functions: [...Object.values(bridge), off].map((f) => Object.getPrototypeOf(f) === Function.prototype),
      promise: Object.getPrototypeOf(promise) === Promise.prototype,
      answer: Object.getPrototypeOf(answer) === Object.prototype,
      climb,
    };
  });
  expect(seen).toEqual({ functions: [true, true, true], promise: true, answer: true, climb: 'EvalError' });
  shared.expected.push(/TrustedScript/);
});

test('a frame inside the page has no bridge', async ({ shared }) => {
  const inside = await shared.page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const kind = typeof (frame.contentWindow as unknown as Record<string, unknown> | null)?.['bridge'];
    frame.remove();
    return kind;
  });
  expect(inside).toBe('undefined');
});

test('one channel leads out of the window, and it is the only one that the main process listens to', async ({
  shared,
}) => {
  const channels = await shared.app.evaluate(({ ipcMain }) => ({
    invoked: [...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys()],
    sent: ipcMain.eventNames(),
  }));
  // Electron itself keeps a handler for shared textures, and a listener for the errors of its own channels.
  const electrons = ['IMPORT_SHARED_TEXTURE_RELEASE_RENDERER_TO_MAIN', 'error'];
  expect([...channels.invoked, ...channels.sent].filter((name) => !electrons.includes(String(name)))).toEqual(
    ['app:call'],
  );
});
