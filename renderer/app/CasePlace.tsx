import { lazy, Suspense } from 'react';
import { CasePage, type CaseParts } from '../features/cases/CasePage';
import { InterventionReading } from '../features/interventions/InterventionReading';

// With its reader of PDF pages, read only when somebody prints.
const SummaryDialog = lazy(async () => ({
  default: (await import('../features/summaries/SummaryDialog')).SummaryDialog,
}));

const PARTS: CaseParts = {
  reading: ({ interventionId, read, draftId }) => (
    <InterventionReading
      interventionId={interventionId}
      caseId={read.caseFile.id}
      participants={read.caseFile.participants}
      mayWrite={read.caseFile.mayWrite}
      addendumDraftId={draftId}
    />
  ),
  printing: ({ caseId, interventions, onClose }) => (
    <Suspense fallback={null}>
      <SummaryDialog caseId={caseId} interventions={interventions} onClose={onClose} />
    </Suspense>
  ),
};

/** The page of a case, with the parts that interventions and summaries bring to it. */
export function CasePlace() {
  return <CasePage parts={PARTS} />;
}
