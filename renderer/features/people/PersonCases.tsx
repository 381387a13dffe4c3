import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseLine } from '#shared/domain/case-file';
import { navigate } from '../../lib/location';
import { DataList } from '../../ui/DataList';
import { useCaseColumns } from '../../ui/casework/CaseColumns';

/** The cases of a person that are open to this account. */
export function PersonCases(props: { cases: readonly CaseLine[] }) {
  const { t } = useTranslation('people');
  const { columns, row } = useCaseColumns({ withPerson: false, withResponsible: true });
  return (
    <DataList<CaseLine>
      label={t('page.casesOf')}
      items={props.cases}
      keyOf={(line) => line.id}
      columns={columns}
      row={row}
      onOpen={(line) => navigate(`/cases/${line.id}`)}
      empty={<Text c="dimmed">{t('page.noCase')}</Text>}
    />
  );
}
