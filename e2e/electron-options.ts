import { join } from 'node:path';

/** The top folder of the checkout: journeys run the application that was built in its out/. */
const root = join(import.meta.dirname, '..');

/**
 * What `_electron.launch` needs for our built application, whoever runs the tests.
 *
 * @param args Arguments of the application, such as `--data=/tmp/x`.
 */
export function electronOptions(args: readonly string[] = []) {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    // Playwright runs under Electron's Node; the application that it starts must not.
    if (value !== undefined && name !== 'ELECTRON_RUN_AS_NODE') env[name] = value;
  }
  return { args: [root, ...args], cwd: root, env, chromiumSandbox: hasSandbox() };
}

/** Chromium's own sandbox, unless the runner of the tests found that this system has none, or root runs Playwright. */
function hasSandbox(): boolean {
  const told = process.env['RELAIS_SANDBOX'];
  return told === undefined ? process.getuid?.() !== 0 : told === 'on';
}
