import { Anchor, List } from '@mantine/core';
import { IconCircleDashed } from '@tabler/icons-react';
import { focusField } from '../../lib/field-focus';

/** What is still to be filled in, each leading to its field. */
export function MissingList(props: { form: string; missing: readonly { field: string; label: string }[] }) {
  return (
    <List
      size="sm"
      spacing={4}
      center
      icon={<IconCircleDashed size={16} aria-hidden style={{ display: 'block' }} />}
    >
      {props.missing.map(({ field, label }) => (
        <List.Item key={field}>
          <Anchor component="button" type="button" onClick={() => focusField(props.form, field)}>
            {label}
          </Anchor>
        </List.Item>
      ))}
    </List>
  );
}
