import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconUrgent } from '@tabler/icons-react';
import type { ReactNode } from 'react';

const TONES = {
  information: { color: 'petrol', Icon: IconInfoCircle, edge: 'var(--relais-accent)' },
  attention: { color: 'amber', Icon: IconAlertTriangle, edge: 'var(--relais-attention)' },
  done: { color: 'done', Icon: IconCircleCheck, edge: 'var(--relais-done)' },
  /** Danger to a person, and nothing else. */
  danger: { color: 'danger', Icon: IconUrgent, edge: 'var(--relais-danger)' },
} as const;

/** A few sentences that must be read: a word, a sign and a colour. */
export function Notice(props: {
  tone: keyof typeof TONES;
  title?: string;
  children?: ReactNode;
  role?: 'status' | 'alert' | 'note';
}) {
  const { color, Icon, edge } = TONES[props.tone];
  return (
    <Alert
      role={props.role ?? 'note'}
      color={color}
      icon={<Icon aria-hidden />}
      title={props.title}
      styles={{
        title: { color: 'var(--mantine-color-text)' },
        icon: { color: edge },
        message: { color: 'var(--mantine-color-text)' },
      }}
    >
      {props.children}
    </Alert>
  );
}
