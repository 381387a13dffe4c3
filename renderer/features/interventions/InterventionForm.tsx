import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpen, type CaseFile, type SafeContact } from '#shared/domain/case-file';
import type { Id } from '#shared/domain/id';
import { findingsOfIntervention, type InterventionDraft } from '#shared/domain/intervention';
import { CallFailed, call } from '../../lib/call';
import { startDraft } from '../../lib/drafts/opened-drafts';
import type { DraftStart } from '../../lib/drafts/draft-session';
import { useDraft } from '../../lib/drafts/useDraft';
import { focusField } from '../../lib/field-focus';
import { useKeys } from '../../lib/keys';
import { navigate } from '../../lib/location';
import { useSeat } from '../../lib/seat';
import { nowInstant } from '../../lib/station-clock';
import { useCommand } from '../../lib/useCommand';
import { KeyHint } from '../../ui/KeyHint';
import { Notice } from '../../ui/Notice';
import { CaseContacts } from '../../ui/casework/CaseContacts';
import { CaseHead } from '../../ui/casework/CaseHead';
import { ConflictScreen } from '../../ui/casework/ConflictScreen';
import { DiscardDraft } from '../../ui/casework/DiscardDraft';
import { Findings } from '../../ui/casework/Findings';
import { GoneDraft } from '../../ui/casework/GoneDraft';
import { MissingList } from '../../ui/casework/MissingList';
import { DraftNotice } from '../../ui/casework/SavedNotice';
import { Notices, WorkPage } from '../../ui/casework/WorkPage';
import { InterventionFields } from './InterventionFields';
import { SignDialog } from './SignDialog';
import { contentOf, type InterventionProblem } from './intervention-draft';
import { useInterventionConflictFields } from './useInterventionConflictFields';

/** The page where an intervention is written: saved by itself, signed by one act, immutable from then on (INV-17). */
export function InterventionForm(props: {
  draftId: Id;
  opened: DraftStart<InterventionDraft>;
  file: CaseFile;
  contacts: readonly SafeContact[];
  owner: { id: Id; name: string } | null;
}) {
  const { file, draftId } = props;
  const { t } = useTranslation('interventions');
  const seat = useSeat();
  const draft = useDraft<InterventionDraft>({
    id: draftId,
    start: props.opened,
    bodyOf: (content) => ({ kind: 'intervention', caseId: file.id, content }),
    wordsOf: (body) => (body.kind === 'intervention' ? body.content : null),
  });
  const sign = useCommand('interventions.sign', { refreshes: ['cases.read', 'cases.list', 'desk.read'] });
  const [unclear, setUnclear] = useState<readonly InterventionProblem[]>([]);
  const [wasAsked, setAsked] = useState(false);
  const [isSigning, setSigning] = useState(false);
  const conflictFields = useInterventionConflictFields(file.participants);

  const { words } = draft;
  const answer = contentOf(words);
  // A time that is not understood is not in the words: it must not be signed as if nobody had typed one.
  const problems = [...(answer.problems ?? []), ...unclear].filter(
    (one, index, all) => all.findIndex(({ field }) => field === one.field) === index,
  );
  const findings = answer.content
    ? findingsOfIntervention(answer.content, {
        now: nowInstant(),
        caseOpenedAt: file.openedAt,
        caseIsOpen: isOpen(file.status),
        lateEntryHours: seat.parameters.lateEntryHours,
        eventNumberMask: seat.parameters.eventNumberMask,
      })
    : [];
  const isOwner = props.owner === null || props.owner.id === seat.accountId;
  const caseHref = `/cases/${file.id}`;

  const ask = () => {
    setAsked(true);
    const [first] = problems;
    if (first) return focusField('intervention', first.field);
    if (isOwner && !draft.conflict && !draft.isGone) setSigning(true);
  };
  const confirm = async () => {
    const version = await draft.ensureSaved();
    if (version === null || !answer.content) return setSigning(false);
    try {
      await sign.mutateAsync({ draftId, version, content: answer.content });
    } catch (refusal) {
      // A write that failed may have passed (`security.md` 0, 15): the record keeps the identity of its draft.
      const isSigned = await call('interventions.read', { interventionId: draftId }).then(
        () => true,
        () => false,
      );
      if (!isSigned) {
        if (refusal instanceof CallFailed && refusal.failure.code === 'CONFLICT') {
          // Somebody saved the draft since: saving again shows both versions.
          setSigning(false);
          draft.change({});
          return draft.flush();
        }
        throw refusal;
      }
    }
    draft.finish();
    notifications.show({ message: t('sign.signed') });
    navigate(`${caseHref}?entry=${draftId}`, { replace: true });
  };

  useKeys([
    { keys: 'mod+Enter', label: t('sign.act'), run: ask },
    { keys: 'Escape', label: file.number, run: () => navigate(caseHref) },
  ]);

  return (
    <WorkPage
      sideLabel={t('side')}
      head={
        <CaseHead
          file={file}
          work={t('new')}
          keepsFocus
          under={<DraftNotice draft={draft} />}
          actions={
            <>
              {isOwner && (
                <DiscardDraft
                  draftId={draftId}
                  isStored={draft.version !== null}
                  beforehand={draft.finish}
                  onDiscarded={() => navigate(caseHref)}
                />
              )}
              <Button
                onClick={ask}
                disabled={!isOwner || draft.conflict !== null}
                rightSection={<KeyHint keys="mod+Enter" />}
              >
                {t('sign.act')}
              </Button>
            </>
          }
        />
      }
      side={
        <Stack gap="md">
          <CaseContacts participants={file.participants} contacts={props.contacts} hasLinks={false} />
          {problems.length > 0 ? (
            <div>
              <Text fw={600} mb={6}>
                {t('write.missing')}
              </Text>
              <MissingList
                form="intervention"
                missing={problems.map(({ field }) => ({ field, label: t(`field.${field}`) }))}
              />
            </div>
          ) : (
            isOwner && <Text size="sm">{t('write.ready')}</Text>
          )}
          <Findings findings={findings} />
        </Stack>
      }
    >
      <Notices>
        {draft.isGone && (
          <GoneDraft
            onKeep={() =>
              navigate(`${caseHref}/interventions/drafts/${startDraft(words)}`, { replace: true })
            }
          />
        )}
      </Notices>
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
            {!isOwner && (
              <Notice tone="information">{t('write.notOwner', { name: props.owner?.name ?? '' })}</Notice>
            )}
            {wasAsked && problems.length > 0 && (
              <Notice tone="attention" role="alert">
                {t('write.problems', { count: problems.length })}
              </Notice>
            )}
          </Notices>
          <InterventionFields
            words={words}
            change={draft.change}
            participants={file.participants}
            isTakenUp={props.opened.version !== null}
            problems={wasAsked ? problems : []}
            onUnclear={(field, isUnclear) =>
              setUnclear((now) => [
                ...now.filter((one) => one.field !== field),
                ...(isUnclear ? [{ field, problem: 'not_a_time' as const }] : []),
              ])
            }
          />
          <Button onClick={ask} disabled={!isOwner} rightSection={<KeyHint keys="mod+Enter" />}>
            {t('sign.act')}
          </Button>
        </div>
      )}
      {isSigning && answer.content && (
        <SignDialog
          content={answer.content}
          findings={findings}
          participants={file.participants}
          onConfirm={confirm}
          onClose={() => setSigning(false)}
        />
      )}
    </WorkPage>
  );
}
