import type { EventName } from '#shared/contract/events';
import type { Result } from '#shared/contract/result';
import type { LockReason } from './vault/lock-reason';

// What the main process and the vault say to each other. No key ever travels here; the station secret passes once, protected
// on one side of `protect`, plain on the other, because only the main process can ask the operating system.

/** From the main process to the vault. */
export type ToVault =
  | {
      kind: 'start';
      dataFolder: string;
      isRelease: boolean;
      version: string;
      protection: 'os' | 'development';
    }
  | { kind: 'call'; id: number; name: string; input: unknown }
  | { kind: 'lock'; reason: LockReason }
  | { kind: 'close' }
  | { kind: 'os-answer'; id: number; ok: true; value: unknown }
  | { kind: 'os-answer'; id: number; ok: false; code: string };

/** From the vault to the main process. */
export type FromVault =
  | { kind: 'ready' }
  | { kind: 'answer'; id: number; result: Result<unknown> }
  | { kind: 'event'; name: EventName; payload: unknown }
  | { kind: 'closed' }
  | { kind: 'os'; id: number; ask: OsAsk };

/** What the vault asks of the operating system. */
export type OsAsk =
  | { act: 'protect'; bytes: Uint8Array }
  | { act: 'unprotect'; bytes: Uint8Array }
  | { act: 'renderPdf'; html: string }
  | { act: 'printPdf'; handle: string }
  | { act: 'disposePdf'; handle: string }
  | { act: 'chooseSaveTarget'; suggestedName: string }
  | { act: 'writeSaveTarget'; target: string; bytes: Uint8Array };
