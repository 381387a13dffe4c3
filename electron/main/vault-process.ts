import { utilityProcess, type UtilityProcess } from 'electron';
import { join } from 'node:path';
import type { EventName } from '#shared/contract/events';
import type { Result } from '#shared/contract/result';
import type { FromVault, OsAsk, ToVault } from '../messages';
import type { LockReason } from '../vault/lock-reason';

type Start = Extract<ToVault, { kind: 'start' }>;
type Hooks = {
  onEvent(name: EventName, payload: unknown): void;
  /** Serves what only this process can do. Throws an error whose `code` says why not. */
  serve(ask: OsAsk): Promise<unknown>;
  /** The process died without being asked to. It is started again, locked. */
  onDeath(): void;
};

/** How long a window that closes waits for the words under the hand. */
const SETTLE_MS = 1500;
const DEAD: Result<never> = { ok: false, error: { code: 'INTERNAL', reference: 'vault_stopped' } };

/** Starts, feeds, watches and stops the utility process that holds keys, session and storage. */
export class VaultProcess {
  readonly #start: Omit<Start, 'kind'>;
  readonly #hooks: Hooks;
  readonly #waiting = new Map<number, (result: Result<unknown>) => void>();
  #child: UtilityProcess | undefined;
  #nextId = 1;
  #isClosing = false;
  #onClosed: (() => void) | undefined;
  #onLocked: (() => void) | undefined;

  constructor(start: Omit<Start, 'kind'>, hooks: Hooks) {
    this.#start = start;
    this.#hooks = hooks;
    this.#launch();
  }

  /** The process id of the vault, for the tests that kill it. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  call(name: string, input: unknown): Promise<Result<unknown>> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ kind: 'call', id, name, input });
    });
  }

  lock(reason: LockReason): void {
    this.#send({ kind: 'lock', reason });
  }

  /** Lets whoever is at the desk be locked out in order, words under the hand saved; at once when nobody is there. */
  async settle(): Promise<void> {
    const late = new Promise<void>((resolve) => setTimeout(resolve, SETTLE_MS));
    const locked = new Promise<void>((resolve) => (this.#onLocked = resolve));
    const { ok: isSomebodyThere } = await Promise.race([
      this.call('session.current', {}),
      late.then(() => DEAD),
    ]);
    if (!isSomebodyThere) return;
    this.lock('by_hand');
    await Promise.race([locked, late]);
  }

  /** Lets the vault lock, write everything down and end; resolves when it has, or after five seconds. */
  close(): Promise<void> {
    this.#isClosing = true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#child?.kill();
        resolve();
      }, 5000);
      this.#onClosed = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#send({ kind: 'close' });
    });
  }

  #launch(): void {
    const child = utilityProcess.fork(join(import.meta.dirname, 'vault.js'), [], {
      serviceName: 'Relais Vault',
      stdio: 'inherit',
    });
    this.#child = child;
    child.on('message', (message: FromVault) => void this.#receive(message));
    child.on('exit', () => this.#died(child));
    this.#send({ kind: 'start', ...this.#start });
  }

  #died(child: UtilityProcess): void {
    if (child !== this.#child) return;
    for (const answer of this.#waiting.values()) answer(DEAD);
    this.#waiting.clear();
    this.#onClosed?.();
    if (this.#isClosing) return;
    this.#launch();
    this.#hooks.onDeath();
  }

  async #receive(message: FromVault): Promise<void> {
    switch (message.kind) {
      case 'answer': {
        const answer = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        answer?.(message.result);
        return;
      }
      case 'event':
        if (message.name === 'session.locked') this.#onLocked?.();
        this.#hooks.onEvent(message.name, message.payload);
        return;
      case 'closed':
        this.#onClosed?.();
        return;
      case 'os':
        try {
          const value = await this.#hooks.serve(message.ask);
          this.#send({ kind: 'os-answer', id: message.id, ok: true, value });
        } catch (error) {
          const code = error instanceof Error && 'code' in error ? String(error.code) : 'failed';
          this.#send({ kind: 'os-answer', id: message.id, ok: false, code });
        }
        return;
      case 'ready':
        return;
    }
  }

  #send(message: ToVault): void {
    this.#child?.postMessage(message);
  }
}
