import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/domain/account';
import { compareFrench } from '#shared/domain/format';
import type { Id } from '#shared/domain/id';
import { tolerantFilter } from '../../lib/tolerant-filter';
import { useQueryOf } from '../../lib/useQueryOf';

/** A colleague by name and title, in French order; `only` says who may be chosen. */
export function ColleagueSelect(
  props: Omit<SelectProps, 'data' | 'value' | 'onChange' | 'list'> & {
    value: Id | null;
    onChange: (accountId: Id | null) => void;
    only: (colleague: Colleague) => boolean;
  },
) {
  const { value, onChange, only, ...rest } = props;
  const { t } = useTranslation();
  const colleagues = useQueryOf('accounts.colleagues', {});
  const offered = (colleagues.data ?? [])
    .filter((one) => only(one) || one.id === value)
    .toSorted((a, b) => compareFrench(a.name, b.name));
  return (
    <Select
      searchable
      filter={tolerantFilter}
      selectFirstOptionOnChange
      allowDeselect={false}
      placeholder={t('choose')}
      nothingFoundMessage={t('nothingFound')}
      {...rest}
      data={offered.map(({ id, name, title }) => ({ value: id, label: title ? `${name}, ${title}` : name }))}
      value={value}
      onChange={onChange}
    />
  );
}
