import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice';

/** A temporary password, shown once, to hand over in person. */
export function HandOver(props: {
  title: string;
  name: string;
  login: string;
  password: string;
  onDone: () => void;
}) {
  const { t } = useTranslation('accounts');
  return (
    <Stack gap="sm">
      <Notice tone="done" role="status" title={props.title} />
      <Title order={2}>{t('handOver', { name: props.name })}</Title>
      <div>
        <Text size="sm" c="dimmed">
          {t('field.login')}
        </Text>
        <Text fw={600} size="lg">
          {props.login}
        </Text>
      </div>
      <div>
        <Text size="sm" c="dimmed">
          {t('temporary')}
        </Text>
        <Text fw={600} size="lg" data-testid="temporary-password">
          {props.password}
        </Text>
      </div>
      <Text size="sm">{t('temporaryText')}</Text>
      <Group>
        <Button onClick={props.onDone} autoFocus>
          {t('handedOver')}
        </Button>
      </Group>
    </Stack>
  );
}
