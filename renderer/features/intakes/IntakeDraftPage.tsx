import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import type { DraftBody } from '#shared/domain/draft';
import { nowInstant } from '../../lib/station-clock';
import { DraftGate } from '../../ui/casework/DraftGate';
import { IntakeForm } from './IntakeForm';
import { blankIntakeDraft } from './intake-draft';
import './words';

export const intakeWordsOf = (body: DraftBody) => (body.kind === 'intake' ? body.content : null);

/** A request being written: begun now, or taken up again from the desk or after a lock. */
export function IntakeDraftPage() {
  const { t } = useTranslation('intakes');
  const { draftId } = useParams<{ draftId: string }>();
  return (
    <DraftGate
      key={draftId}
      draftId={draftId}
      title={t('new')}
      blank={() => blankIntakeDraft(nowInstant())}
      wordsOf={intakeWordsOf}
      beginAgain={
        <Button component={Link} href="/intakes/new">
          {t('new')}
        </Button>
      }
    >
      {(opened) => <IntakeForm draftId={draftId} opened={opened} />}
    </DraftGate>
  );
}
