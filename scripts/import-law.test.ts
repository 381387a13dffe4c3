import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './places.mjs';

/** Who may import whom: the picture of house and README, in words. */
const law: Record<string, string[]> = {
  shared: [],
  db: ['shared'],
  electron: ['shared', 'db'],
  renderer: ['shared'],
  tools: ['shared', 'db', 'electron'],
  // What a project refers to brings along what that one refers to.
  e2e: ['shared', 'tools', 'electron', 'db'],
};
const names = Object.keys(law);
const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => [from, to] as const));
const forbidden = pairs.filter(([from, to]) => !law[from]?.includes(to));
const permitted = pairs.filter(([from, to]) => law[from]?.includes(to));

/** Ways to write an import of another room; the type-only one leaves no trace in the bundle, and is refused as well. */
const spellings: [name: string, text: (to: string) => string][] = [
  ['value', (to) => `import { value } from '../${to}/by-value';\nexport const mine = value;\n`],
  ['type', (to) => `import type { Own } from '../${to}/by-type';\nexport type Mine = Own;\n`],
  ['alias', (to) => `import { value } from '#${to}/by-alias';\nexport const mine = value;\n`],
];
/** The rooms that package.json gives an alias. */
const aliased = ['shared', 'db'];

const foreigners: [name: string, text: string][] = [
  ['console', `console.log(1);\nexport {};\n`],
  ['buffer', `export const a = Buffer.alloc(1);\n`],
  ['window', `export const a = window;\n`],
  ['node', `import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n`],
];

// The real project files of the rooms, around a few lines of code instead of ours. Lawful and unlawful imports stand in
// two copies: an unlawful one makes a project write the declarations of another, while that one writes them too.
const copies = mkdtempSync(join(tmpdir(), 'relais-law-'));
afterAll(() => rmSync(copies, { recursive: true }));
const output = { lawful: '', unlawful: '' };

beforeAll(() => {
  output.lawful = compile(join(copies, 'lawful'), permitted, []);
  output.unlawful = compile(join(copies, 'unlawful'), forbidden, foreigners);
});

/** Compiles a copy of the rooms with these imports, each in all its spellings, and returns what the compiler says. */
function compile(rooms: string, imports: typeof pairs, strangers: typeof foreigners): string {
  mkdirSync(rooms);
  for (const file of ['tsconfig.strict.json', 'package.json'])
    copyFileSync(join(root, file), join(rooms, file));
  symlinkSync(join(root, 'node_modules'), join(rooms, 'node_modules'));
  // The scripts are no room of the law, but the tools' project points to theirs.
  mkdirSync(join(rooms, 'scripts'));
  copyFileSync(join(root, 'scripts/tsconfig.json'), join(rooms, 'scripts/tsconfig.json'));
  writeFileSync(join(rooms, 'scripts/own.mjs'), 'export const value = 1;\n');
  const references = names.map((name) => ({ path: `./${name}` }));
  writeFileSync(join(rooms, 'tsconfig.json'), JSON.stringify({ files: [], references }));
  for (const room of names) {
    mkdirSync(join(rooms, room));
    copyFileSync(join(root, room, 'tsconfig.json'), join(rooms, room, 'tsconfig.json'));
    // One for each spelling: the compiler reports a foreign file once, at the first import that brought it in.
    for (const [name] of spellings) {
      writeFileSync(
        join(rooms, room, `by-${name}.ts`),
        'export const value = 1;\nexport type Own = number;\n',
      );
    }
  }
  for (const [from, to] of imports) {
    for (const [name, text] of spellingsOf(to))
      writeFileSync(join(rooms, from, `${name}-${to}.ts`), text(to));
  }
  for (const [name, text] of strangers) writeFileSync(join(rooms, 'shared', `foreign-${name}.ts`), text);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-b', '--pretty', 'false'], {
    cwd: rooms,
    encoding: 'utf8',
  });
  return `${stdout}exit ${status}`;
}

/** The spellings that exist for a room. */
function spellingsOf(room: string) {
  return spellings.filter(([name]) => name !== 'alias' || aliased.includes(room));
}

/** The error codes that the compiler gave for a file. */
function errorsOf(file: string, said: string): string[] {
  const lines = said.split('\n').filter((line) => line.startsWith(`${file}(`));
  return lines.map((line) => /error (TS\d+)/.exec(line)?.[1] ?? line);
}

describe('the import law, by the compiler', () => {
  const each = (list: typeof pairs) =>
    list.flatMap(([from, to]) => spellingsOf(to).map(([name]) => [from, to, name] as const));

  test.each(each(forbidden))('%s never imports %s (%s)', (from, to, name) => {
    expect(errorsOf(`${from}/${name}-${to}.ts`, output.unlawful)).toContain('TS6307');
  });

  test('what is permitted compiles', () => {
    expect(output.lawful).toBe('exit 0');
  });

  test.each(foreigners)('shared is pure: no %s', (name) => {
    expect(errorsOf(`shared/foreign-${name}.ts`, output.unlawful)).not.toEqual([]);
  });
});
