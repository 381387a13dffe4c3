import { Button, Group, List, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/result';
import { call } from '../../lib/call';
import { failureOf } from '../../lib/failureText';
import { FailureAlert } from '../../ui/FailureAlert';
import { Notice } from '../../ui/Notice';
import classes from './SetupWizard.module.css';

/** The recovery code, shown once, large, in groups; to print twice and put in two envelopes. */
export function CodeStep(props: { code: string; isSecond: boolean }) {
  const { t } = useTranslation('setup');
  const [printing, setPrinting] = useState<'not_yet' | 'busy' | 'printed' | 'no_printer'>('not_yet');
  const [failure, setFailure] = useState<Failure | null>(null);
  const print = async () => {
    setPrinting('busy');
    setFailure(null);
    try {
      const { printed } = await call('setup.printRecoveryCode', {});
      setPrinting(printed ? 'printed' : 'no_printer');
    } catch (error) {
      setPrinting('no_printer');
      setFailure(failureOf(error));
    }
  };
  return (
    <>
      {props.isSecond && (
        <Notice tone="attention" role="alert">
          {t('code.changed')}
        </Notice>
      )}
      <output className={classes.code} aria-label={t('code.label')}>
        {props.code.split('-').map((group, place) => (
          // The groups never move: their place is their identity.
          <span key={place}>{group} </span>
        ))}
      </output>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          loading={printing === 'busy'}
          onClick={() => void print()}
        >
          {t(printing === 'printed' ? 'code.printAgain' : 'code.print')}
        </Button>
        <Text size="sm" role="status">
          {printing === 'printed' ? t('code.printed') : ''}
        </Text>
      </Group>
      {printing === 'no_printer' && (
        <Notice tone="attention" role="alert">
          {t('code.noPrinter')}
        </Notice>
      )}
      <FailureAlert failure={failure} />
      <List>
        <List.Item>{t('code.envelopes')}</List.Item>
        <List.Item>{t('code.noPhoto')}</List.Item>
      </List>
    </>
  );
}
