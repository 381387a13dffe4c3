import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useCallback, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/result';
import { call } from '../lib/call';
import { failureOf } from '../lib/failureText';
import { FailureAlert } from './FailureAlert';
import { NewPassword, NO_PASSWORD, type ChosenPassword } from './NewPassword';

/** Changes one's own password: the current one, then the new one. Both leave memory's reach as soon as they were sent. */
export function ChangePassword(props: {
  /** The name of the person: no password is made of it. */
  name: string;
  isTemporary: boolean;
  onChanged: () => void;
}) {
  const { t } = useTranslation('entry');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState<ChosenPassword>(NO_PASSWORD);
  const [isBusy, setBusy] = useState(false);
  const [isSame, setSame] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const choose = useCallback((chosen: ChosenPassword) => {
    setSame(false);
    setNext(chosen);
  }, []);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || current === '' || next.value === '') return;
    if (current === next.value) {
      setSame(true);
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      await call('session.changePassword', { current, next: next.value });
      setCurrent('');
      setNext(NO_PASSWORD);
      props.onChanged();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Stack gap="sm" className="fields">
        <PasswordInput
          label={t(props.isTemporary ? 'password.currentTemporary' : 'password.current')}
          autoComplete="current-password"
          maxLength={256}
          autoFocus={props.isTemporary}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <NewPassword
          login=""
          words={[props.name]}
          label={t('password.next')}
          value={next}
          onChange={choose}
          error={isSame ? t('password.same') : null}
        />
        <FailureAlert failure={failure} />
        <Group>
          <Button
            type="submit"
            loading={isBusy}
            disabled={current === '' || next.value === '' || next.verdict === 'refused'}
          >
            {t('password.change')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
