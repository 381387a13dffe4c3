import { Checkbox, Group, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { comparedOutcome, interventionResult } from '#shared/domain/code-lists';
import { fieldId } from '../../lib/field-focus';
import { useLanguage } from '../../lib/language';
import { CodeMultiSelect } from '../../ui/CodeMultiSelect';
import { ProseArea } from '../../ui/casework/ProseArea';
import { Fields, Section } from '../../ui/casework/Section';
import type { InterventionPart } from './intervention-part';

const AREAS = [
  ['facts', 6],
  ['observations', 4],
  ['quotedWords', 3],
  ['opinion', 3],
] as const;

/** Facts, observations, quoted words and opinion, apart from the first keystroke (INV-19). */
export function WhatHappened({ words, change, isTakenUp }: InterventionPart) {
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

/** Measures, results, the six outcomes by which Québec teams compare themselves, patrol minutes freed. */
export function WhatCameOfIt({ words, change }: InterventionPart) {
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
