import { Anchor, List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay, useSeat } from '../lib/seat';
import { Notice } from '../ui/Notice';
import { PageHeader } from '../ui/PageHeader';

const TOLD = ['direction', 'statistics', 'technical_admin', 'privacy_officer'] as const;

/** The first page of a role without work of its own yet: what the role will do, and what can be done now. */
export function WelcomePage() {
  const { t } = useTranslation('shell');
  const seat = useSeat();
  const told = TOLD.find((role) => role === seat.role);
  const mayManage = useMay('account.manage');
  const mayReadTechnical = useMay('journal.read_technical');
  const lacksKey = !seat.holdsCaseKey && (useMay('desk.read') || seat.role === 'privacy_officer');
  return (
    <>
      <PageHeader
        title={t('role.title', { name: seat.name })}
        under={seat.service.unit}
        place={t('welcome')}
      />
      <Stack maw={640} gap="md">
        {lacksKey && (
          <Notice tone="attention" title={t('role.noKeyTitle')}>
            {t('role.noKey')}
          </Notice>
        )}
        {(told !== undefined || !lacksKey) && <Text>{told ? t(`role.${told}`) : t('role.other')}</Text>}
        <div>
          <Title order={2}>{t('role.now')}</Title>
          <List mt={6} spacing={8}>
            {mayManage && (
              <List.Item>
                <Anchor component={Link} href="/accounts">
                  {t('role.nowAccounts')}
                </Anchor>
              </List.Item>
            )}
            {mayReadTechnical && (
              <List.Item>
                <Anchor component={Link} href="/journal">
                  {t('role.nowJournal')}
                </Anchor>
              </List.Item>
            )}
            <List.Item>
              <Anchor component={Link} href="/settings?part=password">
                {t('role.nowPassword')}
              </Anchor>
            </List.Item>
            <List.Item>
              <Anchor component={Link} href="/settings">
                {t('role.nowAppearance')}
              </Anchor>
            </List.Item>
          </List>
        </div>
      </Stack>
    </>
  );
}
