import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Fields } from '../../ui/casework/Section';
import classes from './EditItem.module.css';

/** One item of a list being changed: its fields under its name, and the way to take it out. */
export function EditItem(props: {
  name: string;
  removeLabel: string;
  onRemove: () => void;
  children: ReactNode;
}) {
  return (
    <fieldset className={classes.item}>
      <legend className={classes.name}>{props.name}</legend>
      <Fields>
        {props.children}
        <div>
          <Button
            variant="subtle"
            color="gray"
            size="compact-md"
            leftSection={<IconX size={16} aria-hidden />}
            onClick={props.onRemove}
          >
            {props.removeLabel}
          </Button>
        </div>
      </Fields>
    </fieldset>
  );
}
