import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { openTrap, type Trap } from './trap';

// Suppose a hostile text did become script or markup. What could it load, run or send? Each way is tried in the real window,
// towards a trap that listens on this machine: it must never hear anything.

const POLICY =
  /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[A-Za-z0-9+/]{22}=='; img-src 'self' blob:; font-src 'self'; worker-src 'self'; connect-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default$/;

let trap: Trap;
test.beforeAll(async () => {
  trap = await openTrap();
});
test.afterAll(() => trap.close());
test.beforeEach(({ shared }) => {
  shared.expected.push(
    /violates the following (directive|Content Security Policy)|Content.Security.Policy|TrustedHTML|TrustedScript|Trusted Type|ERR_BLOCKED_BY|Not allowed to load local resource|net::ERR_/i,
  );
});

test('every file of the window comes with the exact policy, and the page with a nonce of its own', async ({
  shared,
}) => {
  const responses: { url: string; headers: Record<string, string> }[] = [];
  const note = (response: { url(): string; headers(): Record<string, string> }) =>
    responses.push({ url: response.url(), headers: response.headers() });
  shared.page.on('response', note);
  const [first, second] = [await shared.page.reload(), await shared.page.reload()];
  await shared.page.getByRole('heading', { name: 'Ouvrir une session' }).waitFor();
  shared.page.off('response', note);
  expect(responses.length).toBeGreaterThan(6);
  for (const { url, headers } of responses) {
    expect(url).toMatch(/^app:\/\/relais\//);
    expect(headers['content-security-policy']).toMatch(POLICY);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  }
  expect(first?.headers()['content-security-policy']).not.toBe(second?.headers()['content-security-policy']);
});

/** Does something in the page, outside the debugger's own evaluation, and says what came of it. */
function outcome(page: Page, act: string, target = ''): Promise<string> {
  return page.evaluate(
    ([name, url]) =>
      new Promise<string>((resolve) => {
        const acts: Record<string, () => unknown> = {
          // oxlint-disable-next-line no-eval -- the attack itself
          eval: () => (0, eval)('1 + 1'),
          // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- the attack itself
          Function: () => new Function('return 1')() as unknown,
          'timer with text': () => {
            (window as unknown as Record<string, unknown>)['ranFromText'] = false;
            setTimeout('window.ranFromText = true' as unknown as () => void);
            return new Promise((later) => {
              setTimeout(() => later((window as unknown as Record<string, unknown>)['ranFromText']), 50);
            });
          },
          innerHTML: () => (document.createElement('div').innerHTML = '<b>x</b>'),
          outerHTML: () => (document.body.appendChild(document.createElement('div')).outerHTML = '<b>x</b>'),
          insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
          'document.write': () => document.write('<b>x</b>'),
          DOMParser: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
          srcdoc: () => (document.createElement('iframe').srcdoc = '<b>x</b>'),
          createContextualFragment: () => document.createRange().createContextualFragment('<b>x</b>'),
          setHTMLUnsafe: () =>
            (document.createElement('div') as unknown as { setHTMLUnsafe(t: string): void }).setHTMLUnsafe(
              '<b>x</b>',
            ),
          'inline script': () => {
            const script = document.createElement('script');
            script.textContent = 'window.ranInline = true';
            document.body.append(script);
          },
          'inline script as a text node': () => {
            const script = document.createElement('script');
            script.append('window.ranInline = true');
            document.body.append(script);
            if (!('ranInline' in window)) throw new TypeError('did not run');
          },
          'script source': () => (document.createElement('script').src = url),
          'event attribute': () => document.body.setAttribute('onclick', 'window.ranInline = true'),
          'policy of one’s own': () =>
            (
              window as unknown as { trustedTypes: { createPolicy(n: string, p: object): unknown } }
            ).trustedTypes.createPolicy('mine', {
              createScript: (text: string) => text,
            }),
          'default policy again': () =>
            (
              window as unknown as { trustedTypes: { createPolicy(n: string, p: object): unknown } }
            ).trustedTypes.createPolicy('default', {
              createScript: (text: string) => text,
            }),
          WebAssembly: () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
          'remote module': () => import(/* @vite-ignore */ url),
          'worker from a blob': () => started(new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))),
          'worker from our own files': () =>
            started(new Worker(document.scripts[0]?.src ?? '', { type: 'module' })),
          'worker from data': () => started(new Worker('data:text/javascript,postMessage(1)')),
          'shared worker from a blob': () => {
            const worker = new SharedWorker(
              URL.createObjectURL(new Blob(['onconnect=e=>e.ports[0].postMessage(1)'])),
            );
            worker.port.start();
            return new Promise((later, fail) => {
              worker.port.onmessage = () => later('ran');
              worker.onerror = () => fail(new TypeError('did not run'));
            });
          },
          'service worker': () => navigator.serviceWorker.register('/index.html'),
          fetch: () => fetch(url),
          'fetch of our own files': () => fetch('/index.html'),
          XMLHttpRequest: () => answered(new XMLHttpRequest(), (r) => (r.open('GET', url), r.send())),
          WebSocket: () => answered(new WebSocket(url.replace('http', 'ws')), () => undefined),
          EventSource: () => answered(new EventSource(url), () => undefined),
          image: () => loaded('img', 'src'),
          'image from data': () =>
            loaded('img', 'src', 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='),
          'image of the disk': () => loaded('img', 'src', 'file:///usr/share/pixmaps/debian-logo.png'),
          video: () => loaded('video', 'src'),
          'style sheet': () => loaded('link', 'href', url, { rel: 'stylesheet' }),
          'module preload': () => loaded('link', 'href', url, { rel: 'modulepreload' }),
          prefetch: () => loaded('link', 'href', url, { rel: 'prefetch' }),
          'style sheet of the disk': () =>
            loaded('link', 'href', 'file:///etc/hostname', { rel: 'stylesheet' }),
          font: () => new FontFace('stolen', `url(${url})`).load(),
          'background in a style attribute': () => {
            const box = document.body.appendChild(document.createElement('div'));
            box.setAttribute('style', `width: 7px; background: url(${url})`);
            const { width } = getComputedStyle(box);
            box.remove();
            if (width !== '7px') throw new TypeError('not applied');
          },
          'style element without the nonce': () => {
            const style = document.createElement('style');
            style.append('body { outline-width: 7px; outline-style: solid }');
            document.head.append(style);
            const { outlineWidth } = getComputedStyle(document.body);
            style.remove();
            if (outlineWidth !== '7px') throw new TypeError('not applied');
          },
          object: () => loaded('object', 'data'),
          embed: () => loaded('embed', 'src'),
          beacon: () => {
            if (!navigator.sendBeacon(url, 'x')) throw new TypeError('not sent');
            // Queued, then refused by the policy: the trap tells.
            throw new TypeError('queued');
          },
          'base address': () => {
            const base = document.createElement('base');
            base.href = url;
            document.head.prepend(base);
            const { baseURI } = document;
            base.remove();
            if (!baseURI.startsWith(url)) throw new TypeError('not applied');
          },
        };
        const started = (worker: Worker) =>
          new Promise((later, fail) => {
            worker.onmessage = () => later('ran');
            worker.onerror = () => fail(new TypeError('did not run'));
          });
        const answered = <T extends { onerror: unknown } & EventTarget>(
          source: T,
          begin: (source: T) => void,
        ) =>
          new Promise((later, fail) => {
            for (const type of ['load', 'open', 'message']) source.addEventListener(type, () => later(type));
            source.addEventListener('error', () => fail(new TypeError('refused')));
            begin(source);
          });
        const loaded = (tag: string, name: string, address = url, more: Record<string, string> = {}) =>
          new Promise((later, fail) => {
            const element = document.createElement(tag);
            for (const [key, value] of Object.entries({ ...more, [name]: address }))
              element.setAttribute(key, value);
            element.addEventListener('load', () => later('loaded'));
            element.addEventListener('loadeddata', () => later('loaded'));
            element.addEventListener('error', () => fail(new TypeError('refused')));
            document.addEventListener('securitypolicyviolation', () => fail(new TypeError('refused')), {
              once: true,
            });
            document.body.append(element);
          });
        setTimeout(() => {
          Promise.resolve()
            .then(() => acts[name]?.())
            .then(
              (value) => resolve(`done: ${String(value)}`),
              (error: unknown) => resolve((error as Error).name),
            );
        });
      }),
    [act, target] as const,
  );
}

