import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice';

/** The code typed back from the paper: the proof that the paper can be read. */
export function ConfirmStep(props: { value: string; onChange: (typed: string) => void; isBusy: boolean }) {
  const { t } = useTranslation('setup');
  return (
    <>
      <TextInput
        label={t('confirm.field')}
        description={t('confirm.hint')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
        maxLength={200}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', letterSpacing: '0.06em' } }}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      {props.isBusy && (
        <Notice tone="information" role="status" title={t('confirm.finishing')}>
          {t('confirm.finishingText')}
        </Notice>
      )}
    </>
  );
}
