import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ageOn, dayOf, type Birth } from '#shared/domain/calendar-day';
import type { Language } from '#shared/domain/code-list';
import { ageText, longDayText } from '#shared/domain/format';
import { useLanguage } from '../../lib/language';
import { parseBirth, typedBirth } from '../../lib/parse-birth';
import { nowInstant } from '../../lib/station-clock';
import './words';

/**
 * What is known of a birth in one field: a date, a month, a year or an estimated age, typed freely and told back in full.
 * What is not understood stays in the field with a word about it; the value is then null and `onUnclear` says so.
 */
export function BirthInput(
  props: Omit<TextInputProps, 'value' | 'onChange' | 'label'> & {
    value: Birth | null;
    onChange: (birth: Birth | null) => void;
    onUnclear?: (isUnclear: boolean) => void;
  },
) {
  const { value, onChange, onUnclear, error, ...rest } = props;
  const { t } = useTranslation('casework');
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);
  const isUnclear = typed !== null && typed.trim() !== '' && value === null;
  return (
    <TextInput
      autoComplete="off"
      {...rest}
      label={t('birth.label')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={value ? birthWords(value, language, t) : t('birth.hint')}
      error={isUnclear && isLeft ? t('birth.unclear') : error}
      value={typed ?? typedBirth(value)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const birth = parseBirth(text, dayOf(nowInstant()));
        setTyped(text);
        setLeft(false);
        onChange(birth);
        onUnclear?.(birth === null && text.trim() !== '');
      }}
      onBlur={() => setLeft(true)}
    />
  );
}

type Words = ReturnType<typeof useTranslation<'casework'>>['t'];

/** A birth as it was understood, with the age that it gives today. */
export function birthWords(birth: Birth, language: Language, t: Words): string {
  const today = dayOf(nowInstant());
  const found = ageOn(birth, today);
  const age = found ? ageText(found, language) : '';
  switch (birth.kind) {
    case 'day':
      return t('birth.day', { day: longDayText(birth.day, language), age });
    case 'month':
      return t('birth.month', { month: monthText(birth.month, language), age });
    case 'year':
      return t('birth.year', { year: birth.year, age });
    case 'estimated_age': {
      const guessed = ageText({ least: birth.age, most: birth.age }, language);
      return birth.on === today
        ? t('birth.estimated', { age: guessed })
        : t('birth.estimatedOn', { age: guessed, day: birth.on });
    }
  }
}

function monthText(month: string, language: Language): string {
  return Temporal.PlainDate.from(`${month}-01`).toLocaleString(language === 'fr' ? 'fr-CA' : 'en-CA', {
    month: 'long',
    year: 'numeric',
  });
}
