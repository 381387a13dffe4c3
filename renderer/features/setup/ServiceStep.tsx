import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fieldText } from '../../lib/failureText';
import type { StepProblems, WizardDraft } from './wizard-draft';

/** What the service and the unit are called. */
export function ServiceStep(props: {
  draft: WizardDraft;
  problems: StepProblems;
  onChange: (part: Partial<WizardDraft>) => void;
}) {
  const { t } = useTranslation('setup');
  const error = (field: string) => (props.problems[field] ? fieldText(props.problems[field]) : null);
  return (
    <>
      <TextInput
        label={t('service.service')}
        description={t('service.serviceHint')}
        maxLength={120}
        autoFocus
        value={props.draft.service}
        error={error('service')}
        onChange={(event) => props.onChange({ service: event.currentTarget.value })}
      />
      <TextInput
        label={t('service.unit')}
        description={t('service.unitHint')}
        maxLength={120}
        value={props.draft.unit}
        error={error('unit')}
        onChange={(event) => props.onChange({ unit: event.currentTarget.value })}
      />
    </>
  );
}
