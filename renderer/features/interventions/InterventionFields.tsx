import { Button, Checkbox, Chip, Group, NumberInput, Switch, Text, TextInput } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '#shared/domain/calendar-day';
import type { Participant } from '#shared/domain/case-file';
import {
  comparedOutcome,
  interventionPlace,
  interventionResult,
  interventionType,
} from '#shared/domain/code-lists';
import { formatWithMask, matchesMask } from '#shared/domain/event-number';
import { durationText, longDayText } from '#shared/domain/format';
import type { InterventionDraft } from '#shared/domain/intervention';
import { givenFirst } from '#shared/domain/person';
import { fieldId } from '../../lib/field-focus';
import { useLanguage } from '../../lib/language';
import { useSeat } from '../../lib/seat';
import { CodeMultiSelect } from '../../ui/CodeMultiSelect';
import { CodeSelect } from '../../ui/CodeSelect';
import { DayInput } from '../../ui/DayInput';
import { TidyInput } from '../../ui/TidyInput';
import { TimeInput } from '../../ui/TimeInput';
import { ProseArea } from '../../ui/casework/ProseArea';
import { FieldRow, Fields, Section } from '../../ui/casework/Section';
import { momentsOf, usualPlaceOf, type InterventionProblem } from './intervention-draft';

type Part = {
  words: InterventionDraft;
  change: (changes: Partial<InterventionDraft>) => void;
  error: (field: keyof InterventionDraft) => string | undefined;
  onUnclear: (field: keyof InterventionDraft, isUnclear: boolean) => void;
  /** Words from before are taken up again: the hand goes to the facts rather than to the first question. */
  isTakenUp: boolean;
};

/** Everything there is to write of an intervention, in the order in which it is told. */
export const InterventionFields = memo(function InterventionFields(props: {
  words: InterventionDraft;
  change: (changes: Partial<InterventionDraft>) => void;
  participants: readonly Participant[];
  problems: readonly InterventionProblem[];
  onUnclear: (field: keyof InterventionDraft, isUnclear: boolean) => void;
  isTakenUp: boolean;
}) {
  const { t } = useTranslation('interventions');
  const error = (field: keyof InterventionDraft) => {
    const found = props.problems.find((one) => one.field === field);
    return found && t(`write.error.${found.problem}`);
  };
  const { words, change, onUnclear, isTakenUp } = props;
  const part: Part = { words, change, error, onUnclear, isTakenUp };
  return (
    <>
      <WhenAndWhere {...part} />
      <WhoWasThere {...part} participants={props.participants} />
      <WhatHappened {...part} />
      <WhatCameOfIt {...part} />
    </>
  );
});

