import { Group, Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { usePlace } from '../lib/place';
import classes from './PageHeader.module.css';

/**
 * The head of a page: its name, a line of what identifies it (number, age…), its acts on the right. It stays in sight
 * while the page scrolls, tells the shell where we are, and takes the focus when the page opens so that it is read aloud.
 * `keepsFocus`: the page puts the focus in its first field itself.
 */
export function PageHeader(props: {
  title: string;
  /** Above the title: the kind of thing, a way back. */
  over?: ReactNode;
  /** Under the title. */
  under?: ReactNode;
  actions?: ReactNode;
  keepsFocus?: boolean;
  /** The name of the place in the corner, when the title is not one. */
  place?: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePlace(props.place ?? props.title);
  const takesFocus = props.keepsFocus !== true;
  useEffect(() => {
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (takesFocus && isFree) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {props.over && (
          <Text size="xs" c="dimmed" component="div">
            {props.over}
          </Text>
        )}
        <Title order={1} tabIndex={-1} ref={heading} className={classes.title}>
          {props.title}
        </Title>
        {props.under && (
          <Text size="sm" c="dimmed" component="div">
            {props.under}
          </Text>
        )}
      </div>
      {props.actions && (
        <Group gap="xs" wrap="wrap">
          {props.actions}
        </Group>
      )}
    </header>
  );
}
