/** The accounts of the team. */
export function AccountsPage() {
  return null;
}
