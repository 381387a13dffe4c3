import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useSeat } from '../../lib/seat';
import { ChangePassword } from '../../ui/ChangePassword';

/** The change of one's own password. */
export function MyPassword() {
  const { t } = useTranslation(['settings', 'entry']);
  return (
    <Stack className="fields">
      <Text>{t('passwordText')}</Text>
      <ChangePassword
        name={useSeat().name}
        isTemporary={false}
        onChanged={() => notifications.show({ message: t('entry:password.changed') })}
      />
    </Stack>
  );
}
