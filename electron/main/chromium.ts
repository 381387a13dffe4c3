import { app, protocol } from 'electron';

/** What is asked of Chromium before it is ready: no network, no background talk, French first, our own scheme. */
export function prepareChromium(): void {
  const switches: [string, string?][] = [
    ['lang', 'fr-CA'],
    ['host-resolver-rules', 'MAP * ~NOTFOUND'],
    ['proxy-server', 'http://127.0.0.1:9'],
    ['proxy-bypass-list', '<-loopback>'],
    ['disable-background-networking'],
    ['disable-component-update'],
    ['disable-domain-reliability'],
    ['disable-sync'],
    ['no-pings'],
    [
      'disable-features',
      'SpareRendererForSitePerProcess,OptimizationHints,MediaRouter,AutofillServerCommunication',
    ],
  ];
  for (const [name, value] of switches)
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);

  // As root (a container, a closed test machine) every child process would die with the sandbox forced on.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}
