import { CasePage, type CaseParts } from '../features/cases/CasePage';
import { InterventionReading } from '../features/interventions/InterventionReading';

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
  // The dialog of summaries joins here.
  printing: () => null,
};

/** The page of a case, with the parts that interventions and summaries bring to it. */
export function CasePlace() {
  return <CasePage parts={PARTS} />;
}
