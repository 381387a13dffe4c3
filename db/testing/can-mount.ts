import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let answer: boolean | undefined;

/** Whether this run may mount a small disk (root on Linux, outside a locked container): found out by doing it, once. */
export function canMount(): boolean {
  if (answer !== undefined) return answer;
  const folder = mkdtempSync(join(tmpdir(), 'relais-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    answer = true;
  } catch {
    answer = false;
  }
  rmdirSync(folder);
  return answer;
}
