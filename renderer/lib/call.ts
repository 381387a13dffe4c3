import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index';
import type { Failure } from '#shared/contract/result';

/** A refused call: what React Query and the forms handle. The text comes from `failureText`. */
export class CallFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/**
 * Asks the vault for one thing of the contract.
 * Takes a name of the table and its input; gives its output; throws `CallFailed` on any refusal.
 */
export async function call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const result = await window.bridge.call(name, input);
  if (!result.ok) throw new CallFailed(result.error);
  // The vault parsed this value with the schema of the table before it left; the type is that schema's.
  return result.value as OutputOf<N>;
}
