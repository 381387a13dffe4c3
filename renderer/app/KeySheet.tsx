import { Modal, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { shownKeys } from '../lib/keys';
import { keysText } from '../ui/KeyHint';

/** F1: the keys of this screen, nearest first, then those that work everywhere. */
export function KeySheet(props: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('keys.title')} size="md">
      <Keys />
      <Text size="sm" mt="sm">
        <strong>{t('keys.inLists')}</strong> {t('keys.inListsText')}
      </Text>
    </Modal>
  );
}

function Keys() {
  const { i18n } = useTranslation('shell');
  return (
    <Table withRowBorders verticalSpacing={5}>
      <Table.Tbody>
        {shownKeys().map((key) => (
          <Table.Tr key={key.keys}>
            <Table.Td w={150}>
              <kbd>{keysText(key.keys, i18n.language)}</kbd>
            </Table.Td>
            <Table.Td>{key.label}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