function WhenAndWhere({ words, change, error, onUnclear, isTakenUp }: Part) {
  const { t } = useTranslation('interventions');
  const language = useLanguage();
  const [hasOtherDay, setOtherDay] = useState(words.endedDay !== null);
  const { endedAt, minutes } = momentsOf(words);
  const isNextDay = words.endedDay === null && endedAt !== undefined && dayOf(endedAt) !== words.startedDay;

  const chooseType = (type: InterventionDraft['type']) => {
    // The usual place follows the kind as long as nobody chose another one.
    const isUnchosen = words.type === null || words.place === (usualPlaceOf(words.type) ?? words.place);
    const place = usualPlaceOf(type);
    change(isUnchosen && place ? { type, place } : { type });
  };

  return (
    <Section title={t('write.when')}>
      <Fields>
        <CodeSelect
          id={fieldId('intervention', 'type')}
          label={t('write.type')}
          list={interventionType}
          withAsterisk
          autoFocus={!isTakenUp}
          value={words.type}
          onChange={chooseType}
          error={error('type')}
        />
        <FieldRow>
          <DayInput
            id={fieldId('intervention', 'startedDay')}
            label={t('write.startedDay')}
            lean="past"
            withAsterisk
            value={words.startedDay}
            onChange={(startedDay) => change({ startedDay })}
            error={error('startedDay')}
          />
          <TimeInput
            id={fieldId('intervention', 'startedTime')}
            label={t('write.startedTime')}
            withAsterisk
            value={words.startedTime || null}
            onChange={(time) => change({ startedTime: time ?? '' })}
            onUnclear={(isUnclear) => onUnclear('startedTime', isUnclear)}
            error={error('startedTime')}
          />
          <TimeInput
            id={fieldId('intervention', 'endedTime')}
            label={t('write.endedTime')}
            value={words.endedTime || null}
            onChange={(time) => change({ endedTime: time ?? '' })}
            onUnclear={(isUnclear) => onUnclear('endedTime', isUnclear)}
            error={error('endedTime')}
          />
        </FieldRow>
        {hasOtherDay ? (
          <DayInput
            id={fieldId('intervention', 'endedDay')}
            label={t('write.endedDay')}
            description={t('write.endedDayHint')}
            lean="past"
            value={words.endedDay}
            onChange={(endedDay) => change({ endedDay })}
          />
        ) : (
          <div>
            <Button
              variant="subtle"
              size="compact-md"
              leftSection={<IconCalendarPlus size={16} aria-hidden />}
              onClick={() => setOtherDay(true)}
            >
              {t('write.otherDay')}
            </Button>
          </div>
        )}
        {minutes !== undefined && minutes >= 0 && (
          <Text size="sm" role="status">
            {t('write.duration', { duration: durationText(minutes) })}
            {isNextDay && ` ${t('write.nextDay', { day: longDayText(dayOf(endedAt), language) })}`}
          </Text>
        )}
        <FieldRow>
          <CodeSelect
            id={fieldId('intervention', 'place')}
            label={t('write.place')}
            list={interventionPlace}
            value={words.place}
            onChange={(place) => place && change({ place })}
          />
          <TextInput
            label={t('write.placeDetail')}
            description={t('write.placeDetailHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={200}
            value={words.placeDetail}
            onChange={(event) => change({ placeDetail: event.currentTarget.value })}
          />
        </FieldRow>
      </Fields>
    </Section>
  );
}

function WhoWasThere({ words, change, participants }: Part & { participants: readonly Participant[] }) {
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

const AREAS = [
  ['facts', 6],
  ['observations', 4],
  ['quotedWords', 3],
  ['opinion', 3],
] as const;

function WhatHappened({ words, change, isTakenUp }: Part) {
  const { t } = useTranslation('interventions');
  return (
    <Section title={t('write.words')}>
      <Fields isWide>
        <TextInput
          label={t('write.purpose')}
          maxLength={500}
          maw={640}
          value={words.purpose}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
        />
        {AREAS.map(([field, rows]) => (
          <ProseArea
            key={field}
            id={fieldId('intervention', field)}
            label={t(`write.${field}`)}
            description={t(`write.${field}Hint`)}
            minRows={rows}
            autoFocus={isTakenUp && field === 'facts'}
            maxLength={50_000}
            value={words[field]}
            onChange={(text) => change({ [field]: text })}
          />
        ))}
      </Fields>
    </Section>
  );
}

function WhatCameOfIt({ words, change }: Part) {
  const { t } = useTranslation('interventions');
  const language = useLanguage();
  return (
    <Section title={t('write.outcome')}>
      <Fields isWide>
        <ProseArea
          label={t('write.measures')}
          description={t('write.measuresHint')}
          maxLength={20_000}
          value={words.measures}
          onChange={(measures) => change({ measures })}
        />
        <CodeMultiSelect
          label={t('write.results')}
          list={interventionResult}
          maw={640}
          value={words.results}
          onChange={(results) => change({ results })}
        />
        <Checkbox.Group
          label={t('write.outcomes')}
          description={t('write.outcomesHint')}
          value={words.outcomes}
          onChange={(chosen) =>
            change({ outcomes: comparedOutcome.codes.filter((code) => chosen.includes(code)) })
          }
        >
          <Group gap="8px 20px" mt={8}>
            {comparedOutcome.codes.map((code) => (
              <Checkbox key={code} value={code} label={comparedOutcome.labelOf(code, language)} />
            ))}
          </Group>
        </Checkbox.Group>
        <NumberInput
          label={t('write.minutesFreed')}
          description={t('write.minutesFreedHint')}
          maw={300}
          min={0}
          max={100_000}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          hideControls
          value={words.patrolMinutesFreed ?? ''}
          onChange={(value) => change({ patrolMinutesFreed: typeof value === 'number' ? value : null })}
        />
      </Fields>
    </Section>
  );
}
