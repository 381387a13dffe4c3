import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { filesHolding } from '../disk';
import { expect, test } from '../fixtures';
import { ownFolder } from '../station';

// Whatever a page puts away for later would lie in plain text in the profile. The session of the window lives in memory: after
// the application is closed, no file holds a word of it.

test('what a page stores is on no disk', async ({ prepared, start }) => {
  const folder = ownFolder(prepared.folder);
  const relais = await start(folder);
  const canary = `CANARY-${randomUUID()}`;
  relais.expected.push(/service worker|cookie/i);
  const stored = await relais.page.evaluate(async (word) => {
    const ways: Record<string, () => unknown> = {
      'local storage': () => window.localStorage.setItem(word, word),
      'session storage': () => window.sessionStorage.setItem(word, word),
      cookie: () => {
        document.cookie = `${word}=${word}; max-age=100000`;
        if (!document.cookie.includes(word)) throw new Error('kept nothing');
      },
      'indexed database': () =>
        new Promise((resolve, reject) => {
          const opening = window.indexedDB.open(word);
          opening.addEventListener('error', () => reject(new Error('refused')));
          opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('store'));
          opening.addEventListener('success', () => {
            const change = opening.result.transaction('store', 'readwrite', { durability: 'strict' });
            change.objectStore('store').put(word, word);
            change.addEventListener('complete', () => resolve(undefined));
          });
        }),
      cache: async () => (await caches.open(word)).put(`/${word}`, new Response(word)),
      'private file': async () => {
        const top = await navigator.storage.getDirectory();
        const file = await (await top.getFileHandle(word, { create: true })).createWritable();
        await file.write(word);
        await file.close();
      },
      'window name': () => (window.name = word),
      history: () => window.history.replaceState({ word }, '', `#/${word}`),
    };
    const done: string[] = [];
    for (const [name, way] of Object.entries(ways))
      try {
        await way();
        done.push(name);
      } catch {
        // Refused: nothing to look for.
      }
    return done;
  }, canary);
  // Otherwise the search below proves nothing.
  expect(stored).toEqual(expect.arrayContaining(['local storage', 'session storage', 'indexed database']));
  await relais.close();
  expect(filesHolding([canary], [folder, tmpdir()])).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

test('no session looks at spelling or fetches a dictionary, not even one that nobody uses', async ({
  shared,
}) => {
  const found = await shared.app.evaluate(({ session }) =>
    [
      session.fromPartition('relais'),
      session.fromPartition('print'),
      session.defaultSession,
      session.fromPartition('any'),
    ].map((own) => [own.isSpellCheckerEnabled(), own.getSpellCheckerLanguages().length]),
  );
  expect(found).toEqual([
    [false, 0],
    [false, 0],
    [false, 0],
    [false, 0],
  ]);
});
