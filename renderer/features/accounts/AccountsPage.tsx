import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#shared/domain/account';
import { role } from '#shared/domain/code-lists';
import { roleMayHoldCaseKey } from '#shared/domain/roles';
import { accountsEn } from '../../i18n/en/accounts';
import { accountsFr } from '../../i18n/fr/accounts';
import { addWords } from '../../i18n/index';
import { useKeys } from '../../lib/keys';
import { useLanguage } from '../../lib/language';
import { useSeat } from '../../lib/seat';
import { useQueryOf } from '../../lib/useQueryOf';
import { DataList } from '../../ui/DataList';
import { EmptyState } from '../../ui/EmptyState';
import { FailureAlert } from '../../ui/FailureAlert';
import { PageHeader } from '../../ui/PageHeader';
import { AccountPane } from './AccountPane';
import classes from './AccountsPage.module.css';
import { NewAccountPane } from './NewAccountPane';

addWords('accounts', { fr: accountsFr, en: accountsEn });

/** What the pane shows when no account is open but a new one is written. */
const NEW = 'new';

/** The accounts of the team: who may sign in, as what, and who holds the key of the cases. */
export function AccountsPage() {
  const { t } = useTranslation(['accounts', 'common']);
  const language = useLanguage();
  const seat = useSeat();
  const accounts = useQueryOf('accounts.list', {});
  const [open, setOpen] = useState<string | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  // Opened from far down the list, the account is brought in sight.
  useEffect(() => {
    if (open !== null) pane.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const account = accounts.data?.find((one) => one.id === open);

  useKeys([
    { keys: 'alt+N', label: t('create'), run: () => setOpen(NEW) },
    ...(open === null ? [] : [{ keys: 'Escape', label: t('common:close'), run: () => setOpen(null) }]),
  ]);

  return (
    <>
      <PageHeader
        title={t('title')}
        under={<span className={classes.what}>{t('what')}</span>}
        actions={
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen(NEW)}>
            {t('create')}
          </Button>
        }
      />
      <FailureAlert failure={accounts.error} onRetry={() => void accounts.refetch()} />
      <div className={classes.panes}>
        <DataList
          label={t('list')}
          items={accounts.data ?? []}
          keyOf={(one) => one.id}
          textOf={(one) =>
            `${one.name} ${one.login} ${one.title} ${one.badge ?? ''} ${role.labelOf(one.role, language)}`
          }
          columns={[
            { label: t('column.name'), width: 'minmax(160px, 3fr)' },
            { label: t('column.role'), width: 'minmax(130px, 3fr)' },
            { label: t('column.key'), width: 'minmax(96px, 1.4fr)' },
            { label: t('column.state'), width: 'minmax(100px, 1.6fr)' },
          ]}
          row={(one) => [
            <span key="name">
              {one.name}
              {one.id === seat.accountId && <Text span c="dimmed">{` (${t('you')})`}</Text>}
              <Text size="xs" c="dimmed">
                {[one.title, one.badge].filter(Boolean).join(' · ')}
              </Text>
            </span>,
            role.labelOf(one.role, language),
            <KeyWord key="key" account={one} />,
            <StateWord key="state" account={one} />,
          ]}
          onOpen={(one) => setOpen(one.id)}
          currentKey={open}
          empty={
            accounts.isPending ? (
              <Text role="status">{t('common:loading')}</Text>
            ) : (
              <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
            )
          }
        />
        <div className={classes.pane} ref={pane}>
          {open === NEW ? (
            <NewAccountPane onClose={() => setOpen(null)} onCreated={(created) => setOpen(created.id)} />
          ) : account ? (
            <AccountPane key={account.id} account={account} />
          ) : (
            <Text c="dimmed" p="sm">
              {t('choose')}
            </Text>
          )}
        </div>
      </div>
    </>
  );
}

function KeyWord(props: { account: Account }) {
  const { t } = useTranslation('accounts');
  const { account } = props;
  if (account.holdsCaseKey) return t('key.held');
  if (!roleMayHoldCaseKey(account.role)) {
    return (
      <Text span c="dimmed">
        {t('key.never')}
      </Text>
    );
  }
  return (
    <Text span c="var(--relais-attention)" fw={600}>
      {t('key.missing')}
    </Text>
  );
}

function StateWord(props: { account: Account }) {
  const { t } = useTranslation('accounts');
  if (props.account.isActive)
    return t(props.account.mustChangePassword ? 'state.mustChange' : 'state.active');
  return (
    <Text span c="dimmed">
      {t('state.closed')}
    </Text>
  );
}
