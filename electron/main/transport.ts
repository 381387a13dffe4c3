import { serialize } from 'node:v8';
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { events, type EventName } from '#shared/contract/events';
import type { Result } from '#shared/contract/result';
import { ORIGIN } from './own-scheme';
import type { VaultProcess } from './vault-process';

/** A call carries words, never files: past this size something is wrong (`security.md` 3.3). */
const MAX_INPUT_BYTES = 1024 * 1024;

type CurrentWindow = () => BrowserWindow | undefined;

const refused = (reference: string): Result<never> => ({
  ok: false,
  error: { code: 'FORBIDDEN', reference },
});

/**
 * The only channel between the window and the rest. Only the main frame of our own window, at our own origin, is answered;
 * everything it says goes to the vault as it is, and the vault decides.
 */
export function listen(currentWindow: CurrentWindow, vault: VaultProcess): void {
  ipcMain.handle('app:call', async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOurWindow(event, currentWindow())) return refused('sender');
    if (typeof name !== 'string' || name.length > 100) return refused('name');
    if (sizeOf(input) > MAX_INPUT_BYTES)
      return { ok: false, error: { code: 'INVALID_INPUT', reference: 'size', fields: { '': 'too_big' } } };
    return vault.call(name, input);
  });
}

function isOurWindow(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame;
  if (!window || !frame || event.sender !== window.webContents || frame !== event.sender.mainFrame)
    return false;
  return frame.url.replace(/[?#].*$/s, '') === `${ORIGIN}/index.html`;
}

/** Announces a fact to the window: its name and payload are those of `shared/contract/events.ts`, checked here. */
export function announce(window: BrowserWindow | undefined, name: EventName, payload: unknown): void {
  const parsed = events[name].safeParse(payload);
  if (parsed.success && window && !window.isDestroyed())
    window.webContents.send('app:event', name, parsed.data);
}

/** The bytes of a message as it travels: JSON alone would find maps and buffers empty, whatever they carry. */
function sizeOf(input: unknown): number {
  try {
    return Math.max(Buffer.byteLength(JSON.stringify(input) ?? ''), serialize(input).byteLength);
  } catch {
    // Not plain data: a cycle or a big integer. No call of the contract takes any.
    return Number.POSITIVE_INFINITY;
  }
}
