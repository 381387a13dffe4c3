import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/contract/index';
import { call } from '../lib/call';
import classes from './NewPassword.module.css';

type Problem = OutputOf<'setup.checkPassword'>['problem'];

/** A password being chosen, and whether the vault accepts it; `unchecked` until it has answered. */
export type ChosenPassword = { value: string; verdict: 'unchecked' | 'good' | 'refused' };
export const NO_PASSWORD: ChosenPassword = { value: '', verdict: 'unchecked' };

const SETTLED_MS = 300;

/**
 * A new password: its rules are the vault's, told as one chooses; a phrase can be suggested; pasting is allowed; it can be
 * shown. Asked once: it can be looked at, so a second field would only make people choose shorter ones.
 */
export function NewPassword(props: {
  login: string;
  /** What everybody here knows and must not be in it: names of the service, of the person. */
  words?: readonly string[];
  label: string;
  value: ChosenPassword;
  onChange: (chosen: ChosenPassword) => void;
  autoFocus?: boolean;
  error?: string | null;
}) {
  const { t } = useTranslation('entry');
  const { value: chosen, onChange, login } = props;
  // One text, so that the same words are the same value.
  const words = (props.words ?? []).filter((word) => word.trim() !== '').join('\n');
  const [problem, setProblem] = useState<Problem>(null);
  const [suggested, setSuggested] = useState<string | null>(null);

  useEffect(() => {
    if (chosen.value === '' || chosen.verdict !== 'unchecked') return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      call('setup.checkPassword', {
        login,
        password: chosen.value,
        words: words === '' ? [] : words.split('\n'),
      })
        .then((answer) => {
          if (!isCurrent) return;
          setProblem(answer.problem);
          onChange({ value: chosen.value, verdict: answer.problem === null ? 'good' : 'refused' });
        })
        // Without an answer nothing is claimed; the vault judges again when the form is sent.
        .catch(() => undefined);
    }, SETTLED_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [chosen, onChange, login, words]);

  const suggest = async () => {
    try {
      setSuggested((await call('session.suggestPassword', {})).password);
    } catch {
      setSuggested(null);
    }
  };

  const told = chosen.verdict === 'refused' && problem !== null ? t(`password.problem.${problem}`) : null;
  return (
    <Stack gap={6}>
      <PasswordInput
        label={props.label}
        description={t('password.rule')}
        autoComplete="new-password"
        maxLength={256}
        value={chosen.value}
        error={told ?? props.error}
        autoFocus={props.autoFocus ?? false}
        onChange={(event) => onChange({ value: event.currentTarget.value, verdict: 'unchecked' })}
      />
      <Group gap="xs" justify="space-between">
        <Text size="sm" role="status" c="var(--relais-done)">
          {chosen.verdict === 'good' ? t('password.good') : ''}
        </Text>
        <Button variant="subtle" size="compact-sm" onClick={() => void suggest()}>
          {t(suggested === null ? 'password.suggest' : 'password.another')}
        </Button>
      </Group>
      {suggested !== null && (
        <div className={classes.suggestion}>
          <div>
            <Text fw={600} data-testid="suggested-password">
              {suggested}
            </Text>
            <Text size="xs" c="dimmed">
              {t('password.noteIt')}
            </Text>
          </div>
          <Button
            variant="default"
            size="compact-md"
            onClick={() => onChange({ value: suggested, verdict: 'unchecked' })}
          >
            {t('password.use')}
          </Button>
        </div>
      )}
    </Stack>
  );
}