const refusedAs: [string, RegExp][] = [
  ['eval', /^EvalError$/],
  ['Function', /^EvalError$/],
  ['timer with text', /^done: false$|Error$/],
  ['innerHTML', /^TypeError$/],
  ['outerHTML', /^TypeError$/],
  ['insertAdjacentHTML', /^TypeError$/],
  ['document.write', /^TypeError$/],
  ['DOMParser', /^TypeError$/],
  ['srcdoc', /^TypeError$/],
  ['createContextualFragment', /^TypeError$/],
  ['setHTMLUnsafe', /^TypeError$/],
  ['inline script', /^TypeError$/],
  ['inline script as a text node', /^TypeError$/],
  ['script source', /^TypeError$/],
  ['event attribute', /^TypeError$/],
  ['policy of one’s own', /^TypeError$/],
  ['default policy again', /^TypeError$/],
  ['WebAssembly', /^CompileError$/],
  ['remote module', /^TypeError$/],
  ['worker from a blob', /^(TypeError|SecurityError)$/],
  ['worker from our own files', /^TypeError$/],
  ['worker from data', /^(TypeError|SecurityError)$/],
  ['shared worker from a blob', /^(TypeError|SecurityError)$/],
  ['service worker', /^(TypeError|SecurityError)$/],
  ['fetch', /^TypeError$/],
  ['fetch of our own files', /^TypeError$/],
  ['XMLHttpRequest', /^(TypeError|NetworkError)$/],
  ['WebSocket', /^(TypeError|SecurityError)$/],
  ['EventSource', /^(TypeError|SecurityError)$/],
  ['image', /^TypeError$/],
  ['image from data', /^TypeError$/],
  ['image of the disk', /^TypeError$/],
  ['video', /^TypeError$/],
  ['style sheet', /^TypeError$/],
  ['module preload', /^TypeError$/],
  ['prefetch', /^TypeError$/],
  ['style sheet of the disk', /^TypeError$/],
  ['font', /^(NetworkError|TypeError)$/],
  ['background in a style attribute', /^TypeError$/],
  ['style element without the nonce', /^TypeError$/],
  ['object', /^TypeError$/],
  ['embed', /^TypeError$/],
  ['beacon', /^TypeError$/],
  ['base address', /^TypeError$/],
];

