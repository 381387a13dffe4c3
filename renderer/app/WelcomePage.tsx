/** The first page of a role that has nothing to do yet. */
export function WelcomePage() {
  return null;
}
