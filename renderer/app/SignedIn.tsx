import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import { Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Router } from 'wouter';
import type { Seat } from '#shared/contract/session';
import { shellEn } from '../i18n/en/shell';
import { shellFr } from '../i18n/fr/shell';
import { addWords } from '../i18n/index';
import { useHashPath, useHashSearch } from '../lib/location';
import { SeatProvider } from '../lib/seat';
import { ChangePassword } from '../ui/ChangePassword';
import { EntryFrame } from '../ui/EntryFrame';
import { Shell } from './Shell';

addWords('shell', { fr: shellFr, en: shellEn });

/** Everything behind sign-in. A temporary password is changed before anything else is shown. */
export function SignedIn(props: { seat: Seat }) {
  const { t } = useTranslation('entry');
  const [mustChange, setMustChange] = useState(props.seat.mustChangePassword);
  if (mustChange) {
    return (
      <EntryFrame>
        <Stack gap="sm">
          <Title order={1}>{t('mustChange.title')}</Title>
          <Text>{t('mustChange.why')}</Text>
          <ChangePassword login="" isTemporary onChanged={() => setMustChange(false)} />
        </Stack>
      </EntryFrame>
    );
  }
  return (
    <SeatProvider value={props.seat}>
      <Router hook={useHashPath} searchHook={useHashSearch}>
        <Shell />
      </Router>
    </SeatProvider>
  );
}
