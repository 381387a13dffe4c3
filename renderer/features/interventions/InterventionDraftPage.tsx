import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import type { DraftBody } from '#shared/domain/draft';
import { nowInstant } from '../../lib/station-clock';
import { useQueryOf } from '../../lib/useQueryOf';
import { EmptyState } from '../../ui/EmptyState';
import { PageHeader } from '../../ui/PageHeader';
import { DraftGate } from '../../ui/casework/DraftGate';
import { Unreadable } from '../../ui/casework/Unreadable';
import { InterventionForm } from './InterventionForm';
import { freshInterventionDraft } from './intervention-draft';
import './words';

const wordsOf = (body: DraftBody) => (body.kind === 'intervention' ? body.content : null);

/** An intervention being written in a case: begun now, or taken up again from the desk, the case, or after a lock. */
export function InterventionDraftPage() {
  const { t } = useTranslation('interventions');
  const { t: shared } = useTranslation('casework');
  const { caseId, draftId } = useParams<{ caseId: string; draftId: string }>();
  const read = useQueryOf('cases.read', { caseId });
  if (read.error) {
    const list = { title: shared('case.title'), href: '/cases' };
    return <Unreadable list={list} failure={read.error} onRetry={() => void read.refetch()} />;
  }
  if (!read.data) return null;
  const { caseFile, safeContacts } = read.data;
  const toCase = (
    <Button variant="default" component={Link} href={`/cases/${caseId}`}>
      {t('toCase', { number: caseFile.number })}
    </Button>
  );
  if (!caseFile.mayWrite) {
    return (
      <>
        <PageHeader title={t('new')} />
        <EmptyState title={t('notWritable')} action={toCase} />
      </>
    );
  }
  return (
    <DraftGate
      key={draftId}
      draftId={draftId}
      title={t('new')}
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
