import type { FromVault, OsAsk, ToVault } from '../messages';
import { compose, type RunningVault } from './compose';
import type { Os, RenderedPdf } from './os';

// Entry of the utility process: messages in, answers out. The only file of the vault that knows it is a process.

const port = process.parentPort;
const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
let nextAsk = 1;
let running: RunningVault | undefined;

const send = (message: FromVault) => port.postMessage(message);

function ask(what: OsAsk): Promise<unknown> {
  const id = nextAsk++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    send({ kind: 'os', id, ask: what });
  });
}

/** A refusal of the operating system: a code, never a path or a text. */
class OsRefusal extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

function osOver(protection: Os['protection']): Os {
  const bytesOf = (value: unknown) => Buffer.from(value as Uint8Array);
  return {
    protection,
    protect: async (bytes) => bytesOf(await ask({ act: 'protect', bytes })),
    unprotect: async (bytes) => bytesOf(await ask({ act: 'unprotect', bytes })),
    renderPdf: async (html) => (await ask({ act: 'renderPdf', html })) as RenderedPdf,
    printPdf: async (handle) =>
      (await ask({ act: 'printPdf', handle })) as Awaited<ReturnType<Os['printPdf']>>,
    disposePdf: async (handle) => void (await ask({ act: 'disposePdf', handle })),
    chooseSaveTarget: async (suggestedName) =>
      (await ask({ act: 'chooseSaveTarget', suggestedName })) as string | null,
    writeSaveTarget: async (target, bytes) => void (await ask({ act: 'writeSaveTarget', target, bytes })),
  };
}

port.on('message', ({ data }) => void receive(data as ToVault));

async function receive(message: ToVault): Promise<void> {
  switch (message.kind) {
    case 'start':
      running = compose({
        dataFolder: message.dataFolder,
        acceptsDevelopment: !message.isRelease,
        version: message.version,
        os: osOver(message.protection),
        announce: (name, payload) => send({ kind: 'event', name, payload }),
      });
      send({ kind: 'ready' });
      return;
    case 'call': {
      const result = await running?.dispatch(message.name, message.input);
      if (result) send({ kind: 'answer', id: message.id, result });
      return;
    }
    case 'lock':
      running?.vault.announceLock(message.reason);
      return;
    case 'close':
      await running?.vault.close();
      send({ kind: 'closed' });
      process.exit(0);
      return;
    case 'os-answer': {
      const pending = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.ok) pending?.resolve(message.value);
      else pending?.reject(new OsRefusal(message.code));
      return;
    }
  }
}
