import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/domain/id';
import { useCommand } from '../../lib/useCommand';
import { ConfirmDialog } from '../ConfirmDialog';
import './words';

/** Throws a draft away, after saying that its words will be lost. One never stored is simply left. */
export function DiscardDraft(props: {
  draftId: Id;
  isStored: boolean;
  beforehand: () => void;
  onDiscarded: () => void;
}) {
  const { t } = useTranslation('casework');
  const [isAsking, setAsking] = useState(false);
  const discard = useCommand('drafts.discard', { refreshes: ['desk.read', 'cases.read'] });
  const confirm = async () => {
    props.beforehand();
    if (props.isStored) await discard.mutateAsync({ draftId: props.draftId });
    props.onDiscarded();
  };
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('draft.discard')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={t('draft.discardTitle')}
        confirmLabel={t('draft.discardConfirm')}
        tone="attention"
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        {t('draft.discardText')}
      </ConfirmDialog>
    </>
  );
}