test('no text becomes script, no file comes from elsewhere, nothing is sent', async ({ shared }) => {
  const outcomes: [string, string][] = [];
  for (const [act] of refusedAs)
    outcomes.push([act, await outcome(shared.page, act, `${trap.url}/${encodeURIComponent(act)}`)]);
  for (const [index, [act, wanted]] of refusedAs.entries())
    expect.soft(outcomes[index]?.[1], act).toMatch(wanted);
  expect(trap.heard).toEqual([]);
});

test.describe('reaching out', () => {
  test.use({ provokesNetwork: true });
  test('no packet leaves by a peer connection, a connection made ahead, or a name looked up', async ({
    relais,
  }) => {
    relais.expected.push(/violates the following/);
    await relais.page.evaluate(
      async ({ url, udp }) => {
        for (const rel of ['preconnect', 'dns-prefetch', 'prerender', 'icon']) {
          const link = document.createElement('link');
          link.rel = rel;
          link.href = `${url}/${rel}`;
          document.head.append(link);
        }
        const peer = new RTCPeerConnection({
          iceServers: [
            { urls: `stun:127.0.0.1:${udp}` },
            { urls: `turn:127.0.0.1:${udp}?transport=udp`, username: 'u', credential: 'c' },
            { urls: `turn:127.0.0.1:${new URL(url).port}?transport=tcp`, username: 'u', credential: 'c' },
          ],
        });
        peer.createDataChannel('out');
        const gathered = new Promise<void>((resolve) => {
          peer.addEventListener('icegatheringstatechange', () => {
            if (peer.iceGatheringState === 'complete') resolve();
          });
        });
        await peer.setLocalDescription(await peer.createOffer());
        await gathered;
        peer.close();
      },
      { url: trap.url, udp: trap.udpPort },
    );
    expect(trap.heard).toEqual([]);
  });
});
