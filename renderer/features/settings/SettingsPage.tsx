import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { settingsEn } from '../../i18n/en/settings';
import { settingsFr } from '../../i18n/fr/settings';
import { addWords } from '../../i18n/index';
import { navigate } from '../../lib/location';
import { useMay } from '../../lib/seat';
import { PageHeader } from '../../ui/PageHeader';
import { MyPassword } from './MyPassword';
import { MySettings } from './MySettings';
import { ServiceSettings } from './ServiceSettings';

addWords('settings', { fr: settingsFr, en: settingsEn });

const PARTS = ['mine', 'password', 'service'] as const;

/** One's own settings; for the coordinator, those of the service. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  const [params] = useSearchParams();
  const maySave = useMay('settings.write');
  const asked = PARTS.find((part) => part === params.get('part')) ?? 'mine';
  const part = asked === 'service' && !maySave ? 'mine' : asked;
  return (
    <>
      <PageHeader title={t('title')} />
      <Tabs
        value={part}
        onChange={(next) => navigate(`/settings?part=${next ?? 'mine'}`, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="mine">{t('mine')}</Tabs.Tab>
          <Tabs.Tab value="password">{t('password')}</Tabs.Tab>
          {maySave && <Tabs.Tab value="service">{t('service')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="mine">
          <MySettings />
        </Tabs.Panel>
        <Tabs.Panel value="password">
          <MyPassword />
        </Tabs.Panel>
        {maySave && (
          <Tabs.Panel value="service">
            <ServiceSettings />
          </Tabs.Panel>
        )}
      </Tabs>
    </>
  );
}
