import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ProcedureName } from '#shared/contract/index';
import type { Account } from '#shared/domain/account';
import { dayOf } from '#shared/domain/calendar-day';
import { longDayText } from '#shared/domain/format';
import { roleMayHoldCaseKey } from '#shared/domain/roles';
import { call } from '../../lib/call';
import { useKeys } from '../../lib/keys';
import { useLanguage } from '../../lib/language';
import { useMay, useSeat } from '../../lib/seat';
import { useCommand } from '../../lib/useCommand';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { FailureAlert } from '../../ui/FailureAlert';
import { Notice } from '../../ui/Notice';
import { HandOver } from './HandOver';
import { draftOfIdentity, identityOf, IdentityFields } from './IdentityFields';

const REFRESHES: { refreshes: ProcedureName[] } = { refreshes: ['accounts.list', 'accounts.colleagues'] };

/** One account: its identity, its access to the cases, its password, whether it may sign in. */
export function AccountPane(props: { account: Account }) {
  const { t } = useTranslation(['accounts', 'common']);
  const language = useLanguage();
  const { account } = props;
  const isSelf = useSeat().accountId === account.id;
  const [temporary, setTemporary] = useState<string | null>(null);

  if (temporary !== null) {
    return (
      <HandOver
        title={t('reset')}
        name={account.name}
        login={account.login}
        password={temporary}
        onDone={() => setTemporary(null)}
      />
    );
  }
  return (
    <Stack gap="lg" component="section" aria-label={t('pane', { name: account.name })}>
      <div>
        <Title order={2}>{account.name}</Title>
        <Text size="xs" c="dimmed">
          {t('field.login')} <strong>{account.login}</strong>
          {' · '}
          {t('createdLater', { day: longDayText(dayOf(account.createdAt), language) })}
          {account.isActive ? '' : ` · ${t('state.closed')}`}
        </Text>
      </div>
      <Access account={account} isSelf={isSelf} />
      <Identity account={account} isSelf={isSelf} />
      <PasswordReset account={account} isSelf={isSelf} onReset={setTemporary} />
      <Activity account={account} isSelf={isSelf} />
    </Stack>
  );
}

function Access(props: { account: Account; isSelf: boolean }) {
  const { t } = useTranslation('accounts');
  const { account } = props;
  const mayGrant = useMay('account.grant');
  const [asks, setAsks] = useState(false);
  const grant = useCommand('accounts.grant', REFRESHES);
  const revoke = useCommand('accounts.revoke', REFRESHES);
  const isPossible = roleMayHoldCaseKey(account.role);
  return (
    <Stack gap={6}>
      <Title order={3}>{t('access')}</Title>
      <Text>{account.holdsCaseKey ? t('keyHeld') : isPossible ? t('keyMissing') : t('keyNever')}</Text>
      <FailureAlert failure={grant.error} />
      {isPossible && !mayGrant && <Notice tone="information">{t('mayNotGrant')}</Notice>}
      {isPossible && mayGrant && !account.holdsCaseKey && account.isActive && (
        <Group>
          <Button
            loading={grant.isPending}
            onClick={() =>
              grant.mutate(
                { accountId: account.id },
                { onSuccess: () => notifications.show({ message: t('granted') }) },
              )
            }
          >
            {t('grant')}
          </Button>
        </Group>
      )}
      {mayGrant && account.holdsCaseKey && !props.isSelf && (
        <Group>
          <Button variant="default" size="compact-md" onClick={() => setAsks(true)}>
            {t('revoke')}
          </Button>
        </Group>
      )}
      <ConfirmDialog
        opened={asks}
        onClose={() => setAsks(false)}
        title={t('revokeTitle', { name: account.name })}
        confirmLabel={t('revoke')}
        tone="attention"
        onConfirm={async () => {
          await revoke.mutateAsync({ accountId: account.id });
          notifications.show({ message: t('revoked') });
        }}
      >
        {t('revokeText')}
      </ConfirmDialog>
    </Stack>
  );
}

