import { Button, Group, Text } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Something that a person across the desk must not read over a shoulder: hidden until asked for.
 * `label` names what is hidden (« Adresse protégée »). `reason` is a slot (a field, a choice) shown beside the button when a
 * reason is asked; `mayReveal` says whether it is filled. `onReveal` may fetch, and keeps the words hidden if it throws.
 */
export function Sensitive(props: {
  label: string;
  children: ReactNode;
  reason?: ReactNode;
  mayReveal?: boolean;
  onReveal?: () => Promise<void> | void;
}) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const reveal = async () => {
    setBusy(true);
    try {
      await props.onReveal?.();
      setShown(true);
    } catch {
      // The caller tells its own failure; here the words simply stay hidden.
    } finally {
      setBusy(false);
    }
  };
  return (
    <Group gap="xs" align="center">
      {isShown ? (
        <div>{props.children}</div>
      ) : (
        <>
          <Text size="sm" c="dimmed">
            {props.label}
          </Text>
          {props.reason}
        </>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        loading={isBusy}
        disabled={!isShown && props.mayReveal === false}
        leftSection={isShown ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
        aria-label={`${t(isShown ? 'hide' : 'reveal')}\u00a0: ${props.label}`}
        onClick={() => (isShown ? setShown(false) : void reveal())}
      >
        {t(isShown ? 'hide' : 'reveal')}
      </Button>
    </Group>
  );
}
