import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf, plusDays, type CalendarDay } from '#shared/domain/calendar-day';
import { longDayText } from '#shared/domain/format';
import type { Language } from '#shared/domain/code-list';
import { useLanguage } from '../lib/language';
import { parseDay, type Lean } from '../lib/parse-day';

/** The station's day now. */
const today = (): CalendarDay => dayOf(Temporal.Now.instant().toString());

/** « samedi 14 mars 2026 ». */
function fullDay(day: CalendarDay, language: Language): string {
  const weekday = Temporal.PlainDate.from(day).toLocaleString(language === 'fr' ? 'fr-CA' : 'en-CA', {
    weekday: 'long',
  });
  return language === 'fr' ? `${weekday} ${longDayText(day, 'fr')}` : `${weekday}, ${longDayText(day, 'en')}`;
}

/**
 * A day, typed freely (`14/3`, `hier`, `+7 j`, `14 mars`, `2026-03-14`) and shown in full under the field as it is understood.
 * Up and Down move by one day. What is not understood stays in the field, with a word about it, and the value is null:
 * `onUnclear` tells the form, so that it does not go on without.
 */
export function DayInput(
  props: Omit<TextInputProps, 'value' | 'onChange' | 'type'> & {
    value: CalendarDay | null;
    onChange: (day: CalendarDay | null) => void;
    onUnclear?: (isUnclear: boolean) => void;
    /** Which year is meant when none is typed: nearest, last, or next. */
    lean?: Lean;
  },
) {
  const { value, onChange, onUnclear, lean = 'near', error, onBlur, onKeyDown, ...rest } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  // What is being typed; null shows the value.
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);

  const understood = typed === null ? value : parseDay(typed, today(), lean);
  const isUnclear = typed !== null && typed.trim() !== '' && understood === null;

  const take = (text: string) => {
    setTyped(text);
    const day = parseDay(text, today(), lean);
    if (day !== value) onChange(day);
    onUnclear?.(day === null && text.trim() !== '');
  };
  const settle = () => {
    setLeft(true);
    if (!isUnclear) setTyped(null);
  };

  return (
    <TextInput
      autoComplete="off"
      placeholder={t('dayHint')}
      {...rest}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={typed ?? value ?? ''}
      error={isUnclear && isLeft ? t('dayUnclear') : error}
      description={understood === null ? rest.description : fullDay(understood, language)}
      onChange={(event) => {
        setLeft(false);
        take(event.currentTarget.value);
      }}
      onFocus={(event) => {
        setLeft(false);
        event.currentTarget.select();
        rest.onFocus?.(event);
      }}
      onBlur={(event) => {
        settle();
        onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && !isUnclear) {
          event.preventDefault();
          const day = plusDays(
            understood ?? today(),
            understood === null ? 0 : event.key === 'ArrowUp' ? 1 : -1,
          );
          setTyped(null);
          onChange(day);
          onUnclear?.(false);
        }
        onKeyDown?.(event);
      }}
    />
  );
}
