/** The journal. */
export function JournalPage() {
  return null;
}
