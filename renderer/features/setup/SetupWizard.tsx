import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useCallback, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/result';
import { setupEn } from '../../i18n/en/setup';
import { setupFr } from '../../i18n/fr/setup';
import { addWords } from '../../i18n/index';
import { call } from '../../lib/call';
import { failureOf } from '../../lib/failureText';
import { useKeys } from '../../lib/keys';
import { EntryFrame } from '../../ui/EntryFrame';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { TerritoryFields } from '../../ui/TerritoryFields';
import { AccountStep } from './AccountStep';
import { CodeStep } from './CodeStep';
import { ConfirmStep } from './ConfirmStep';
import { ServiceStep } from './ServiceStep';
import classes from './SetupWizard.module.css';
import { emptyDraft, problemsOf, requestOf, STEPS, type Step, type WizardDraft } from './wizard-draft';

addWords('setup', { fr: setupFr, en: setupEn });

/**
 * The first set-up of a station, in a few calm screens. Going back keeps everything; nothing is on disk before the code
 * was typed back (`setup.finish`), so an interrupted set-up starts clean.
 */
export function SetupWizard(props: { onDone: () => void }) {
  const { t } = useTranslation(['setup', 'common']);
  const [step, setStep] = useState<Step>('service');
  const [draft, setDraft] = useState(emptyDraft);
  const [showsProblems, setShowsProblems] = useState(false);
  const [typedCode, setTypedCode] = useState('');
  // The code that was made, and for which answers: others make another code.
  const [begun, setBegun] = useState<{ for: string; code: string; isSecond: boolean } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const change = useCallback(
    (part: Partial<WizardDraft>) => setDraft((before) => ({ ...before, ...part })),
    [],
  );
  const problems = problemsOf(step, draft);
  const index = STEPS.indexOf(step);

  const goTo = (next: Step | undefined) => {
    if (next === undefined) return;
    setShowsProblems(false);
    setFailure(null);
    setStep(next);
  };
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };

  const goOn = () => {
    if (isBusy) return;
    if (Object.keys(problems).length > 0) {
      setShowsProblems(true);
      return;
    }
    if (step === 'technicalAdmin') {
      const request = requestOf(draft);
      const asked = JSON.stringify(request);
      if (begun?.for === asked) goTo('code');
      else
        void attempt(async () => {
          const { recoveryCode } = await call('setup.begin', request);
          setBegun({ for: asked, code: recoveryCode, isSecond: begun !== null });
          setTypedCode('');
          goTo('code');
        });
    } else if (step === 'confirm') {
      void attempt(async () => {
        await call('setup.finish', { recoveryCode: typedCode });
        props.onDone();
      });
    } else goTo(STEPS[index + 1]);
  };

  useKeys([
    { keys: 'mod+Enter', label: t('common:next'), run: goOn },
    ...(index > 0 && !isBusy
      ? [{ keys: 'Escape', label: t('common:back'), run: () => goTo(STEPS[index - 1]) }]
      : []),
  ]);

  const shown = showsProblems ? problems : {};
  return (
    <EntryFrame width="wide">
      <div className={classes.wizard}>
        <ol className={classes.steps} aria-label={t('steps')}>
          {STEPS.map((one, place) => (
            <li
              key={one}
              aria-current={one === step ? 'step' : undefined}
              data-done={place < index || undefined}
            >
              <span className={classes.mark}>
                {place < index ? <IconCheck size={14} aria-label={t('done')} /> : place + 1}
              </span>
              {t(`${one}.name`)}
            </li>
          ))}
        </ol>
        <form
          className={classes.form}
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            goOn();
          }}
        >
          <Stack gap="sm" key={step}>
            <Text size="sm" c="dimmed">
              {t('title')} · {t('step', { step: index + 1, total: STEPS.length })}
            </Text>
            <Title order={1}>{t(`${step}.title`)}</Title>
            <Text>{t(`${step}.why`)}</Text>
            {step === 'service' && (
              <>
                <Text c="dimmed" size="sm">
                  {t('intro')}
                </Text>
                <ServiceStep draft={draft} problems={shown} onChange={change} />
              </>
            )}
            {step === 'territory' && (
              <TerritoryFields
                autoFocus
                lines={draft.territory}
                problems={shown}
                onChange={(territory) => change({ territory })}
              />
            )}
            {(step === 'coordinator' || step === 'technicalAdmin') && (
              <AccountStep
                account={draft[step]}
                words={[draft.service, draft.unit, ...draft.territory.map(({ name }) => name)]}
                problems={shown}
                onChange={(part) =>
                  setDraft((before) => ({ ...before, [step]: { ...before[step], ...part } }))
                }
              />
            )}
            {step === 'code' && begun !== null && <CodeStep code={begun.code} isSecond={begun.isSecond} />}
            {step === 'confirm' && <ConfirmStep value={typedCode} onChange={setTypedCode} isBusy={isBusy} />}
            <FailureAlert failure={failure} />
            <Group justify="space-between" mt="xs">
              {index > 0 ? (
                <Button variant="default" disabled={isBusy} onClick={() => goTo(STEPS[index - 1])}>
                  {t('common:back')}
                </Button>
              ) : (
                <span />
              )}
              <Button type="submit" loading={isBusy} rightSection={<KeyHint keys="mod+Enter" />}>
                {step === 'code'
                  ? t('code.next')
                  : step === 'confirm'
                    ? t('confirm.finish')
                    : t('common:next')}
              </Button>
            </Group>
            <Text size="sm" role="status">
              {isBusy && step === 'technicalAdmin' ? t('code.making') : ''}
            </Text>
          </Stack>
        </form>
      </div>
    </EntryFrame>
  );
}
