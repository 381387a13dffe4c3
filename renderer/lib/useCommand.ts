import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index';
import { call, type CallFailed } from './call';

/** Does one thing of the contract, then has the named reads asked again. */
export function useCommand<N extends ProcedureName>(
  name: N,
  options: { refreshes?: ProcedureName[] } = {},
): UseMutationResult<OutputOf<N>, CallFailed, InputOf<N>> {
  const client = useQueryClient();
  return useMutation<OutputOf<N>, CallFailed, InputOf<N>>({
    mutationFn: (input) => call(name, input),
    onSuccess: async () => {
      await Promise.all(
        (options.refreshes ?? []).map((query) => client.invalidateQueries({ queryKey: [query] })),
      );
    },
  });
}
