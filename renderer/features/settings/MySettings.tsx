import { Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../lib/usePreferences';

/** Language and appearance: applied as they are chosen. */
export function MySettings() {
  const { t } = useTranslation('settings');
  const { preferences, choose } = usePreferences();
  return (
    <Stack className="fields" gap="lg">
      <Radio.Group
        label={t('language')}
        value={preferences.language}
        onChange={(language) => choose({ language: language === 'en' ? 'en' : 'fr' })}
      >
        <Stack gap={8} mt={6}>
          <Radio value="fr" label={t('french')} lang="fr" />
          <Radio value="en" label={t('english')} lang="en" />
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={t('appearance')}
        value={preferences.colorScheme}
        onChange={(scheme) =>
          choose({ colorScheme: scheme === 'light' || scheme === 'dark' ? scheme : 'auto' })
        }
      >
        <Stack gap={8} mt={6}>
          <Radio value="light" label={t('light')} />
          <Radio value="dark" label={t('dark')} />
          <Radio value="auto" label={t('auto')} />
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed">
        {t('appliedAtOnce')}
      </Text>
    </Stack>
  );
}
