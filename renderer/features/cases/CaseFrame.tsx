import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseChange, CaseFile } from '#shared/domain/case-file';
import { confidentialityLevel, situationType } from '#shared/domain/code-lists';
import type { Instant } from '#shared/domain/instant';
import { CallFailed, call } from '../../lib/call';
import { useKeys } from '../../lib/keys';
import { useLanguage } from '../../lib/language';
import { navigate } from '../../lib/location';
import { nowInstant } from '../../lib/station-clock';
import { useCommand } from '../../lib/useCommand';
import { useQueryOf } from '../../lib/useQueryOf';
import { CodeSelect } from '../../ui/CodeSelect';
import { DayInput } from '../../ui/DayInput';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { ColleagueSelect } from '../../ui/casework/ColleagueSelect';
import { ConflictScreen, type ConflictField } from '../../ui/casework/ConflictScreen';
import { FieldRow, Fields } from '../../ui/casework/Section';
import { Panel } from './Panel';

type Frame = Omit<CaseChange, 'id' | 'version'>;

const frameOf = ({ category, responsibleId, confidentiality, nextReviewOn }: CaseFile): Frame => ({
  category,
  responsibleId,
  confidentiality,
  nextReviewOn,
});

/** Changes what frames a case: category, responsible, who may see it, next review. */
export function CaseFrame(props: { file: CaseFile; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const language = useLanguage();
  const [base, setBase] = useState(props.file);
  const [frame, setFrame] = useState<Frame>(() => frameOf(props.file));
  const [isReviewMissing, setReviewMissing] = useState(false);
  const [newest, setNewest] = useState<{ file: CaseFile; readAt: Instant } | null>(null);
  const colleagues = useQueryOf('accounts.colleagues', {});
  const change = useCommand('cases.change', { refreshes: ['cases.list', 'desk.read', 'persons.read'] });
  // Read again apart: after a hand-over, the case may no longer be this account's to read.
  const refresh = useCommand('cases.change', {
    refreshes: ['cases.list', 'desk.read', 'persons.read', 'cases.read'],
  });
  const nameOf = (id: string) => colleagues.data?.find((one) => one.id === id)?.name ?? '';

  const store = async (chosen: Frame, version: number) => {
    const isHandedOver = chosen.responsibleId !== base.responsibleId;
    const command = isHandedOver ? change : refresh;
    try {
      await command.mutateAsync({ id: base.id, version, ...chosen });
      props.onClose();
      if (isHandedOver) {
        notifications.show({ message: t('frame.handedOver', { name: nameOf(chosen.responsibleId) }) });
        navigate('/cases');
      }
    } catch (error) {
      if (!(error instanceof CallFailed) || error.failure.code !== 'CONFLICT') return;
      const read = await call('cases.read', { caseId: base.id }).catch(() => null);
      if (read) setNewest({ file: read.caseFile, readAt: nowInstant() });
    }
  };
  const isPending = change.isPending || refresh.isPending;
  const failure = change.error ?? refresh.error;
  const submit = () => {
    if (isReviewMissing || isPending || newest) return;
    void store(frame, base.version);
  };
  useKeys([{ keys: 'mod+Enter', label: t('frame.save'), run: submit }]);

  if (newest) {
    const fields: ConflictField<Frame>[] = [
      {
        field: 'category',
        label: t('frame.category'),
        show: (code: Frame['category']) => situationType.labelOf(code, language),
      },
      { field: 'responsibleId', label: t('frame.responsible'), show: nameOf },
      {
        field: 'confidentiality',
        label: t('frame.confidentiality'),
        show: (code: Frame['confidentiality']) => confidentialityLevel.labelOf(code, language),
      },
      { field: 'nextReviewOn', label: t('frame.review'), show: (day: string) => day },
    ];
    return (
      <ConflictScreen
        versions={{ base: frameOf(base), mine: frame, theirs: frameOf(newest.file) }}
        theirsBy={t('frame.someone')}
        theirsAt={newest.readAt}
        fields={fields}
        isBusy={isPending}
        onSettle={(chosen) => {
          setFrame(chosen);
          setBase(newest.file);
          setNewest(null);
          void store(chosen, newest.file.version);
        }}
      />
    );
  }

  return (
    <Panel title={t('frame.title')}>
      <Stack gap="sm">
        <Fields>
          <FieldRow>
            <CodeSelect
              label={t('frame.category')}
              list={situationType}
              value={frame.category}
              onChange={(category) => category && setFrame({ ...frame, category })}
            />
            <ColleagueSelect
              label={t('frame.responsible')}
              description={frame.responsibleId === base.responsibleId ? undefined : t('frame.handOver')}
              only={(one) => one.takesCases && one.isActive}
              value={frame.responsibleId}
              onChange={(responsibleId) => responsibleId && setFrame({ ...frame, responsibleId })}
            />
          </FieldRow>
          <FieldRow>
            <CodeSelect
              label={t('frame.confidentiality')}
              list={confidentialityLevel}
              value={frame.confidentiality}
              onChange={(confidentiality) => confidentiality && setFrame({ ...frame, confidentiality })}
            />
            <DayInput
              label={t('frame.review')}
              lean="future"
              value={isReviewMissing ? null : frame.nextReviewOn}
              onChange={(day) => {
                setReviewMissing(day === null);
                if (day !== null) setFrame({ ...frame, nextReviewOn: day });
              }}
              error={isReviewMissing ? t('frame.needed') : undefined}
            />
          </FieldRow>
        </Fields>
        {failure?.failure.code !== 'CONFLICT' && <FailureAlert failure={failure} onRetry={submit} />}
        <Group gap="xs">
          <Button onClick={submit} loading={isPending} rightSection={<KeyHint keys="mod+Enter" />}>
            {t('frame.save')}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {common('cancel')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
