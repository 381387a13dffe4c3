import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/domain/id';
import { findingsOfIntake, type IntakeDraft } from '#shared/domain/intake';
import type { PersonName } from '#shared/domain/person';
import { call } from '../../lib/call';
import type { DraftStart } from '../../lib/drafts/draft-session';
import { useDraft } from '../../lib/drafts/useDraft';
import { startDraft } from '../../lib/drafts/opened-drafts';
import { focusField } from '../../lib/field-focus';
import { useKeys } from '../../lib/keys';
import { navigate } from '../../lib/location';
import { useSeat } from '../../lib/seat';
import { nowInstant } from '../../lib/station-clock';
import { useCommand } from '../../lib/useCommand';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { Notice } from '../../ui/Notice';
import { PageHeader } from '../../ui/PageHeader';
import { ConflictScreen } from '../../ui/casework/ConflictScreen';
import { DiscardDraft } from '../../ui/casework/DiscardDraft';
import { Findings } from '../../ui/casework/Findings';
import { GoneDraft } from '../../ui/casework/GoneDraft';
import { MissingList } from '../../ui/casework/MissingList';
import { DraftNotice } from '../../ui/casework/SavedNotice';
import { Notices, WorkPage } from '../../ui/casework/WorkPage';
import { IntakeFields } from './IntakeFields';
import { intakeOf, type IntakeProblem } from './intake-draft';
import { useIntakeConflictFields } from './useIntakeConflictFields';
import './words';

/** The form of a request, in the order of a phone conversation; saved by itself, recorded by one act. */
export function IntakeForm(props: { draftId: Id; opened: DraftStart<IntakeDraft> }) {
  const { t } = useTranslation('intakes');
  const { parameters } = useSeat();
  const draft = useDraft<IntakeDraft>({
    id: props.draftId,
    start: props.opened,
    bodyOf: (content) => ({ kind: 'intake', content }),
    wordsOf: (body) => (body.kind === 'intake' ? body.content : null),
  });
  const record = useCommand('intakes.record', {
    refreshes: ['intakes.list', 'desk.read', 'persons.read'],
  });
  const [names, setNames] = useState<ReadonlyMap<Id, PersonName>>(new Map());
  const [wasAsked, setAsked] = useState(false);
  const conflictFields = useIntakeConflictFields();

  const { words } = draft;
  const answer = intakeOf(words, props.draftId);
  const problems: IntakeProblem[] = answer.problems ?? [];
  const findings = answer.intake
    ? findingsOfIntake(answer.intake, { now: nowInstant(), eventNumberMask: parameters.eventNumberMask })
    : [];

  const submit = async () => {
    setAsked(true);
    const [first] = problems;
    if (first) return focusField('intake', first.field);
    if (!answer.intake || record.isPending || draft.conflict) return;
    if ((await draft.ensureSaved()) === null) return;
    await record
      .mutateAsync({ intake: answer.intake, draftId: props.draftId })
      // A write that failed may have passed (`security.md` 0, 15): the record has the identity of the draft, so it can be looked up.
      .catch((refusal: unknown) =>
        call('intakes.read', { intakeId: props.draftId }).catch(() => Promise.reject(refusal)),
      );
    draft.finish();
    navigate(`/intakes/${props.draftId}?recorded`, { replace: true });
  };
  // The refusal of a command is shown by `record.error`.
  const run = () => void submit().catch(() => undefined);
  useKeys([{ keys: 'mod+Enter', label: t('form.record'), run }]);

  const keepElsewhere = () => navigate(`/intakes/drafts/${startDraft(words)}`, { replace: true });

  return (
    <WorkPage
      sideLabel={t('form.side')}
      head={
        <PageHeader
          title={t('new')}
          keepsFocus
          under={<DraftNotice draft={draft} />}
          actions={
            <>
              <DiscardDraft
                draftId={props.draftId}
                isStored={draft.version !== null}
                beforehand={draft.finish}
                onDiscarded={() => navigate('/desk')}
              />
              <Button
                onClick={run}
                loading={record.isPending}
                disabled={draft.conflict !== null}
                rightSection={<KeyHint keys="mod+Enter" />}
              >
                {t('form.record')}
              </Button>
            </>
          }
        />
      }
      side={
        <Stack gap="md">
          {problems.length > 0 ? (
            <div>
              <Text fw={600} mb={6}>
                {t('form.missing')}
              </Text>
              <MissingList
                form="intake"
                missing={problems.map(({ field }) => ({ field, label: t(`form.field.${field}`) }))}
              />
            </div>
          ) : (
            <Text size="sm">{t('form.complete')}</Text>
          )}
          <Findings findings={findings} />
        </Stack>
      }
    >
      <Notices>{draft.isGone && <GoneDraft onKeep={keepElsewhere} />}</Notices>
      {draft.conflict ? (
        <ConflictScreen
          versions={{ base: draft.conflict.base, mine: words, theirs: draft.conflict.theirs }}
          theirsBy={draft.conflict.savedByName}
          theirsAt={draft.conflict.savedAt}
          fields={conflictFields}
          onSettle={draft.settle}
        />
      ) : (
        <div onBlur={() => void draft.flush()}>
          <Notices>
            {wasAsked && problems.length > 0 && (
              <Notice tone="attention" role="alert">
                {t('form.problems', { count: problems.length })}
              </Notice>
            )}
            <FailureAlert failure={record.error} onRetry={run} />
          </Notices>
          <IntakeFields
            words={words}
            change={draft.change}
            problems={wasAsked ? problems : []}
            names={names}
            isTakenUp={props.opened.version !== null}
            onNamed={(personId, name) => setNames((known) => new Map(known).set(personId, name))}
          />
          <Button onClick={run} loading={record.isPending} rightSection={<KeyHint keys="mod+Enter" />}>
            {t('form.record')}
          </Button>
        </div>
      )}
    </WorkPage>
  );
}
