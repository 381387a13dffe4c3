import { Group, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatWithMask, matchesMask } from '#shared/domain/event-number';

/** The mask of the event numbers, with an example of its own and a number to try on it. */
export function MaskField(props: { mask: string; isRight: boolean; onChange: (mask: string) => void }) {
  const { t } = useTranslation('settings');
  const [tried, setTried] = useState('');
  const written = formatWithMask(tried, props.mask);
  const fits = matchesMask(written, props.mask);
  return (
    <>
      <TextInput
        label={t('mask')}
        description={t('maskText')}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        value={props.mask}
        error={props.isRight ? null : t('maskWrong')}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      <Text size="sm" className="tabular">
        {props.mask === '' ? t('maskAny') : t('maskExample', { example: exampleOf(props.mask) })}
      </Text>
      <TextInput
        label={t('tryNumber')}
        description={t('tryHint')}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        value={tried}
        onChange={(event) => setTried(event.currentTarget.value)}
      />
      <Text size="sm" role="status" className="tabular" component="div">
        {tried.trim() !== '' && (
          <Group gap={6} c={fits ? 'var(--relais-done)' : 'var(--relais-attention)'}>
            {fits ? <IconCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
            <span>
              <strong>{t('tried', { number: written })}</strong> · {t(fits ? 'triedRight' : 'triedWrong')}
            </span>
          </Group>
        )}
      </Text>
    </>
  );
}

/** A number that has the form of the mask: digits count up, letters follow the alphabet. */
function exampleOf(mask: string): string {
  let digit = 0;
  let letter = 0;
  return mask.replace(/[9*A]/g, (symbol) =>
    symbol === 'A' ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(letter++ % 26) : String((digit += 1) % 10),
  );
}
