import { Textarea, type TextareaProps } from '@mantine/core';
import classes from './ProseArea.module.css';

/** Where a text is written at length: wide, in the serif that it will be read in, as tall as its words. */
export function ProseArea(
  props: Omit<TextareaProps, 'value' | 'onChange'> & { value: string; onChange: (text: string) => void },
) {
  const { onChange, ...rest } = props;
  return (
    <Textarea
      autosize
      minRows={3}
      {...rest}
      classNames={{ input: classes.input ?? '' }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
