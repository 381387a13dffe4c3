import { Button, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EventPayload } from '#shared/contract/events';
import { EntryFrame } from '../ui/EntryFrame';

/** What hides everything the instant the station locks, until the page is made anew. */
export function Curtain(props: { reason: EventPayload<'session.locked'>['reason'] }) {
  const { t } = useTranslation('entry');
  return (
    <EntryFrame>
      <Stack gap="md">
        <Title order={1} role="status">
          {t(`curtain.${props.reason}`)}
        </Title>
        <Button variant="default" onClick={() => window.location.reload()}>
          {t('curtain.reopen')}
        </Button>
      </Stack>
    </EntryFrame>
  );
}
