import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlaylistAdd } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { momentText } from '#shared/domain/format';
import type { DraftBody } from '#shared/domain/draft';
import type { Id } from '#shared/domain/id';
import type { Intervention } from '#shared/domain/intervention';
import { startDraft } from '../../lib/drafts/opened-drafts';
import type { DraftStart } from '../../lib/drafts/draft-session';
import { useDraft } from '../../lib/drafts/useDraft';
import { fieldId, focusField } from '../../lib/field-focus';
import { useKeys } from '../../lib/keys';
import { useCommand } from '../../lib/useCommand';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { ConflictScreen } from '../../ui/casework/ConflictScreen';
import { DraftGate } from '../../ui/casework/DraftGate';
import { DiscardDraft } from '../../ui/casework/DiscardDraft';
import { GoneDraft } from '../../ui/casework/GoneDraft';
import { ProseArea } from '../../ui/casework/ProseArea';
import { DraftNotice } from '../../ui/casework/SavedNotice';
import classes from './InterventionReading.module.css';

type AddendumWords = { text: string };

/** What was added to a signed intervention, and the way to add to it: the only way to correct it (INV-18). */
export function Addenda(props: {
  intervention: Intervention;
  caseId: Id;
  mayWrite: boolean;
  draftId: Id | null;
}) {
  const { intervention } = props;
  const { t } = useTranslation('interventions');
  const [draftId, setDraftId] = useState(props.draftId);
  const wordsOf = (body: DraftBody): AddendumWords | null =>
    body.kind === 'addendum' && body.interventionId === intervention.id ? body.content : null;
  return (
    <>
      {intervention.addenda.length > 0 && (
        <section>
          <h3 className={classes.title}>{t('addendum.title')}</h3>
          {intervention.addenda.map((one) => (
            <div key={one.id} className={classes.addendum}>
              <div className="prose">{one.text}</div>
              {one.reason && <Text size="sm">{t('addendum.reasonText', { reason: one.reason })}</Text>}
              <Text size="sm" c="dimmed">
                {t('addendum.signedBy', {
                  author: [one.authorName, one.authorTitle].filter(Boolean).join(', '),
                  moment: momentText(one.signedAt),
                })}
              </Text>
              <div className={classes.hash}>{t('read.hash', { hash: one.hash })}</div>
            </div>
          ))}
        </section>
      )}
      {props.mayWrite && draftId === null && (
        <Button
          mt="md"
          variant="default"
          leftSection={<IconPlaylistAdd size={18} aria-hidden />}
          onClick={() => setDraftId(startDraft())}
        >
          {t('addendum.add')}
        </Button>
      )}
      {props.mayWrite && draftId !== null && (
        <DraftGate
          key={draftId}
          draftId={draftId}
          blank={(): AddendumWords => ({ text: '' })}
          wordsOf={wordsOf}
          beginAgain={<Button onClick={() => setDraftId(startDraft())}>{t('addendum.add')}</Button>}
        >
          {(opened) => (
            <WriteAddendum
              draftId={draftId}
              opened={opened}
              interventionId={intervention.id}
              caseId={props.caseId}
              onClose={() => setDraftId(null)}
              onStartOver={(words) => setDraftId(startDraft(words))}
            />
          )}
        </DraftGate>
      )}
    </>
  );
}

function WriteAddendum(props: {
  draftId: Id;
  opened: DraftStart<AddendumWords>;
  interventionId: Id;
  caseId: Id;
  onClose: () => void;
  onStartOver: (words: AddendumWords) => void;
}) {
  const { draftId, interventionId, caseId } = props;
  const { t } = useTranslation('interventions');
  const draft = useDraft<AddendumWords>({
    id: draftId,
    start: props.opened,
    bodyOf: (content) => ({ kind: 'addendum', caseId, interventionId, content }),
    wordsOf: (body) => (body.kind === 'addendum' ? body.content : null),
  });
  const [reason, setReason] = useState('');
  const [wasAsked, setAsked] = useState(false);
  const add = useCommand('interventions.addAddendum', {
    refreshes: ['interventions.read', 'cases.read', 'desk.read'],
  });
  const isMissing = draft.words.text.trim() === '';

  const submit = async () => {
    setAsked(true);
    if (isMissing) return focusField('addendum', 'text');
    if (add.isPending || (await draft.ensureSaved()) === null) return;
    await add.mutateAsync({ id: draftId, interventionId, text: draft.words.text, reason });
    draft.finish();
    props.onClose();
  };
  // The refusal is shown by `add.error`.
  const run = () => void submit().catch(() => undefined);
  useKeys([{ keys: 'mod+Enter', label: t('addendum.sign'), run }]);

  if (draft.conflict) {
    return (
      <ConflictScreen
        versions={{ base: draft.conflict.base, mine: draft.words, theirs: draft.conflict.theirs }}
        theirsBy={draft.conflict.savedByName}
        theirsAt={draft.conflict.savedAt}
        fields={[
          { field: 'text', label: t('addendum.field'), show: (text: string) => text, isJoinable: true },
        ]}
        onSettle={draft.settle}
      />
    );
  }
  return (
    <Stack gap="sm" mt="md" onBlur={() => void draft.flush()}>
      {draft.isGone && <GoneDraft onKeep={() => props.onStartOver(draft.words)} />}
      <ProseArea
        id={fieldId('addendum', 'text')}
        label={t('addendum.label')}
        description={t('addendum.hint')}
        autoFocus
        maxLength={20_000}
        value={draft.words.text}
        onChange={(text) => draft.change({ text })}
        error={wasAsked && isMissing ? t('addendum.needed') : undefined}
      />
      <TextInput
        label={t('addendum.reason')}
        maxLength={300}
        maw={640}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DraftNotice draft={draft} />
      <FailureAlert failure={add.error} onRetry={run} />
      <Group gap="xs">
        <Button onClick={run} loading={add.isPending} rightSection={<KeyHint keys="mod+Enter" />}>
          {t('addendum.sign')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('addendum.cancel')}
        </Button>
        <DiscardDraft
          draftId={draftId}
          isStored={draft.version !== null}
          beforehand={draft.finish}
          onDiscarded={props.onClose}
        />
      </Group>
    </Stack>
  );
}
