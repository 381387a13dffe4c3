import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Nothing here yet: says so, and what to do next. `action`: the button that does it. */
export function EmptyState(props: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Stack gap={6} py="lg" px="sm" align="flex-start" maw={560}>
      <Text fw={600}>{props.title}</Text>
      {props.children && <Text c="dimmed">{props.children}</Text>}
      {props.action}
    </Stack>
  );
}
