import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StationState } from '#shared/contract/session';

type Unusable = Extract<StationState, { state: 'unusable' }>;

/**
 * What is wrong with the files of this station: what happened, what it means, what to do. Never offers to delete anything
 * (`security.md` 2.4): a person in a hurry must not be able to lose a case from here.
 */
export function StationProblem(props: {
  problem: Unusable['problem'];
  file: Unusable['file'];
  badPages?: number | null;
  onCheckAgain: () => void;
  onBack?: () => void;
}) {
  const { t } = useTranslation('entry');
  const name = t(`file.${props.file}.name`);
  const quoted = [props.problem, props.file, props.badPages ? String(props.badPages) : '']
    .filter(Boolean)
    .join(' / ');
  return (
    <Stack gap="sm" role="alert">
      <Text size="sm" c="dimmed">
        {t('problem.title')}
      </Text>
      <Title order={1}>{t(`storage.${props.problem}.what`, { file: name })}</Title>
      <section>
        <Title order={2} size="h3">
          {t('problem.whatItMeans')}
        </Title>
        <Text>
          {t(`file.${props.file}.holds`)} {t(`storage.${props.problem}.means`)}
        </Text>
        {props.badPages ? <Text>{t('problem.badPages', { count: props.badPages })}</Text> : null}
      </section>
      <section>
        <Title order={2} size="h3">
          {t('problem.whatToDo')}
        </Title>
        <Text>{t(`storage.${props.problem}.act`)}</Text>
      </section>
      <Text>{t('problem.promise')}</Text>
      <Text size="xs" c="dimmed">
        {t('problem.toQuote', { code: quoted })}
      </Text>
      <Group gap="xs" mt="xs">
        <Button onClick={props.onCheckAgain}>{t('problem.checkAgain')}</Button>
        {props.onBack && (
          <Button variant="default" onClick={props.onBack}>
            {t('problem.backToSignIn')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
