import { ActionIcon, Button, Group } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatWithMask, matchesMask } from '#shared/domain/event-number';
import { fieldId } from '../../lib/field-focus';
import { TidyInput } from '../../ui/TidyInput';
import { Fields } from '../../ui/casework/Section';

/** The police numbers of the event: any spelling is taken, written the way of the mask; an odd one is kept and said. */
export function EventNumbers(props: {
  numbers: readonly string[];
  mask: string;
  onChange: (numbers: string[]) => void;
}) {
  const { t } = useTranslation('intakes');
  // One empty field is always there to write in.
  const shown = props.numbers.length === 0 ? [''] : props.numbers;
  const change = (index: number, number: string) =>
    props.onChange(shown.map((one, at) => (at === index ? number : one)));
  return (
    <Fields>
      {shown.map((number, index) => (
        // A number has no identity but its place: the list only grows at its end.
        // oxlint-disable-next-line react/no-array-index-key
        <Group key={index} align="flex-end" gap="xs" wrap="nowrap">
          <TidyInput
            id={index === 0 ? fieldId('intake', 'eventNumbers') : ''}
            flex={1}
            maxLength={40}
            label={shown.length === 1 ? t('form.eventNumber') : t('form.eventNumberN', { n: index + 1 })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            tidy={(raw) => formatWithMask(raw, props.mask)}
            description={
              number.trim() !== '' && !matchesMask(formatWithMask(number, props.mask), props.mask)
                ? t('form.eventNumberOdd', { mask: props.mask })
                : undefined
            }
            value={number}
            onChange={(next) => change(index, next)}
          />
          {shown.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('form.eventNumberRemove', { n: index + 1 })}
              onClick={() => props.onChange(shown.filter((_, at) => at !== index))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {shown.length < 20 && (
        <div>
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => props.onChange([...shown, ''])}
          >
            {t('form.eventNumberAdd')}
          </Button>
        </div>
      )}
    </Fields>
  );
}
