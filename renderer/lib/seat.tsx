import { createContext, use } from 'react';
import type { Seat } from '#shared/contract/session';
import type { Permission } from '#shared/domain/roles';

const SeatContext = createContext<Seat | null>(null);

export const SeatProvider = SeatContext.Provider;

/** Who is at the desk. Only inside the shell: before sign-in nobody is. */
export function useSeat(): Seat {
  const seat = use(SeatContext);
  if (seat === null) throw new Error('nobody is at the desk');
  return seat;
}

/** Whether the role of this desk may do an act at all; the rules of the object are still asked by the vault. */
export function useMay(permission: Permission): boolean {
  return useSeat().permissions.includes(permission);
}
