import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/result';
import type { Seat, SignInOutcome } from '#shared/contract/session';
import { call } from '../../lib/call';
import { failureOf } from '../../lib/failureText';
import { FailureAlert } from '../../ui/FailureAlert';
import { Notice } from '../../ui/Notice';
import { useSecondsUntil } from './useSecondsUntil';

export type StorageTrouble = Extract<SignInOutcome, { outcome: 'storage' }>;
type Refusal = Exclude<SignInOutcome, { outcome: 'signed_in' | 'storage' }>;

/**
 * Opens a session. The password lives in the field alone and leaves it as soon as it was sent. A wrong name and a wrong
 * password are one answer; the waits that the vault imposes are counted down, and the button says for how long.
 */
export function SignIn(props: {
  onSeated: (seat: Seat) => void;
  onStorageTrouble: (trouble: StorageTrouble) => void;
  /** The hand is on the form: time to read the rest of the application. */
  onStarted?: () => void;
}) {
  const { t } = useTranslation('entry');
  const login = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [isIncomplete, setIncomplete] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [waitsUntil, setWaitsUntil] = useState<number | null>(null);
  const seconds = useSecondsUntil(waitsUntil);

  // The button was busy or waiting: the hand goes back to the field once it can be used again.
  useEffect(() => {
    if (refusal !== null && !isBusy) password.current?.focus();
  }, [refusal, isBusy]);

  const send = async () => {
    const [name, secret] = [login.current, password.current];
    if (name === null || secret === null || isBusy || seconds > 0) return;
    if (name.value.trim() === '' || secret.value === '') {
      setIncomplete(true);
      (name.value.trim() === '' ? name : secret).focus();
      return;
    }
    setBusy(true);
    setIncomplete(false);
    setFailure(null);
    setRefusal(null);
    try {
      const outcome = await call('session.signIn', { login: name.value, password: secret.value });
      secret.value = '';
      if (outcome.outcome === 'signed_in') props.onSeated(outcome.seat);
      else if (outcome.outcome === 'storage') props.onStorageTrouble(outcome);
      else {
        setRefusal(outcome);
        if (outcome.outcome === 'refused') setWaitsUntil(Date.now() + outcome.waitSeconds * 1000);
        if (outcome.outcome === 'locked_out') setWaitsUntil(Date.parse(outcome.until));
      }
    } catch (error) {
      secret.value = '';
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const onKey = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <Title order={1}>{t('signIn.title')}</Title>
        <TextInput
          ref={login}
          label={t('signIn.login')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          autoFocus
          onInput={() => {
            props.onStarted?.();
            // A wait belongs to one name: another one is not held up by it.
            setWaitsUntil(null);
            setRefusal(null);
          }}
          onKeyDown={onKey}
        />
        <PasswordInput
          ref={password}
          label={t('signIn.password')}
          autoComplete="off"
          maxLength={256}
          onKeyDown={onKey}
          onKeyUp={onKey}
        />
        {hasCapsLock && (
          <Text size="sm" role="status" c="var(--relais-attention)" fw={600}>
            {t('signIn.capsLock')}
          </Text>
        )}
        {isIncomplete && (
          <Notice tone="attention" role="alert">
            {t('signIn.fillBoth')}
          </Notice>
        )}
        <RefusalText refusal={refusal} seconds={seconds} />
        <FailureAlert failure={failure} />
        <Button type="submit" loading={isBusy} disabled={seconds > 0} mt={4}>
          {seconds > 0 && refusal?.outcome === 'refused'
            ? t('signIn.waitButton', { seconds })
            : t('signIn.submit')}
        </Button>
        <Text size="sm" role="status" className="tabular">
          {isBusy ? t('signIn.busy') : ''}
        </Text>
      </Stack>
    </form>
  );
}

function RefusalText(props: { refusal: Refusal | null; seconds: number }) {
  const { t } = useTranslation('entry');
  switch (props.refusal?.outcome) {
    case 'refused':
      // A try that came too early was not looked at; read aloud once with the whole wait, then only the button counts.
      return props.refusal.waitSeconds > 0 ? (
        <Notice tone="attention" role="alert" title={t('signIn.tooEarly')}>
          {t('signIn.wait', { count: props.refusal.waitSeconds })}
        </Notice>
      ) : (
        <Notice tone="attention" role="alert" title={t('signIn.refused')}>
          {t('signIn.refusedAct')}
        </Notice>
      );
    case 'locked_out':
      return (
        <Notice tone="attention" role="alert" title={t('signIn.lockedOut')}>
          {props.seconds > 0 && props.seconds < 24 * 3600 && (
            <Text size="sm" fw={600} className="tabular" aria-live="off">
              {t('signIn.lockedOutUntil', { time: countdown(props.seconds) })}
            </Text>
          )}
          {t('signIn.lockedOutAct')}
        </Notice>
      );
    case 'inactive':
      return (
        <Notice tone="attention" role="alert" title={t('signIn.inactive')}>
          {t('signIn.inactiveAct')}
        </Notice>
      );
    default:
      return null;
  }
}

/** « 14 min 05 s », « 40 s ». */
function countdown(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return minutes === 0
    ? `${rest}\u00a0s`
    : `${minutes}\u00a0min\u00a0${String(rest).padStart(2, '0')}\u00a0s`;
}
