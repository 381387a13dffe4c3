import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './places.mjs';

// Each case is a whole file, put where it says in a copy of the rooms, and the rule that must refuse it.
const refused: [place: string, text: string, rule: string][] = [
  ['shared/domain/a.ts', `import { app } from 'electron'; app.quit();`, 'no-restricted-imports'],
  ['shared/domain/b.ts', `import knex from 'knex'; knex({});`, 'no-restricted-imports'],
  ['db/c.ts', `import { app } from 'electron'; app.quit();`, 'no-restricted-imports'],
  ['db/d.ts', `import type { App } from 'electron'; export type A = App;`, 'no-restricted-imports'],
  ['electron/vault/features/a.ts', `import { app } from 'electron'; app.quit();`, 'no-restricted-imports'],
  ['electron/vault/features/b.ts', `import knex from 'knex'; knex({});`, 'no-restricted-imports'],
  ['electron/vault/features/c.ts', `import { w } from '../../main/window'; w();`, 'no-restricted-imports'],
  ['electron/vault/index.ts', `import knex from 'knex'; knex({});`, 'no-restricted-imports'],
  ['electron/main/a.ts', `import type { Knex } from 'knex'; export type K = Knex;`, 'no-restricted-imports'],
  ['electron/main/b.ts', `import { open } from '#db/connection'; open();`, 'no-restricted-imports'],
  ['electron/main/c.ts', `import { open } from '../../db/connection'; open();`, 'no-restricted-imports'],
  ['electron/main/d.ts', `import { key } from '../vault/keyring'; key();`, 'no-restricted-imports'],
  [
    'electron/main/e.ts',
    `import { ipcRenderer } from 'electron'; ipcRenderer.sendSync('x');`,
    'no-restricted-imports',
  ],
  [
    'renderer/lib/a.ts',
    `import { ipcRenderer } from 'electron'; ipcRenderer.sendSync('x');`,
    'no-restricted-imports',
  ],
  ['renderer/features/one/a.ts', `import { b } from '../two/b'; b();`, 'no-restricted-imports'],
  [
    'renderer/features/one/b.ts',
    `import type { B } from '../two/b'; export type C = B;`,
    'no-restricted-imports',
  ],
  ['renderer/features/one/c.ts', `import { b } from '../../features/two/b'; b();`, 'no-restricted-imports'],
  ['renderer/features/one/parts/a.ts', `import { b } from '../../two/b'; b();`, 'no-restricted-imports'],
  [
    'renderer/features/one/parts/deep/a.ts',
    `import { b } from '../../../two/b'; b();`,
    'no-restricted-imports',
  ],
  [
    'shared/domain/e.ts',
    `export async function f() {}\nexport function g() { f(); }`,
    'no-floating-promises',
  ],
  [
    'renderer/ui/a.tsx',
    `export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;`,
    'no-danger',
  ],
  ['renderer/ui/b.ts', `document.body.innerHTML = '';`, 'no-restricted-properties'],
  ['renderer/ui/c.ts', `document.body.insertAdjacentHTML('beforeend', '');`, 'no-restricted-properties'],
  ['renderer/ui/d.ts', `eval('1');`, 'no-eval'],
  ['renderer/ui/e.ts', `new Function('return 1')();`, 'no-new-func'],
  ['renderer/ui/f.ts', `setTimeout('1', 1);`, 'no-implied-eval'],
  ['renderer/ui/g.ts', `localStorage.setItem('a', 'b');`, 'no-restricted-globals'],
  ['renderer/ui/h.ts', `sessionStorage.setItem('a', 'b');`, 'no-restricted-globals'],
  ['renderer/ui/i.ts', `indexedDB.open('a');`, 'no-restricted-globals'],
  ['renderer/ui/j.ts', `window.localStorage.setItem('a', 'b');`, 'no-restricted-properties'],
  ['renderer/ui/k.ts', `export default 1;`, 'no-default-export'],
  [
    'electron/main/f.ts',
    `import { shell } from 'electron'; void shell.openExternal('');`,
    'no-restricted-properties',
  ],
  [
    'electron/main/g.ts',
    `import { shell } from 'electron'; void shell.openPath('');`,
    'no-restricted-properties',
  ],
  [
    'electron/main/h.ts',
    `import { shell } from 'electron'; const { openPath } = shell; void openPath('');`,
    'no-restricted-properties',
  ],
  [
    'electron/main/i.ts',
    `export const f = (w: any) => w.webContents.executeJavaScript('1');`,
    'no-restricted-properties',
  ],
  ['electron/main/j.ts', `export const f = (w: any) => w;`, 'no-explicit-any'],
  [
    'shared/domain/f.test.ts',
    `import { test } from 'vitest'; test.only('a', () => {});`,
    'no-restricted-properties',
  ],
  [
    'shared/domain/g.test.ts',
    `import { describe } from 'vitest'; describe.only('a', () => {});`,
    'no-restricted-properties',
  ],
  [
    'e2e/journeys/a.spec.ts',
    `import { test } from '../fixtures'; test.only('a', () => {});`,
    'no-restricted-properties',
  ],
  [
    'e2e/journeys/b.spec.ts',
    `import { test } from '../fixtures'; test.describe.only('a', () => {});`,
    'no-restricted-properties',
  ],
  [
    'e2e/journeys/c.spec.ts',
    `export const f = (page: { waitForTimeout(n: number): void }) => page.waitForTimeout(9);`,
    'no-restricted-properties',
  ],
];

