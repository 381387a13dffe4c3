/** Counts the time without a touch. Real elapsed time, whatever happens to the wall clock (`security.md` T15). */
export class IdleClock {
  readonly #onIdle: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #milliseconds = 0;

  constructor(onIdle: () => void) {
    this.#onIdle = onIdle;
  }

  start(minutes: number): void {
    this.#milliseconds = minutes * 60_000;
    this.touch();
  }

  /** Starts again; gives the milliseconds until it fires. */
  touch(): number {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onIdle, this.#milliseconds);
    return this.#milliseconds;
  }

  /** Takes another delay, from now on. */
  change(minutes: number): void {
    if (this.#timer !== undefined) this.start(minutes);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
