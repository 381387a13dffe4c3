import { useEffect } from 'react';
import { startDraft } from '../../lib/drafts/opened-drafts';
import { navigate } from '../../lib/location';

/** Begins a request: a new form is always clean, and has an address of its own from the start. */
export function NewIntakePage() {
  useEffect(() => navigate(`/intakes/drafts/${startDraft()}`, { replace: true }), []);
  return null;
}
