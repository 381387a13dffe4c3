import { Autocomplete, NumberInput, Text, TextInput } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { intakeOrigin, perceivedUrgency, situationType } from '#shared/domain/code-lists';
import { durationText } from '#shared/domain/format';
import type { Id } from '#shared/domain/id';
import type { IntakeDraft } from '#shared/domain/intake';
import { formatPhone, type PersonName } from '#shared/domain/person';
import { fieldId } from '../../lib/field-focus';
import { useSeat } from '../../lib/seat';
import { CodeMultiSelect } from '../../ui/CodeMultiSelect';
import { CodeSelect } from '../../ui/CodeSelect';
import { DayInput } from '../../ui/DayInput';
import { TidyInput } from '../../ui/TidyInput';
import { TimeInput } from '../../ui/TimeInput';
import { HealthServices } from '../../ui/casework/HealthServices';
import { ProseArea } from '../../ui/casework/ProseArea';
import { FieldRow, Fields, Section } from '../../ui/casework/Section';
import { EventNumbers } from './EventNumbers';
import { IntakePersons } from './IntakePersons';
import type { IntakeProblem } from './intake-draft';

type Props = {
  words: IntakeDraft;
  change: (changes: Partial<IntakeDraft> | ((words: IntakeDraft) => Partial<IntakeDraft>)) => void;
  problems: readonly IntakeProblem[];
  names: ReadonlyMap<Id, PersonName>;
  onNamed: (personId: Id, name: PersonName) => void;
  /** Words from before are taken up again: the hand goes to the account rather than to the first question. */
  isTakenUp: boolean;
};

/** The questions of a request, in the order in which they come on the phone. */
export const IntakeFields = memo(function IntakeFields({
  words,
  change,
  problems,
  names,
  onNamed,
  isTakenUp,
}: Props) {
  const { t } = useTranslation('intakes');
  const { service, parameters } = useSeat();
  const error = (field: keyof IntakeDraft) => {
    const found = problems.find((one) => one.field === field);
    return found && t(`form.error.${found.problem}`);
  };
  const patrolMinutes =
    words.patrolOfficers && words.patrolMinutes ? words.patrolOfficers * words.patrolMinutes : null;

  return (
    <>
      <Section title={t('form.reception')}>
        <Fields>
          <FieldRow>
            <DayInput
              id={fieldId('intake', 'receivedDay')}
              label={t('form.day')}
              lean="past"
              withAsterisk
              value={words.receivedDay}
              onChange={(receivedDay) => change({ receivedDay })}
              error={error('receivedDay')}
            />
            <TimeInput
              id={fieldId('intake', 'receivedTime')}
              label={t('form.time')}
              withAsterisk
              value={words.receivedTime || null}
              onChange={(time) => change({ receivedTime: time ?? '' })}
              error={error('receivedTime')}
            />
          </FieldRow>
          <CodeSelect
            id={fieldId('intake', 'origin')}
            label={t('form.origin')}
            list={intakeOrigin}
            withAsterisk
            autoFocus={!isTakenUp}
            value={words.origin}
            onChange={(origin) => change({ origin })}
            error={error('origin')}
          />
        </Fields>
      </Section>

      <Section title={t('form.requester')}>
        <Fields>
          <FieldRow>
            <TextInput
              id={fieldId('intake', 'requester')}
              label={t('form.requesterName')}
              maxLength={120}
              value={words.requester.name}
              onChange={(event) =>
                change({ requester: { ...words.requester, name: event.currentTarget.value } })
              }
            />
            <TextInput
              label={t('form.badge')}
              maxLength={20}
              value={words.requester.badge}
              onChange={(event) =>
                change({ requester: { ...words.requester, badge: event.currentTarget.value } })
              }
            />
          </FieldRow>
          <FieldRow>
            <TextInput
              label={t('form.organisation')}
              maxLength={120}
              value={words.requester.organisation}
              onChange={(event) =>
                change({ requester: { ...words.requester, organisation: event.currentTarget.value } })
              }
            />
            <TidyInput
              label={t('form.phone')}
              maxLength={60}
              tidy={formatPhone}
              value={words.requester.phone}
              onChange={(phone) => change((now) => ({ requester: { ...now.requester, phone } }))}
            />
          </FieldRow>
        </Fields>
      </Section>

      <Section title={t('form.events')}>
        <EventNumbers
          numbers={words.eventNumbers}
          mask={parameters.eventNumberMask}
          onChange={(eventNumbers) => change({ eventNumbers })}
        />
      </Section>

      <Section title={t('form.situation')}>
        <Fields isWide>
          <CodeMultiSelect
            id={fieldId('intake', 'situationTypes')}
            label={t('form.situationTypes')}
            list={situationType}
            withAsterisk
            maxValues={10}
            maw={640}
            value={words.situationTypes}
            onChange={(situationTypes) => change({ situationTypes })}
            error={error('situationTypes')}
          />
          <ProseArea
            id={fieldId('intake', 'account')}
            label={t('form.account')}
            description={t('form.accountHint')}
            withAsterisk
            minRows={8}
            autoFocus={isTakenUp}
            maxLength={20_000}
            value={words.account}
            onChange={(account) => change({ account })}
            error={error('account')}
          />
        </Fields>
      </Section>

      <Section title={t('form.persons')}>
        <IntakePersons
          persons={words.persons}
          names={names}
          onNamed={onNamed}
          onChange={(persons) => change({ persons })}
        />
      </Section>

      <Section title={t('form.urgency')}>
        <Fields>
          <CodeSelect
            id={fieldId('intake', 'urgency')}
            aria-label={t('form.urgency')}
            list={perceivedUrgency}
            value={words.urgency}
            onChange={(urgency) => change({ urgency: urgency ?? 'unknown' })}
          />
          <Autocomplete
            id={fieldId('intake', 'municipality')}
            label={t('form.municipality')}
            description={
              words.municipality.trim() === '' ? (
                t('form.municipalityHint')
              ) : (
                <HealthServices municipality={words.municipality} />
              )
            }
            withAsterisk
            maxLength={80}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={service.territory.map(({ name }) => name)}
            value={words.municipality}
            onChange={(municipality) => change({ municipality })}
            error={error('municipality')}
          />
        </Fields>
      </Section>

      <Section title={t('form.patrol')}>
        <Fields>
          <FieldRow>
            <NumberInput
              label={t('form.officers')}
              min={0}
              max={100}
              allowDecimal={false}
              allowNegative={false}
              clampBehavior="strict"
              hideControls
              value={words.patrolOfficers ?? ''}
              onChange={(value) => change({ patrolOfficers: typeof value === 'number' ? value : null })}
            />
            <NumberInput
              label={t('form.minutes')}
              min={0}
              max={100_000}
              allowDecimal={false}
              allowNegative={false}
              clampBehavior="strict"
              hideControls
              value={words.patrolMinutes ?? ''}
              onChange={(value) => change({ patrolMinutes: typeof value === 'number' ? value : null })}
            />
          </FieldRow>
          {patrolMinutes !== null && (
            <Text size="sm">{t('form.patrolTotal', { total: durationText(patrolMinutes) })}</Text>
          )}
        </Fields>
      </Section>
    </>
  );
});
