import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index';
import { call, type CallFailed } from './call';

/** Reads one thing of the contract and keeps it until a command says it changed. `enabled: false` waits. */
export function useQueryOf<N extends ProcedureName>(
  name: N,
  input: InputOf<N>,
  options: { enabled?: boolean; keepPrevious?: boolean } = {},
): UseQueryResult<OutputOf<N>, CallFailed> {
  return useQuery<OutputOf<N>, CallFailed>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious
      ? { placeholderData: (previous: OutputOf<N> | undefined) => previous as never }
      : {}),
  });
}