// What the same rules must let through.
const allowed: [place: string, text: string][] = [
  ['db/connection.ts', `import knex from 'knex'; knex({});`],
  ['db/repositories/a.ts', `import type { Knex } from 'knex'; export type A = Knex;`],
  ['electron/vault/features/d.ts', `import type { Knex } from 'knex'; export type A = Knex;`],
  ['electron/vault/entry/a.ts', `import { open } from '#db/connection'; open();`],
  ['electron/main/index.ts', `import { app } from 'electron'; app.quit();`],
  ['electron/main/k.ts', `import type { M } from '../vault/messages'; export type N = M;`],
  ['electron/preload/index.ts', `import { ipcRenderer } from 'electron'; ipcRenderer.send('x');`],
  ['renderer/features/one/d.ts', `import { b } from './b'; import { c } from '../../ui/c'; b(c);`],
  ['renderer/features/one/parts/b.ts', `import { b } from '../b'; import { c } from '../../../ui/c'; b(c);`],
  ['vite.config.ts', `export default {};`],
];

const rooms = mkdtempSync(join(tmpdir(), 'relais-lint-'));
afterAll(() => rmSync(rooms, { recursive: true }));

/** Rule names (without their plugin) of the findings in each file. */
const findings = new Map<string, string[]>();

beforeAll(() => {
  copyFileSync(join(root, '.oxlintrc.json'), join(rooms, '.oxlintrc.json'));
  writeFileSync(
    join(rooms, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { strict: true, jsx: 'react-jsx' } }),
  );
  symlinkSync(join(root, 'node_modules'), join(rooms, 'node_modules'));
  for (const [place, text] of [...refused, ...allowed]) {
    mkdirSync(dirname(join(rooms, place)), { recursive: true });
    writeFileSync(join(rooms, place), text);
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--type-aware', '--format=json'], {
    cwd: rooms,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code?: string }[] };
  for (const { filename, code } of diagnostics) {
    findings.set(filename, [...(findings.get(filename) ?? []), code?.replace(/^.*\((.*)\)$/, '$1') ?? '?']);
  }
});

describe('a rule that the compiler cannot see', () => {
  test.each(refused)('refuses in %s: %s', (place, _text, rule) => {
    expect(findings.get(place)).toContain(rule);
  });

  test.each(allowed)('lets through in %s: %s', (place) => {
    const bans = ['no-restricted-imports', 'no-restricted-properties', 'no-default-export'];
    expect((findings.get(place) ?? []).filter((rule) => bans.includes(rule))).toEqual([]);
  });
});
