import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/result';
import { failureOf } from '../lib/failureText';
import { useKeys } from '../lib/keys';
import { FailureAlert } from './FailureAlert';

/**
 * Explains an act that cannot be undone before it is done: what will happen (`children`), one clear button, a way back.
 * `onConfirm` may be asynchronous: the dialog closes when it succeeds and tells the refusal when it does not.
 */
export function ConfirmDialog(props: {
  opened: boolean;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  onConfirm: () => Promise<unknown> | void;
  onClose: () => void;
  /** False while a field of the dialog is still to be filled. */
  mayConfirm?: boolean;
  /** `attention`: removes or withdraws something. */
  tone?: 'ordinary' | 'attention';
}) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size="md">
      <Body {...props} />
    </Modal>
  );
}

function Body(props: Parameters<typeof ConfirmDialog>[0]) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const mayConfirm = props.mayConfirm !== false && !isBusy;
  const confirm = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await props.onConfirm();
      props.onClose();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  useKeys([{ keys: 'mod+Enter', label: props.confirmLabel, run: () => void (mayConfirm && confirm()) }]);
  return (
    <Stack gap="md">
      <div>{props.children}</div>
      <FailureAlert failure={failure} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={props.onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <Button
          color={props.tone === 'attention' ? 'amber' : 'petrol'}
          loading={isBusy}
          disabled={!mayConfirm}
          onClick={() => void confirm()}
        >
          {props.confirmLabel}
        </Button>
      </Group>
    </Stack>
  );
}
