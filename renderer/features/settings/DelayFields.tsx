import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Parameters } from '#shared/domain/settings';

/** The delays, with the bounds of `Parameters`. */
const DELAYS = [
  { name: 'idleLockMinutes', word: 'idleLock', unit: 'minutes', min: 2, max: 15 },
  { name: 'lateEntryHours', word: 'lateEntry', unit: 'hours', min: 1, max: 336 },
  { name: 'firstReviewDays', word: 'firstReview', unit: 'days', min: 1, max: 365 },
  { name: 'intakeWaitingHours', word: 'intakeWaiting', unit: 'hours', min: 1, max: 336 },
] as const;

/** How long before something is late, locks or is looked at again. */
export function DelayFields(props: {
  parameters: Parameters;
  onChange: (part: Partial<Parameters>) => void;
}) {
  const { t } = useTranslation('settings');
  return DELAYS.map(({ name, word, unit, min, max }) => (
    <NumberInput
      key={name}
      label={t(word)}
      description={t('range', { min, max, unit: t(unit) })}
      suffix={`\u00a0${t(unit)}`}
      min={min}
      max={max}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="blur"
      maw={280}
      value={props.parameters[name]}
      onChange={(value) => {
        if (typeof value === 'number') props.onChange({ [name]: value });
      }}
    />
  ));
}
