import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CodeList } from '#shared/domain/code-list';
import { useLanguage } from '../lib/language';
import { tolerantFilter } from '../lib/tolerant-filter';

/** One code of a closed vocabulary, chosen by its label; typing looks for it once the list passes eight. */
export function CodeSelect<Code extends string>(
  props: Omit<SelectProps, 'data' | 'value' | 'onChange' | 'list'> & {
    list: CodeList<Code>;
    value: Code | null;
    onChange: (code: Code | null) => void;
    /** Only these codes are offered. */
    only?: readonly Code[];
  },
) {
  const { list, only, value, onChange, ...rest } = props;
  const language = useLanguage();
  const { t } = useTranslation();
  const codes = only ?? list.codes;
  return (
    <Select
      placeholder={t('choose')}
      searchable={codes.length > 8}
      filter={tolerantFilter}
      selectFirstOptionOnChange
      nothingFoundMessage={t('nothingFound')}
      allowDeselect={false}
      {...rest}
      data={codes.map((code) => ({ value: code, label: list.labelOf(code, language) }))}
      value={value}
      onChange={(chosen) => onChange(codes.find((code) => code === chosen) ?? null)}
    />
  );
}
