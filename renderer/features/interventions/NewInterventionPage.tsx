import { useEffect } from 'react';
import { useParams } from 'wouter';
import { startDraft } from '../../lib/drafts/opened-drafts';
import { navigate } from '../../lib/location';

/** Begins an intervention in a case: a clean page, with an address of its own from the start. */
export function NewInterventionPage() {
  const { caseId } = useParams<{ caseId: string }>();
  useEffect(
    () => navigate(`/cases/${caseId}/interventions/drafts/${startDraft()}`, { replace: true }),
    [caseId],
  );
  return null;
}