function Identity(props: { account: Account; isSelf: boolean }) {
  const { t } = useTranslation('accounts');
  const { account } = props;
  const [draft, setDraft] = useState(() => draftOfIdentity(account));
  const [showsMissing, setShowsMissing] = useState(false);
  const change = useCommand('accounts.change', REFRESHES);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOfIdentity(account));
  const save = () => {
    const identity = identityOf(draft);
    if (identity === null) setShowsMissing(true);
    else
      change.mutate(
        { accountId: account.id, identity },
        { onSuccess: () => notifications.show({ message: t('saved') }) },
      );
  };
  useKeys(isChanged ? [{ keys: 'mod+Enter', label: t('saveIdentity'), run: save }] : []);
  return (
    <Stack gap={6}>
      <Title order={3}>{t('identity')}</Title>
      <IdentityFields
        draft={draft}
        showsMissing={showsMissing}
        roleIsFixed={props.isSelf}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      {account.holdsCaseKey && draft.role !== null && !roleMayHoldCaseKey(draft.role) && (
        <Notice tone="attention">{t('losesKey')}</Notice>
      )}
      <FailureAlert failure={change.error} />
      <Group>
        <Button variant="default" disabled={!isChanged} loading={change.isPending} onClick={save}>
          {t('saveIdentity')}
        </Button>
      </Group>
    </Stack>
  );
}

function PasswordReset(props: { account: Account; isSelf: boolean; onReset: (password: string) => void }) {
  const { t } = useTranslation('accounts');
  const { account } = props;
  const [asks, setAsks] = useState(false);
  const reset = useCommand('accounts.reset', REFRESHES);
  return (
    <Stack gap={6}>
      <Title order={3}>{t('password')}</Title>
      {props.isSelf ? (
        <Anchor component={Link} href="/settings?part=password">
          {t('resetSelf')}
        </Anchor>
      ) : (
        <Group>
          <Button variant="default" size="compact-md" onClick={() => setAsks(true)}>
            {t('reset')}
          </Button>
        </Group>
      )}
      <ConfirmDialog
        opened={asks}
        onClose={() => setAsks(false)}
        title={t('resetTitle', { name: account.name })}
        confirmLabel={t('reset')}
        tone="attention"
        onConfirm={async () => {
          const { password } = await call('session.suggestPassword', {});
          await reset.mutateAsync({ accountId: account.id, password });
          props.onReset(password);
        }}
      >
        {t('resetText')}
      </ConfirmDialog>
    </Stack>
  );
}

function Activity(props: { account: Account; isSelf: boolean }) {
  const { t } = useTranslation('accounts');
  const { account } = props;
  const [asks, setAsks] = useState(false);
  const setActive = useCommand('accounts.setActive', REFRESHES);
  const release = useCommand('accounts.release', REFRESHES);
  return (
    <Stack gap={6}>
      <Title order={3}>{t('active')}</Title>
      <FailureAlert failure={asks ? null : (setActive.error ?? release.error)} />
      {account.failedSignIns > 0 && (
        <Group gap="md">
          <Text>{t('failedSignIns', { count: account.failedSignIns })}</Text>
          <Button
            variant="default"
            size="compact-md"
            loading={release.isPending}
            onClick={() =>
              release.mutate(
                { accountId: account.id },
                { onSuccess: () => notifications.show({ message: t('released') }) },
              )
            }
          >
            {t('release')}
          </Button>
        </Group>
      )}
      {props.isSelf ? (
        <Text c="dimmed">{t('notSelf')}</Text>
      ) : (
        <Group>
          {account.isActive ? (
            <Button variant="default" size="compact-md" onClick={() => setAsks(true)}>
              {t('close')}
            </Button>
          ) : (
            <Button
              loading={setActive.isPending}
              onClick={() =>
                setActive.mutate(
                  { accountId: account.id, isActive: true },
                  { onSuccess: () => notifications.show({ message: t('reopened') }) },
                )
              }
            >
              {t('reopen')}
            </Button>
          )}
        </Group>
      )}
      <ConfirmDialog
        opened={asks}
        onClose={() => setAsks(false)}
        title={t('closeTitle', { name: account.name })}
        confirmLabel={t('close')}
        tone="attention"
        onConfirm={async () => {
          await setActive.mutateAsync({ accountId: account.id, isActive: false });
          notifications.show({ message: t('closed') });
        }}
      >
        {t('closeText')}
      </ConfirmDialog>
    </Stack>
  );
}
