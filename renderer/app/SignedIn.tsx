import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Router } from 'wouter';
import type { Seat } from '#shared/contract/session';
import { shellEn } from '../i18n/en/shell';
import { shellFr } from '../i18n/fr/shell';
import { addWords } from '../i18n/index';
import { call } from '../lib/call';
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
          <ChangePassword name={props.seat.name} isTemporary onChanged={() => setMustChange(false)} />
        </Stack>
      </EntryFrame>
    );
  }
  return <AtDesk seat={props.seat} />;
}

function AtDesk(props: { seat: Seat }) {
  // The seat changes with the settings of the service; a command that saves them has it read again.
  const { data: seat } = useQuery({
    queryKey: ['session.current', {}],
    queryFn: () => call('session.current', {}),
    initialData: props.seat,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <SeatProvider value={seat}>
      <Router hook={useHashPath} searchHook={useHashSearch}>
        <Shell />
      </Router>
    </SeatProvider>
  );
}
