import type { EventName, EventPayload } from '#shared/contract/events';
import type { Result } from '#shared/contract/result';

declare global {
  interface Window {
    /** The whole surface between the window and the rest, forever: two functions (`electron/preload`). */
    readonly bridge: {
      call(name: string, input: unknown): Promise<Result<unknown>>;
      on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
    };
  }
}
