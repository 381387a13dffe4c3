import { Group, Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Language } from '#shared/domain/code-list';
import { RecipientProfile } from '#shared/domain/summary';

/** For whom the copy is, each with what it lets out and what stays. */
export function RecipientChoice(props: {
  value: RecipientProfile;
  onChange: (profile: RecipientProfile) => void;
}) {
  const { t } = useTranslation('summaries');
  return (
    <Radio.Group
      label={t('recipient.legend')}
      value={props.value}
      onChange={(value) => props.onChange(RecipientProfile.parse(value))}
    >
      <Stack gap={8} mt={4}>
        {RecipientProfile.options.map((profile) => (
          <Radio
            key={profile}
            value={profile}
            label={t(`recipient.${profile}`)}
            description={t(`recipient.${profile}Text`)}
            data-autofocus={profile === props.value || undefined}
          />
        ))}
      </Stack>
      <Text size="xs" c="dimmed" mt={8}>
        {t('recipient.always')}
      </Text>
    </Radio.Group>
  );
}

/** The language of the fixed words of the document; French unless somebody asks otherwise. */
export function LanguageChoice(props: { value: Language; onChange: (language: Language) => void }) {
  const { t } = useTranslation('summaries');
  return (
    <Radio.Group
      label={t('language.legend')}
      description={props.value === 'en' ? t('language.enText') : undefined}
      inputWrapperOrder={['label', 'input', 'description']}
      value={props.value}
      onChange={(value) => props.onChange(Language.parse(value))}
    >
      <Group gap="lg" my={4}>
        <Radio value="fr" label={t('language.fr')} lang="fr-CA" />
        <Radio value="en" label={t('language.en')} lang="en-CA" />
      </Group>
    </Radio.Group>
  );
}
