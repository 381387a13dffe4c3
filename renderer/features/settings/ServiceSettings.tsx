import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/contract/index';
import { EventNumberMask } from '#shared/domain/event-number';
import { fieldText } from '../../lib/failureText';
import { useKeys } from '../../lib/keys';
import { linesOf, territoryOf, territoryProblems } from '../../lib/territory';
import { useCommand } from '../../lib/useCommand';
import { useQueryOf } from '../../lib/useQueryOf';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { TerritoryFields } from '../../ui/TerritoryFields';
import { DelayFields } from './DelayFields';
import { MaskField } from './MaskField';

type Settings = OutputOf<'settings.read'>;

/** The settings of the service: names, territory, form of the event numbers, delays. */
export function ServiceSettings() {
  const { t } = useTranslation('common');
  const settings = useQueryOf('settings.read', {});
  if (settings.data) return <Form key={JSON.stringify(settings.data)} saved={settings.data} />;
  return settings.error ? (
    <FailureAlert failure={settings.error} onRetry={() => void settings.refetch()} />
  ) : (
    <Text role="status">{t('loading')}</Text>
  );
}

function Form(props: { saved: Settings }) {
  const { t } = useTranslation('settings');
  const { identity, parameters } = props.saved;
  const [service, setService] = useState(identity.service);
  const [unit, setUnit] = useState(identity.unit);
  const [territory, setTerritory] = useState(() => linesOf(identity.territory));
  const [delays, setDelays] = useState(parameters);
  const [showsProblems, setShowsProblems] = useState(false);
  const save = useCommand('settings.save', { refreshes: ['settings.read', 'session.current'] });

  const next: Settings = {
    identity: { service, unit, territory: territoryOf(territory) },
    parameters: delays,
  };
  const isChanged =
    JSON.stringify(next) !== JSON.stringify(props.saved) || territory.length !== identity.territory.length;
  const problems = territoryProblems(territory);
  const isMaskRight = EventNumberMask.safeParse(delays.eventNumberMask).success;
  const isRight =
    Object.keys(problems).length === 0 && isMaskRight && service.trim() !== '' && unit.trim() !== '';
  const missing = (text: string) => (showsProblems && text.trim() === '' ? fieldText('required') : null);

  const send = () => {
    if (!isChanged || save.isPending) return;
    if (!isRight) setShowsProblems(true);
    else save.mutate(next, { onSuccess: () => notifications.show({ message: t('saved') }) });
  };
  useKeys(isChanged ? [{ keys: 'mod+Enter', label: t('save'), run: send }] : []);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack className="fields" gap="lg">
        <Stack gap="xs">
          <TextInput
            label={t('serviceName')}
            maxLength={120}
            value={service}
            error={missing(service)}
            onChange={(event) => setService(event.currentTarget.value)}
          />
          <TextInput
            label={t('unitName')}
            description={t('serviceText')}
            maxLength={120}
            value={unit}
            error={missing(unit)}
            onChange={(event) => setUnit(event.currentTarget.value)}
          />
        </Stack>
        <Stack gap="xs">
          <Title order={2}>{t('territory')}</Title>
          <Text size="sm" c="dimmed">
            {t('territoryText')}
          </Text>
          <TerritoryFields
            lines={territory}
            problems={showsProblems ? problems : {}}
            onChange={setTerritory}
          />
        </Stack>
        <Stack gap="xs">
          <Title order={2}>{t('delays')}</Title>
          <MaskField
            mask={delays.eventNumberMask}
            isRight={isMaskRight}
            onChange={(eventNumberMask) => setDelays((before) => ({ ...before, eventNumberMask }))}
          />
          <DelayFields
            parameters={delays}
            onChange={(part) => setDelays((before) => ({ ...before, ...part }))}
          />
        </Stack>
        <FailureAlert failure={save.error} />
        <Group>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={!isChanged}
            rightSection={<KeyHint keys="mod+Enter" />}
          >
            {t('save')}
          </Button>
          {isChanged && (
            <Button
              variant="default"
              onClick={() => {
                setService(identity.service);
                setUnit(identity.unit);
                setTerritory(linesOf(identity.territory));
                setDelays(parameters);
              }}
            >
              {t('undo')}
            </Button>
          )}
          <Text size="sm" c="dimmed" role="status">
            {isChanged ? t('unsaved') : ''}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
