import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/result';
import { failureOf } from '../../lib/failureText';
import { FailureAlert } from '../../ui/FailureAlert';
import { Notice } from '../../ui/Notice';

/** The warning that is read, in place, before a copy leaves the protection of Relais. */
export function SaveCopy(props: { onSave: () => Promise<unknown>; onClose: () => void }) {
  const { t } = useTranslation(['summaries', 'common']);
  const [isRead, setRead] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    first.current?.focus();
    return () => void (before instanceof HTMLElement && before.isConnected && before.focus());
  }, []);
  const save = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await props.onSave();
      props.onClose();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Notice tone="attention" role="alert" title={t('saveCopy.title')}>
      <Text size="sm">
        {t('saveCopy.text')} {t('saveCopy.advice')}
      </Text>
      <Checkbox
        ref={first}
        my="xs"
        label={t('saveCopy.read')}
        checked={isRead}
        onChange={(event) => setRead(event.currentTarget.checked)}
      />
      <FailureAlert failure={failure} />
      <Group gap="xs">
        <Button size="compact-md" disabled={!isRead} loading={isBusy} onClick={() => void save()}>
          {t('saveCopy.confirm')}
        </Button>
        <Button size="compact-md" variant="default" onClick={props.onClose}>
          {t('common:cancel')}
        </Button>
      </Group>
    </Notice>
  );
}
