// The npm that started us, or else the one of the machine.

/**
 * A call of npm, for `run`.
 *
 * @param {...string} args
 * @returns {{ file: string, args: string[] }}
 */
export function npm(...args) {
  const starter = process.env['npm_execpath'];
  if (starter?.endsWith('npm-cli.js')) return { file: process.execPath, args: [starter, ...args] };
  return { file: process.platform === 'win32' ? 'npm.cmd' : 'npm', args };
}
