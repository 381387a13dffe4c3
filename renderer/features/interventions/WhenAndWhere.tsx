import { Button, Text, TextInput } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '#shared/domain/calendar-day';
import { interventionPlace, interventionType } from '#shared/domain/code-lists';
import { durationText, longDayText } from '#shared/domain/format';
import type { InterventionDraft } from '#shared/domain/intervention';
import { fieldId } from '../../lib/field-focus';
import { useLanguage } from '../../lib/language';
import { CodeSelect } from '../../ui/CodeSelect';
import { DayInput } from '../../ui/DayInput';
import { TimeInput } from '../../ui/TimeInput';
import { FieldRow, Fields, Section } from '../../ui/casework/Section';
import { momentsOf, usualPlaceOf } from './intervention-draft';
import type { InterventionPart } from './intervention-part';

/** What kind of intervention, when it started and ended, where. */
export function WhenAndWhere({ words, change, error, onUnclear, isTakenUp }: InterventionPart) {
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
