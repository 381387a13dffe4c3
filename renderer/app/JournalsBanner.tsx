import { Anchor, Box } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay, useSeat } from '../lib/seat';
import { Notice } from '../ui/Notice';

/** What the check of the journals found at sign-in, until it is dealt with: stays on every page, cannot be dismissed. */
export function JournalsBanner() {
  const { t } = useTranslation('shell');
  const seat = useSeat();
  const mayRead = useMay('journal.read_technical');
  const broken = seat.journals.flatMap(({ store, verdict }) =>
    verdict.state === 'broken' ? [{ store, verdict }] : [],
  );
  if (broken.length === 0) return null;
  return (
    <Box pt="sm">
      <Notice tone="attention" role="alert" title={t('journals.title')}>
        {broken.map(({ store, verdict }) => (
          <p key={store} style={{ margin: '0 0 4px' }}>
            {t('journals.broken', {
              store: t(`journals.${store}`),
              line: verdict.seq,
              problem: t(`journals.problem.${verdict.problem}`),
            })}
          </p>
        ))}
        {t('journals.act')}{' '}
        {mayRead && (
          <Anchor component={Link} href="/journal" inherit>
            {t('journals.read')}
          </Anchor>
        )}
      </Notice>
    </Box>
  );
}
