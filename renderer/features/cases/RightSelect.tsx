import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GrantRight } from '#shared/domain/access';

/** What an access allows. */
export function RightSelect(props: { value: GrantRight; onChange: (right: GrantRight) => void }) {
  const { t } = useTranslation('cases');
  return (
    <Select
      label={t('access.right')}
      allowDeselect={false}
      data={[
        { value: 'read', label: t('access.read') },
        { value: 'write', label: t('access.write') },
      ]}
      value={props.value}
      onChange={(value) => props.onChange(value === 'write' ? 'write' : 'read')}
    />
  );
}
