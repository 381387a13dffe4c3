import { expect, test } from '../fixtures';

// The scheme of the window serves a list of files made beforehand. Someone who climbs out of it (`..`), names a drive, another
// host or the disk itself gets nothing: no path of a request ever reaches the file system.

const CLIMBS = [
  '..',
  '../package.json',
  '../../package.json',
  '../main/index.js',
  '..%2fmain%2findex.js',
  '..%2Fmain%2Findex.js',
  '%2e%2e/main/index.js',
  '%2e%2e%2fmain%2findex.js',
  '.%2e/main/index.js',
  '..%5cmain%5cindex.js',
  '..\\main\\index.js',
  '%2e%2e%5c%2e%2e%5cpackage.json',
  '..%252fmain%252findex.js',
  '%252e%252e%252fpackage.json',
  '..%c0%afpackage.json',
  '..%ef%bc%8fpackage.json',
  '..%u2215package.json',
  '....//main/index.js',
  '..;/main/index.js',
  '.../main/index.js',
  './/../main/index.js',
  'assets/../../main/index.js',
  'assets/..%2f..%2fmain/index.js',
  'index.html%00.js',
  '%00index.html',
  '..%00/main/index.js',
  'index.html%20',
  'index.html.',
  'index.html::$DATA',
  'index.html%3a%3a$DATA',
  'INDEX.HTML',
  'index.html/',
  'index.html/..%2f..%2fmain/index.js',
  '',
  '/',
  '//',
  '//etc/passwd',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'etc/passwd',
  'C:/Windows/win.ini',
  'C:%5cWindows%5cwin.ini',
  '/C:/Windows/win.ini',
  'c|/Windows/win.ini',
  '\\\\server\\share\\x',
  '%5c%5cserver%5cshare%5cx',
  '//server/share/x',
  '\\\\?\\C:\\Windows\\win.ini',
  'file:///etc/passwd',
  'file:%2f%2f%2fetc%2fpasswd',
  '~/.bashrc',
  '~root',
  'CON',
  'NUL',
  'aux.js',
  'proc/self/environ',
  '/proc/self/cmdline',
  'node_modules/electron/package.json',
  'main/index.js',
  'preload/index.cjs',
  'index.js',
  '__proto__',
  'constructor',
  'toString',
  'assets',
  'assets/',
  'assets/nothing.js',
  `${'../'.repeat(40)}etc/passwd`,
  `${'a/'.repeat(2000)}x`,
  'a'.repeat(5000),
];

const OTHERS = [
  'app://other/index.html',
  'app://print/index.html',
  'app://relais.evil/index.html',
  'app://evil.relais/index.html',
  'app://relais%2eevil/index.html',
  'app:///index.html',
  'app:index.html',
  'app://127.0.0.1/index.html',
  'app://etc/passwd',
];

test('only the files of the list are served, whatever the address climbs through', async ({ shared }) => {
  const ask = (urls: string[], method = 'GET') =>
    shared.app.evaluate(
      async ({ session }, [addresses, verb]) => {
        const own = session.fromPartition('relais');
        return Promise.all(
          addresses.map(async (address) => {
            try {
              const response = await own.fetch(address, { method: verb });
              return { status: response.status, length: (await response.arrayBuffer()).byteLength };
            } catch (error) {
              return { status: 0, length: 0, error: String(error) };
            }
          }),
        );
      },
      [urls, method] as const,
    );
  // The question reaches the scheme: what is on the list comes.
  expect((await ask(['app://relais/index.html']))[0]).toMatchObject({ status: 200 });

  const urls = [...CLIMBS.map((climb) => `app://relais/${climb}`), ...OTHERS];
  const answers = await ask(urls);
  for (const [index, url] of urls.entries()) {
    const answer = answers[index];
    expect.soft(answer?.length, url).toBe(0);
    expect.soft([0, 404], `${url} ${JSON.stringify(answer)}`).toContain(answer?.status);
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])
    expect.soft((await ask(['app://relais/index.html'], method))[0]?.length, method).toBe(0);
});

test('the session of the window opens no file of the disk and no other address', async ({ shared }) => {
  const outcomes = await shared.app.evaluate(async ({ session }) => {
    const own = session.fromPartition('relais');
    const addresses = [
      'file:///etc/hostname',
      'http://127.0.0.1:9/',
      'https://example.invalid/',
      'data:text/plain,x',
      'ftp://127.0.0.1/',
    ];
    return Promise.all(
      addresses.map((address) =>
        own.fetch(address).then(
          ({ status }) => `${address} ${status}`,
          () => 'refused',
        ),
      ),
    );
  });
  expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
});
