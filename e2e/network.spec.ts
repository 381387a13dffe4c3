import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ATTEMPTS, netLogsOf } from './fixtures';
import { KILLED } from './relais';

// Every start of the application during this run wrote down all that Chromium's network did, down to each socket. This runs
// after everything else, and reads it all: nothing left the machine, nothing was even looked up.
//
// Nothing is left out. Playwright's own way in, a debugging port of this machine, is another part of Chromium and does not
// appear in these logs. What they cannot say: a start that a test killed wrote little, because the log is written at the end.

type Event = {
  type: number;
  source: { id: number; type: number };
  phase: number;
  params?: Record<string, unknown>;
};
type NetLog = { names: Map<number, string>; sources: Map<number, string>; events: Event[] };

/** Reads a log, also one that a kill cut short: one event a line. */
function read(file: string): NetLog {
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  const constants = (
    JSON.parse(`${head.replace(/,\s*$/, '')}}`) as { constants: Record<string, Record<string, number>> }
  ).constants;
  const turned = (table: Record<string, number> = {}) =>
    new Map(Object.entries(table).map(([name, id]) => [id, name]));
  const events: Event[] = [];
  for (const line of lines) {
    try {
      events.push(JSON.parse(line.replace(/,\s*$/, '')) as Event);
    } catch {
      // The opening of the list, its end, or the line that a kill left unfinished.
    }
  }
  return { names: turned(constants['logEventTypes']), sources: turned(constants['logSourceType']), events };
}

/** What a log says of the world outside: addresses asked for, names looked up, sockets, bytes. */
function contactsIn(log: NetLog): { tried: string[]; sent: string[] } {
  const tried: string[] = [];
  const sent: string[] = [];
  for (const { type, source, params = {} } of log.events) {
    const name = log.names.get(type) ?? String(type);
    const kind = log.sources.get(source.type) ?? String(source.type);
    const what = [kind, name, params['url'], params['host'], params['address']].filter(Boolean).join(' ');
    const isOurs = typeof params['url'] === 'string' && /^(app|blob:app|devtools):/.test(params['url']);
    if (!isOurs && (kind === 'URL_REQUEST' || /SOCKET|RESOLVER|DNS_|CONNECT_JOB|STREAM/.test(kind)))
      tried.push(what);
    if (/BYTES_SENT|TCP_CONNECT|SSL_HANDSHAKE|DNS_TRANSACTION|QUIC_SESSION_PACKET_SENT/.test(name))
      sent.push(what);
  }
  return { tried, sent };
}

test('not one request, name or socket left the application during the whole run', () => {
  const { project } = test.info();
  const folder = netLogsOf(project.outputDir);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const log = read(join(folder, file));
    // The log was really written: Chromium begins with its proxy, whatever happens afterwards.
    if (!file.startsWith(KILLED))
      expect(log.events.map(({ type }) => log.names.get(type))).toContain('PROXY_CONFIG_CHANGED');
    const { tried, sent } = contactsIn(log);
    expect(sent, file).toEqual([]);
    // Attacks may try, and show that this reading finds what there is to find.
    if (file.startsWith(ATTEMPTS)) expect(tried, file).not.toEqual([]);
    else expect(tried, file).toEqual([]);
  }
});
