import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/result';
import { failureOf, failureText } from '../lib/failureText';
import { Notice } from './Notice';

/**
 * Tells a refusal: what happened, what it means for the work, what to do, the reference to quote. Shows nothing without one.
 * Takes a `Failure`, or the error of a query or a command. `onRetry` adds a button.
 */
export function FailureAlert(props: { failure: Failure | Error | null | undefined; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (!props.failure) return null;
  const words = failureText(props.failure instanceof Error ? failureOf(props.failure) : props.failure);
  return (
    <Notice tone="attention" role="alert" title={words.what}>
      <Text size="sm">
        {words.means} {words.act}
      </Text>
      <Group justify="space-between" mt={4}>
        <Text size="xs" c="dimmed">
          {t('reference', { reference: words.reference })}
        </Text>
        {props.onRetry && (
          <Button size="compact-sm" variant="default" onClick={props.onRetry}>
            {t('retry')}
          </Button>
        )}
      </Group>
    </Notice>
  );
}
