import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import type { DraftBody } from '#shared/domain/draft';
import { nowInstant } from '../../lib/station-clock';
import { useQueryOf } from '../../lib/useQueryOf';
import { FailureAlert } from '../../ui/FailureAlert';
import { DraftGate } from '../../ui/casework/DraftGate';
import { InterventionForm } from './InterventionForm';
import { freshInterventionDraft } from './intervention-draft';
import './words';

const wordsOf = (body: DraftBody) => (body.kind === 'intervention' ? body.content : null);

/** An intervention being written in a case: begun now, or taken up again from the desk, the case, or after a lock. */
export function InterventionDraftPage() {
  const { t } = useTranslation('interventions');
  const { caseId, draftId } = useParams<{ caseId: string; draftId: string }>();
  const read = useQueryOf('cases.read', { caseId });
  if (read.error) return <FailureAlert failure={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return null;
  const { caseFile, safeContacts } = read.data;
  return (
    <DraftGate
      key={draftId}
      draftId={draftId}
      blank={() => freshInterventionDraft(nowInstant())}
      wordsOf={wordsOf}
      beginAgain={
        <Button component={Link} href={`/cases/${caseId}/interventions/new`}>
          {t('new')}
        </Button>
      }
    >
      {(opened, stored) => (
        <InterventionForm
          draftId={draftId}
          opened={opened}
          file={caseFile}
          contacts={safeContacts}
          owner={stored && { id: stored.ownerId, name: stored.ownerName }}
        />
      )}
    </DraftGate>
  );
}
