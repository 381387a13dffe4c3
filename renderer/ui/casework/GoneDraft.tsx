import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../Notice';
import './words';

/** The draft was signed, recorded or thrown away elsewhere while it was being written here: the words can live on in a new one. */
export function GoneDraft(props: { onKeep: () => void }) {
  const { t } = useTranslation('casework');
  return (
    <Notice tone="attention" role="alert" title={t('draft.goneTitle')}>
      <div>{t('draft.goneText')}</div>
      <Button variant="default" size="compact-md" mt={6} onClick={props.onKeep}>
        {t('draft.goneAct')}
      </Button>
    </Notice>
  );
}
