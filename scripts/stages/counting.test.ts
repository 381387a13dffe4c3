import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { asked } from '../proof.mjs';
import { tallyOf as tallyOfJourneys } from './e2e.mjs';
import { inWords, sum } from './tally.mjs';
import { tallyOf as tallyOfUnits } from './unit.mjs';

const folder = mkdtempSync(join(tmpdir(), 'relais-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: object): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}
const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});
const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 1 };

describe('nothing that failed goes uncounted', () => {
  test('unit tests, one by one', () => {
    const path = report({
      testResults: [file('passed', 'passed', 'skipped'), file('failed', 'failed', 'passed')],
    });
    expect(tallyOfUnits(path, 1)).toEqual({ passed: 2, failed: 1, skipped: 1 });
  });

  test('a test file that does not load', () => {
    expect(tallyOfUnits(report({ testResults: [file('failed')] }), 1)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  test('a run that ends badly although each test passed', () => {
    expect(tallyOfUnits(report({ testResults: [file('passed', 'passed')] }), 1).failed).toBe(1);
    expect(tallyOfJourneys(report({ stats, errors: [] }), 1).failed).toBe(1);
  });

  test('a run that leaves no report', () => {
    expect(tallyOfUnits(join(folder, 'absent.json'), 139).failed).toBe(1);
    expect(tallyOfJourneys(join(folder, 'absent.json'), 139).failed).toBe(1);
  });

  test('journeys, and errors outside them', () => {
    expect(tallyOfJourneys(report({ stats, errors: [] }), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
    const bad = { stats: { ...stats, unexpected: 2, flaky: 1 }, errors: [{ message: 'x' }] };
    expect(tallyOfJourneys(report(bad), 1)).toEqual({ passed: 3, failed: 4, skipped: 1 });
  });
});

test('the last line', () => {
  const total = sum([
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 3, failed: 1, skipped: 0 },
  ]);
  expect(inWords(total)).toBe('5 passed, 1 failed');
  expect(inWords({ ...total, skipped: 2 })).toBe('5 passed, 1 failed, 2 skipped');
});

describe('what a developer asks for', () => {
  test.each([
    [[], ['types', 'lint', 'format', 'unit', 'build', 'e2e', 'package'], []],
    [['--only', 'lint'], ['lint', 'format'], []],
    [
      ['--only', 'e2e', '--grep', 'lock'],
      ['build', 'e2e'],
      ['--grep', 'lock'],
    ],
    [['shared/domain/person'], ['unit'], ['shared/domain/person']],
    [['e2e/journeys/intake.spec.ts'], ['build', 'e2e'], ['e2e/journeys/intake.spec.ts']],
  ])('%j', (args, names, filter) => {
    expect(asked(args)).toEqual({ names, filter });
  });

  test('an unknown stage is refused', () => {
    expect(asked(['--only', 'nothing'])).toBeUndefined();
  });
});
