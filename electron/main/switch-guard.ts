import { app } from 'electron';

/**
 * Switches that would open the window or its traffic to another program. No fuse covers them, so a release build refuses to
 * start with any of them (`security.md` 0.13, 3.1).
 */
const REFUSED = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-setuid-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'js-flags',
  'load-extension',
  'disable-extensions-except',
  'user-data-dir',
  'host-resolver-rules',
  'host-rules',
  'proxy-server',
  'proxy-pac-url',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'ppapi-plugin-launcher',
  'single-process',
  'in-process-gpu',
  'log-net-log',
  'net-log-capture-mode',
  'ssl-key-log-file',
  'enable-logging',
  'log-file',
  'vmodule',
  'trace-startup',
  'enable-automation',
  'headless',
  'data',
];

/** EX_CONFIG: the configuration asked for is refused. */
const EXIT_REFUSED = 78;

/** The refused switches present on a command line. */
export function refusedSwitches(hasSwitch: (name: string) => boolean): string[] {
  return REFUSED.filter(hasSwitch);
}

if (__RELEASE__) {
  const found = refusedSwitches((name) => app.commandLine.hasSwitch(name));
  if (found.length > 0) {
    process.stderr.write(`Relais ne démarre pas avec : ${found.map((name) => `--${name}`).join(', ')}\n`);
    app.exit(EXIT_REFUSED);
    process.exit(EXIT_REFUSED);
  }
}
