import { SimpleGrid, TextInput } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldText } from '../../lib/failureText';
import { NewPassword, type ChosenPassword } from '../../ui/NewPassword';
import type { AccountDraft, StepProblems } from './wizard-draft';

/** One of the two first accounts. */
export function AccountStep(props: {
  account: AccountDraft;
  problems: StepProblems;
  /** Names that a password must not be made of. */
  words: readonly string[];
  onChange: (part: Partial<AccountDraft>) => void;
}) {
  const { t } = useTranslation('setup');
  const { account, problems, onChange } = props;
  const textOf = (field: string) => {
    const code = problems[field];
    if (code === undefined) return null;
    return code === 'sameLogin' ? t('technicalAdmin.sameLogin') : fieldText(code);
  };
  const choose = useCallback((password: ChosenPassword) => onChange({ password }), [onChange]);
  return (
    <>
      <TextInput
        label={t('account.personName')}
        maxLength={120}
        autoFocus
        autoComplete="off"
        value={account.name}
        error={textOf('name')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <TextInput
          label={t('account.jobTitle')}
          description={t('account.jobTitleHint')}
          maxLength={120}
          autoComplete="off"
          value={account.title}
          error={textOf('title')}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <TextInput
          label={t('account.login')}
          description={t('account.loginHint')}
          maxLength={60}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={account.login}
          error={textOf('login')}
          onChange={(event) => onChange({ login: event.currentTarget.value.toLowerCase() })}
        />
      </SimpleGrid>
      <NewPassword
        login={account.login}
        words={[...props.words, account.name]}
        label={t('account.password')}
        value={account.password}
        onChange={choose}
        error={problems['password'] === 'required' ? t('account.passwordMissing') : null}
      />
    </>
  );
}
