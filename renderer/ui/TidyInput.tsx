import { TextInput, type TextInputProps } from '@mantine/core';

/**
 * A field that formats itself when it is left: phones (`formatPhone`), postal codes (`formatPostalCode`), event numbers
 * (`(raw) => formatWithMask(raw, mask)`). Any spelling is accepted; what the helper does not know stays as written.
 */
export function TidyInput(
  props: Omit<TextInputProps, 'value' | 'onChange'> & {
    value: string;
    onChange: (value: string) => void;
    tidy: (raw: string) => string;
  },
) {
  const { value, onChange, tidy, onBlur, ...rest } = props;
  return (
    <TextInput
      autoComplete="off"
      {...rest}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => {
        const tidied = tidy(value);
        if (tidied !== value) onChange(tidied);
        onBlur?.(event);
      }}
    />
  );
}
