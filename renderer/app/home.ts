import type { Seat } from '#shared/contract/session';

/** The first page of a role: its desk, or the work it does have, or the page that says what it will do. */
export function homeOf(seat: Seat): string {
  const may = (permission: string) => seat.permissions.includes(permission);
  if (may('desk.read') && seat.holdsCaseKey) return '/desk';
  if (may('journal.read') && seat.holdsCaseKey) return '/journal';
  if (may('account.manage')) return '/accounts';
  return '/welcome';
}
