import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconArrowsSplit2, IconCheck, IconDots, IconPencil } from '@tabler/icons-react';
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

/** The same, for a draft on its page: a conflict to settle is said rather than a save to come. */
export function DraftNotice(props: {
  draft: { saving: SaveState; conflict: unknown; isGone: boolean; flush: () => Promise<void> };
}) {
  const { t } = useTranslation('casework');
  const { saving, conflict, isGone, flush } = props.draft;
  if (conflict !== null || isGone) {
    return (
      <Mark icon={IconArrowsSplit2} tone="attention">
        {t(isGone ? 'saving.failed' : 'conflict.title')}
      </Mark>
    );
  }
  return <SavedNotice saving={saving} onRetry={() => void flush()} />;
}
