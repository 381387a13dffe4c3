import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { filesNamed } from '../disk';
import { expect, test } from '../fixtures';
import type { Relais } from '../relais';
import { openTrap, type Trap } from './trap';

// A link in a pasted text, a hostile form, a file dropped on the window: whatever the way, the one window stays where it is
// and no other opens.

let trap: Trap;
test.beforeAll(async () => {
  trap = await openTrap();
});
test.afterAll(() => trap.close());
test.beforeEach(async ({ relais }) => {
  await relais.page.getByRole('heading', { name: 'Ouvrir une session' }).waitFor();
  relais.expected.push(
    /violates the following|Content.Security.Policy|Trusted|ERR_BLOCKED_BY|Not allowed to (load|navigate)|blocked|Unsafe attempt|scheme does not have a registered handler|Failed to launch/i,
  );
});

/** Ways that a script has by itself. The target is an address that answers on this machine. */
const byScript: Record<string, (target: string) => unknown> = {
  'location.href': (target) => (window.location.href = target),
  'location.assign': (target) => window.location.assign(target),
  'location.replace': (target) => window.location.replace(target),
  'location to a file of the disk': () => (window.location.href = 'file:///etc/hostname'),
  'location to another page of our scheme': () => (window.location.href = 'app://print/x'),
  'location to data': () => (window.location.href = 'data:text/html,<h1>x</h1>'),
  'location to javascript': () => (window.location.href = 'javascript:document.title="ran"'),
  'location to a blob': () =>
    (window.location.href = URL.createObjectURL(new Blob(['<h1>x</h1>'], { type: 'text/html' }))),
  'location to the engine’s pages': () => (window.location.href = 'chrome://gpu'),
  'location to the developer tools': () =>
    (window.location.href = 'devtools://devtools/bundled/inspector.html'),
  'location to a mail program': () => (window.location.href = 'mailto:x@example.invalid'),
  'location to a program of Windows': () => (window.location.href = 'ms-msdt:/id'),
  'view-source': (target) => (window.location.href = `view-source:${target}`),
  'window.open': (target) => window.open(target),
  'window.open in place': (target) => window.open(target, '_self'),
  'window.open of nothing': () => window.open('about:blank', 'name', 'popup'),
  'window.open of ourselves': () => window.open('/index.html'),
  'form, GET': (target) => {
    const form = document.body.appendChild(document.createElement('form'));
    form.action = target;
    form.submit();
  },
  'form, POST to a new window': (target) => {
    const form = document.body.appendChild(document.createElement('form'));
    Object.assign(form, { action: target, method: 'post', target: '_blank' });
    form.submit();
  },
  'meta refresh': (target) => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = `0; url=${target}`;
    document.head.append(meta);
  },
  frame: (target) => {
    document.body.appendChild(document.createElement('iframe')).src = target;
  },
  'frame that moves the top': () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.src = 'data:text/html,<script>top.location="https://example.invalid"</script>';
  },
  'script in an empty frame': (target) => {
    const { contentWindow } = document.body.appendChild(document.createElement('iframe'));
    if (contentWindow) contentWindow.location.href = target;
  },
  webview: (target) => {
    document.body.appendChild(document.createElement('webview')).setAttribute('src', target);
  },
  'history to another site': (target) => {
    try {
      window.history.pushState(null, '', target);
    } catch {
      // The engine itself refuses.
    }
  },
  'navigation interface': (target) => {
    const { navigation } = window as unknown as {
      navigation: { navigate(url: string): Record<'committed' | 'finished', Promise<unknown>> };
    };
    const { committed, finished } = navigation.navigate(target);
    for (const promise of [committed, finished]) promise.catch(() => undefined);
  },
};

