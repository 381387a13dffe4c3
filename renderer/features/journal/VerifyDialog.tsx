import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalVerdict } from '#shared/domain/journal-entry';
import { useKeys } from '../../lib/keys';
import { useCommand } from '../../lib/useCommand';
import { FailureAlert } from '../../ui/FailureAlert';
import { Notice } from '../../ui/Notice';

/** Checks the whole chain of both journals and says what was found; with the recovery code, the seals too. */
export function VerifyDialog(props: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('journal');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('verify.title')} size="lg">
      <Body onClose={props.onClose} />
    </Modal>
  );
}

function Body(props: { onClose: () => void }) {
  const { t } = useTranslation(['journal', 'common']);
  const [code, setCode] = useState('');
  const verify = useCommand('journal.verify');
  const withCode = typeof verify.variables?.recoveryCode === 'string';
  const run = () => {
    if (verify.isPending) return;
    verify.mutate({ recoveryCode: code.trim() === '' ? null : code });
  };
  useKeys([{ keys: 'mod+Enter', label: t('verify.start'), run }]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Stack gap="sm">
        <Text>{t('verify.text')}</Text>
        <TextInput
          label={`${t('verify.code')} (${t('common:optional')})`}
          description={t('verify.codeText')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <FailureAlert failure={verify.error} />
        {verify.data && (
          <Stack gap="xs" role="status">
            {verify.data.cases === null ? (
              <Notice tone="information">{t('verify.casesClosed')}</Notice>
            ) : (
              <Verdict store="cases" verdict={verify.data.cases} withCode={withCode} />
            )}
            <Verdict store="system" verdict={verify.data.system} withCode={withCode} />
          </Stack>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {t('common:close')}
          </Button>
          <Button type="submit" loading={verify.isPending}>
            {t(verify.data ? 'verify.again' : 'verify.start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Verdict(props: { store: 'cases' | 'system'; verdict: JournalVerdict; withCode: boolean }) {
  const { t } = useTranslation(['journal', 'shell']);
  const { store, verdict } = props;
  if (verdict.state === 'intact') {
    return (
      <Notice tone="done" title={t(`verify.${store}Intact`, { count: verdict.entries })}>
        {props.withCode ? t('verify.sealed', { count: verdict.sealedEntries }) : t('verify.unsealed')}
      </Notice>
    );
  }
  return (
    <Notice
      tone="attention"
      title={t('verify.brokenTitle', { store: t(`shell:journals.${store}`), line: verdict.seq })}
    >
      {t('verify.brokenText', { problem: t(`shell:journals.problem.${verdict.problem}`) })}{' '}
      {t('verify.brokenAct')}
    </Notice>
  );
}
