import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconDots, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/domain/format';
import type { SaveState } from '../../lib/drafts/autosaver';
import { useLanguage } from '../../lib/language';
import { FailureAlert } from '../FailureAlert';
import { Mark } from './Mark';
import './words';

/** Whether the words under way are kept: « Brouillon enregistré à 14 h 32 ». A failure is told in full, and read aloud. */
export function SavedNotice(props: { saving: SaveState; onRetry: () => void }) {
  const { t } = useTranslation('casework');
  const language = useLanguage();
  switch (props.saving.state) {
    case 'untouched':
      return (
        <Mark icon={IconPencil} tone="quiet">
          {t('saving.untouched')}
        </Mark>
      );
    case 'waiting':
    case 'saving':
      return (
        <Mark icon={IconDots} tone="quiet">
          {t(`saving.${props.saving.state}`)}
        </Mark>
      );
    case 'saved':
      return (
        <Mark icon={IconCheck} tone="done">
          {t('saving.saved', { time: clockText(props.saving.at, language) })}
        </Mark>
      );
    case 'failed':
      return (
        <div role="alert">
          <Mark icon={IconAlertTriangle} tone="attention">
            {t('saving.failed')}
          </Mark>
          <div>
            {t('saving.failedAct')}{' '}
            <Anchor component="button" type="button" onClick={props.onRetry}>
              {t('saving.tryNow')}
            </Anchor>
          </div>
          <FailureAlert failure={props.saving.failure} />
        </div>
      );
  }
}
