import { Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/result';
import type { Participant } from '#shared/domain/case-file';
import { interventionType } from '#shared/domain/code-lists';
import type { Finding } from '#shared/domain/finding';
import { durationText } from '#shared/domain/format';
import type { InterventionContent } from '#shared/domain/intervention';
import { givenFirst } from '#shared/domain/person';
import { PROSE_FIELDS } from '#shared/domain/summary';
import { failureOf } from '../../lib/failureText';
import { useKeys } from '../../lib/keys';
import { useLanguage } from '../../lib/language';
import { useSeat } from '../../lib/seat';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { Notice } from '../../ui/Notice';
import { Facts } from '../../ui/casework/Facts';
import { periodOf } from './intervention-words';

type Props = {
  content: InterventionContent;
  findings: readonly Finding[];
  participants: readonly Participant[];
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
};

/** What will happen at signature, before it happens: what is signed, what will be kept beside it, and that it is for good. */
export function SignDialog(props: Props) {
  const { t } = useTranslation('interventions');
  return (
    <Modal opened onClose={props.onClose} title={t('sign.title')} size="lg">
      <Body {...props} />
    </Modal>
  );
}

function Body({ content, findings, participants, onConfirm, onClose }: Props) {
  const { t } = useTranslation('interventions');
  const { t: shared } = useTranslation('casework');
  const language = useLanguage();
  const seat = useSeat();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { day, start, end, minutes } = periodOf(content, language);

  const confirm = async () => {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      await onConfirm();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  useKeys([{ keys: 'mod+Enter', label: t('sign.confirm'), run: () => void confirm() }]);

  const present = [
    ...participants
      .filter(({ personId }) => content.participantIds.includes(personId))
      .map(({ name }) => givenFirst(name)),
    content.othersPresent,
  ].filter(Boolean);
  const written = PROSE_FIELDS.filter((field) => content[field].trim() !== '').map((field) =>
    t(`field.${field}`),
  );

  return (
    <Stack gap="md">
      <Text>{t('sign.explain')}</Text>
      <Facts
        facts={[
          { name: t('sign.type'), value: interventionType.labelOf(content.type, language) },
          { name: t('sign.when'), value: `${day}, ${[start, end].filter(Boolean).join(' – ')}` },
          { name: t('sign.duration'), value: minutes !== null && minutes >= 0 && durationText(minutes) },
          { name: t('sign.present'), value: [...new Set(present)].join(', ') },
          { name: t('sign.written'), value: written.join(', ') || t('sign.nothingWritten') },
          { name: t('sign.author'), value: [seat.name, seat.title].filter(Boolean).join(', ') },
        ]}
      />
      {findings.length > 0 ? (
        <Notice tone="attention" title={t('sign.findings')}>
          <List size="sm" listStyleType="none">
            {findings.map(({ code }) => (
              <List.Item key={code}>{shared(`finding.${code}`)}</List.Item>
            ))}
          </List>
        </Notice>
      ) : (
        <Text size="sm" c="dimmed">
          {t('sign.noFinding')}
        </Text>
      )}
      <FailureAlert failure={failure} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('sign.backToWriting')}
        </Button>
        <Button
          data-autofocus
          onClick={() => void confirm()}
          loading={isBusy}
          rightSection={<KeyHint keys="mod+Enter" />}
        >
          {t('sign.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}
