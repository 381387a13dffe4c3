import { Button, Group, Stack, TextInput, Title } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Login, type Account } from '#shared/domain/account';
import { call } from '../../lib/call';
import { fieldText } from '../../lib/failureText';
import { useKeys } from '../../lib/keys';
import { useCommand } from '../../lib/useCommand';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { EMPTY_IDENTITY, identityOf, IdentityFields } from './IdentityFields';
import { HandOver } from './HandOver';

/** A new account: who it is for, and a temporary password to hand over. It sees no case until the key is granted. */
export function NewAccountPane(props: { onClose: () => void; onCreated: (account: Account) => void }) {
  const { t } = useTranslation(['accounts', 'common']);
  const [id] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(EMPTY_IDENTITY);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState<string | null>(null);
  const [showsMissing, setShowsMissing] = useState(false);
  const [created, setCreated] = useState<Account | null>(null);
  const create = useCommand('accounts.create', { refreshes: ['accounts.list', 'accounts.colleagues'] });

  useEffect(() => {
    // Made by the vault as soon as the form is open; asked again at the end if this failed.
    call('session.suggestPassword', {}).then(
      (answer) => setPassword(answer.password),
      () => undefined,
    );
  }, []);

  const isLoginRight = Login.safeParse(login).success;
  const send = async () => {
    const identity = identityOf(draft);
    if (identity === null || !isLoginRight) {
      setShowsMissing(true);
      return;
    }
    const temporary = password ?? (await call('session.suggestPassword', {})).password;
    setPassword(temporary);
    create.mutate({ id, login, password: temporary, identity }, { onSuccess: setCreated });
  };
  useKeys(created === null ? [{ keys: 'mod+Enter', label: t('createAct'), run: () => void send() }] : []);

  if (created !== null && password !== null) {
    return (
      <HandOver
        name={created.name}
        login={login}
        password={password}
        onDone={() => props.onCreated(created)}
        title={t('created')}
      />
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="sm">
        <Title order={2}>{t('createTitle')}</Title>
        <IdentityFields
          draft={draft}
          showsMissing={showsMissing}
          autoFocus
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
        <TextInput
          label={t('field.login')}
          description={t('field.loginHint')}
          maxLength={60}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={login}
          error={
            showsMissing && !isLoginRight
              ? fieldText(login.trim() === '' ? 'required' : 'login_form')
              : create.error?.failure.rule === 'login_taken'
                ? t('field.loginTaken')
                : null
          }
          onChange={(event) => setLogin(event.currentTarget.value.toLowerCase())}
        />
        <FailureAlert failure={create.error} />
        <Group gap="xs">
          <Button type="submit" loading={create.isPending} rightSection={<KeyHint keys="mod+Enter" />}>
            {t('createAct')}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
