import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconUrgent } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

const SIGNS = {
  information: IconInfoCircle,
  attention: IconAlertTriangle,
  done: IconCircleCheck,
  /** Danger to a person, and nothing else. */
  danger: IconUrgent,
} as const;

/** A few sentences that must be read: a word, a sign and a colour. */
export function Notice(props: {
  tone: keyof typeof SIGNS;
  title?: string;
  children?: ReactNode;
  role?: 'status' | 'alert' | 'note';
}) {
  const Sign = SIGNS[props.tone];
  return (
    <Alert
      role={props.role ?? 'note'}
      icon={<Sign aria-hidden />}
      title={props.title}
      data-tone={props.tone}
      classNames={{
        root: classes.root ?? '',
        icon: classes.icon ?? '',
        title: classes.title ?? '',
        message: classes.message ?? '',
      }}
    >
      {props.children}
    </Alert>
  );
}
