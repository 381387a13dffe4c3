import { Button, Group, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../lib/location';
import { useMay } from '../../lib/seat';
import { PageHeader } from '../../ui/PageHeader';
import { PersonSearch } from '../../ui/casework/PersonSearch';
import { QuickPerson } from '../../ui/casework/QuickPerson';
import './words';

// The words last searched: coming back from a record shows the same results.
let lastSearched = '';

/** The registry: the search comes first, and a record is created only after it. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const { t: shared } = useTranslation('casework');
  const mayCreate = useMay('person.write');
  const [text, setText] = useState(lastSearched);
  const [creating, setCreating] = useState<string | null>(null);
  return (
    <>
      <PageHeader title={t('title')} keepsFocus />
      <div style={{ maxWidth: 900 }}>
        <PersonSearch
          label={t('search.label')}
          autoFocus
          text={text}
          onText={(next) => {
            lastSearched = next;
            setText(next);
          }}
          onPick={(line) => navigate(`/people/${line.id}`)}
          before={
            <Text c="dimmed" mt="sm">
              {t('search.before')}
            </Text>
          }
          after={(searched) =>
            mayCreate &&
            searched.isAnswered && (
              <Group gap="sm" mt="md">
                <Button
                  variant={searched.count === 0 ? 'filled' : 'default'}
                  leftSection={<IconUserPlus size={18} aria-hidden />}
                  onClick={() => setCreating(searched.text)}
                >
                  {shared('person.create')}
                </Button>
                {searched.count > 0 && (
                  <Text size="sm" c="dimmed">
                    {shared('person.createHint')}
                  </Text>
                )}
              </Group>
            )
          }
        />
      </div>
      {creating !== null && (
        <QuickPerson
          searched={creating}
          onCreated={(person) => navigate(`/people/${person.id}`)}
          onClose={() => setCreating(null)}
        />
      )}
    </>
  );
}