/** Ways that need a hand on the mouse: a link laid over the whole page. */
const bait: Record<string, (target: string) => Record<string, string>> = {
  link: (target) => ({ href: target }),
  'link to a new window': (target) => ({ href: target, target: '_blank' }),
  'link without opener': (target) => ({ href: target, target: '_blank', rel: 'noopener' }),
  'link that pings': (target) => ({ href: '#', ping: target }),
  'link to a download': (target) => ({ href: target, download: 'x.exe' }),
  'link to a file of the disk': () => ({ href: 'file:///etc/hostname' }),
  'link to script': () => ({ href: 'javascript:document.title="ran"' }),
};

/** Waits until whatever was on its way to the main process, and its answer, have come through. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)));
      }),
  );
}

/** Asked of the page itself: Playwright's own waiting takes a navigation that was refused for one that goes on. */
async function expectUnmoved(relais: Relais, way: string): Promise<void> {
  await settle(relais.page);
  const found = await relais.page.evaluate(() => ({
    address: window.location.href.replace(/#.*$/, ''),
    heading: document.querySelector('h1')?.textContent,
    title: document.title,
  }));
  expect
    .soft(found, way)
    .toEqual({ address: 'app://relais/index.html', heading: 'Ouvrir une session', title: 'Relais' });
  expect.soft(await relais.windows(), way).toBe(1);
}

test('none of the ways that a script has moves the window or opens another', async ({ relais }) => {
  expect(Object.keys(byScript).length).toBeGreaterThanOrEqual(20);
  for (const [name, way] of Object.entries(byScript)) {
    await relais.page.evaluate(way, `${trap.url}/${encodeURIComponent(name)}`);
    await expectUnmoved(relais, name);
  }
  expect(trap.heard).toEqual([]);
});

test('none of the links that a hand follows moves the window or opens another', async ({ relais }) => {
  const { page } = relais;
  for (const [name, attributesOf] of Object.entries(bait)) {
    for (const modifiers of [[], ['Control'], ['Shift']] as ('Control' | 'Shift')[][]) {
      await page.evaluate(
        (attributes) => {
          const link = document.body.appendChild(document.createElement('a'));
          Object.assign(link.style, { position: 'fixed', inset: '0', zIndex: '9999' });
          for (const [key, value] of Object.entries(attributes)) link.setAttribute(key, value);
          link.id = 'bait';
        },
        attributesOf(`${trap.url}/${encodeURIComponent(name)}`),
      );
      for (const key of modifiers) await page.keyboard.down(key);
      await page.mouse.click(300, 300);
      for (const key of modifiers) await page.keyboard.up(key);
      await page.evaluate(() => document.getElementById('bait')?.remove());
      await expectUnmoved(relais, `${name} ${modifiers.join()}`);
    }
  }
  expect(trap.heard).toEqual([]);
});

test('a file dropped on the window is not opened', async ({ relais }) => {
  const { page } = relais;
  const file = join(relais.folder, 'dropped.html');
  writeFileSync(file, '<!doctype html><title>opened</title><h1>opened</h1>');
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await devtools.detach();
  await expectUnmoved(relais, 'file dropped');
});

test('a download is refused, and nothing is written', async ({ relais }) => {
  const { page, app } = relais;
  await app.evaluate(({ session }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { downloadsSeen: seen });
    session.fromPartition('relais').on('will-download', (event, item) => {
      seen.push(`${item.getFilename()} ${event.defaultPrevented ? 'refused' : 'accepted'}`);
    });
  });
  await page.evaluate(() => {
    const link = document.body.appendChild(document.createElement('a'));
    link.href = URL.createObjectURL(new Blob(['stolen'], { type: 'text/plain' }));
    link.download = 'stolen.txt';
    link.click();
    link.remove();
  });
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { downloadsSeen: string[] }).downloadsSeen))
    .toEqual(['stolen.txt refused']);
  await expectUnmoved(relais, 'download');
  const folders = await app.evaluate(({ app: main }) => [main.getPath('downloads'), main.getPath('temp')]);
  for (const folder of folders) expect(filesNamed(folder, 'stolen')).toEqual([]);
});
