import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/domain/code-list';
import { useLanguage } from '../lib/language';
import { parseTime } from '../lib/parse-time';

/** « 14 h 30 » or « 14:30 », as the language writes it, from `HH:MM`. */
function shownTime(time: string, language: Language): string {
  if (language === 'en') return time;
  const [hour = '', minute = ''] = time.split(':');
  return minute === '00' ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`;
}

/**
 * An hour of the day, typed freely (`14 h 30`, `1430`, `9h`), held as `HH:MM`. Formats itself when the field is left.
 * What is not understood stays in the field, with a word about it, and the value is null.
 */
export function TimeInput(
  props: Omit<TextInputProps, 'value' | 'onChange' | 'type'> & {
    value: string | null;
    onChange: (time: string | null) => void;
    onUnclear?: (isUnclear: boolean) => void;
  },
) {
  const { value, onChange, onUnclear, error, onBlur, onFocus, onKeyDown, ...rest } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);
  const isUnclear = typed !== null && typed.trim() !== '' && parseTime(typed) === null;
  const settle = () => {
    setLeft(true);
    if (!isUnclear) setTyped(null);
  };
  return (
    <TextInput
      autoComplete="off"
      placeholder={t('timeHint')}
      {...rest}
      value={typed ?? (value === null ? '' : shownTime(value, language))}
      error={isUnclear && isLeft ? t('timeUnclear') : error}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const time = parseTime(text);
        setLeft(false);
        setTyped(text);
        if (time !== value) onChange(time);
        onUnclear?.(time === null && text.trim() !== '');
      }}
      onFocus={(event) => {
        setLeft(false);
        event.currentTarget.select();
        onFocus?.(event);
      }}
      onBlur={(event) => {
        settle();
        onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        onKeyDown?.(event);
      }}
    />
  );
}
