import { Chip, Group, Switch, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Participant } from '#shared/domain/case-file';
import { formatWithMask, matchesMask } from '#shared/domain/event-number';
import { givenFirst } from '#shared/domain/person';
import { fieldId } from '../../lib/field-focus';
import { useSeat } from '../../lib/seat';
import { TidyInput } from '../../ui/TidyInput';
import { FieldRow, Fields, Section } from '../../ui/casework/Section';
import type { InterventionPart } from './intervention-part';

/** Who was there: people of the case, others, patrol with its badges and its event number. */
export function WhoWasThere({
  words,
  change,
  participants,
}: InterventionPart & { participants: readonly Participant[] }) {
  const { t } = useTranslation('interventions');
  const { parameters } = useSeat();
  const mask = parameters.eventNumberMask;
  return (
    <Section title={t('write.who')}>
      <Fields>
        <div role="group" aria-label={t('write.participants')} id={fieldId('intervention', 'participantIds')}>
          <div className="mantine-InputWrapper-label">{t('write.participants')}</div>
          {participants.length === 0 ? (
            <Text c="dimmed">{t('write.noParticipants')}</Text>
          ) : (
            <Chip.Group
              multiple
              value={words.participantIds}
              onChange={(participantIds) => change({ participantIds })}
            >
              <Group gap="xs" mt={4}>
                {[...new Map(participants.map((one) => [one.personId, one])).values()].map((one) => (
                  <Chip key={one.personId} value={one.personId} variant="outline" radius="sm">
                    {givenFirst(one.name)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          )}
        </div>
        <TextInput
          label={t('write.othersPresent')}
          placeholder={t('write.othersPresentHint')}
          maxLength={500}
          value={words.othersPresent}
          onChange={(event) => change({ othersPresent: event.currentTarget.value })}
        />
        <Switch
          label={t('write.patrolPresent')}
          checked={words.patrolPresent}
          onChange={(event) => change({ patrolPresent: event.currentTarget.checked })}
        />
        <FieldRow>
          {(words.patrolPresent || words.patrolBadges !== '') && (
            <TextInput
              label={t('write.patrolBadges')}
              maxLength={120}
              value={words.patrolBadges}
              onChange={(event) => change({ patrolBadges: event.currentTarget.value })}
            />
          )}
          <TidyInput
            id={fieldId('intervention', 'eventNumber')}
            label={t('write.eventNumber')}
            maxLength={40}
            tidy={(raw) => formatWithMask(raw, mask)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            description={
              words.eventNumber.trim() !== '' && !matchesMask(formatWithMask(words.eventNumber, mask), mask)
                ? t('write.eventNumberOdd', { mask })
                : undefined
            }
            value={words.eventNumber}
            onChange={(eventNumber) => change({ eventNumber })}
          />
        </FieldRow>
      </Fields>
    </Section>
  );
}
