import { useMay } from '../../lib/seat';
import { useQueryOf } from '../../lib/useQueryOf';

/** The name of a member of the team, from the id of the account. */
export type NameOf = (accountId: string) => string | undefined;

/** The names of the team, for lines that only know accounts. */
export function useColleagueNames(): NameOf {
  const { data } = useQueryOf('accounts.colleagues', {}, { enabled: useMay('account.read') });
  return (accountId) => data?.find((one) => one.id === accountId)?.name;
}
