import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CodeList } from '#shared/domain/code-list';
import { useLanguage } from '../lib/language';
import { tolerantFilter } from '../lib/tolerant-filter';

/** Several codes of a closed vocabulary, chosen by their labels. */
export function CodeMultiSelect<Code extends string>(
  props: Omit<MultiSelectProps, 'data' | 'value' | 'onChange' | 'list'> & {
    list: CodeList<Code>;
    value: readonly Code[];
    onChange: (codes: Code[]) => void;
  },
) {
  const { list, value, onChange, ...rest } = props;
  const language = useLanguage();
  const { t } = useTranslation();
  return (
    <MultiSelect
      {...(value.length === 0 ? { placeholder: t('choose') } : {})}
      searchable
      filter={tolerantFilter}
      selectFirstOptionOnChange
      hidePickedOptions
      nothingFoundMessage={t('nothingFound')}
      {...rest}
      data={list.codes.map((code) => ({ value: code, label: list.labelOf(code, language) }))}
      value={[...value]}
      onChange={(chosen) => onChange(list.codes.filter((code) => chosen.includes(code)))}
    />
  );
}
