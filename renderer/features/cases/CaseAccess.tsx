import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantRight } from '#shared/domain/access';
import { dayOf, type CalendarDay } from '#shared/domain/calendar-day';
import type { CaseExclusion, CaseFile, CaseGrant } from '#shared/domain/case-file';
import { accessReason } from '#shared/domain/code-lists';
import type { Id } from '#shared/domain/id';
import { useLanguage } from '../../lib/language';
import { useSeat } from '../../lib/seat';
import { useCommand } from '../../lib/useCommand';
import { useQueryOf } from '../../lib/useQueryOf';
import { CodeSelect } from '../../ui/CodeSelect';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { DayInput } from '../../ui/DayInput';
import { FailureAlert } from '../../ui/FailureAlert';
import { ColleagueSelect } from '../../ui/casework/ColleagueSelect';
import { FieldRow, Fields, Section } from '../../ui/casework/Section';
import { RightSelect } from './RightSelect';
import { Panel } from './Panel';
import classes from './Panel.module.css';

const REFRESHES = { refreshes: ['cases.access' as const] };

/** Who may see a case beyond its responsible, why and until when; and who is kept out of it, whatever the role. */
export function CaseAccess(props: { file: CaseFile; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const access = useQueryOf('cases.access', { caseId: props.file.id });
  return (
    <Panel title={t('access.title')}>
      <FailureAlert failure={access.error} onRetry={() => void access.refetch()} />
      {access.data && (
        <>
          <Grants file={props.file} grants={access.data.grants} />
          <Exclusions file={props.file} exclusions={access.data.exclusions} />
        </>
      )}
      <Button variant="default" onClick={props.onClose}>
        {common('close')}
      </Button>
    </Panel>
  );
}

function Grants({ file, grants }: { file: CaseFile; grants: readonly CaseGrant[] }) {
  const { t } = useTranslation('cases');
  const { t: shared } = useTranslation('casework');
  const language = useLanguage();
  const { accountId: me } = useSeat();
  const [accountId, setAccount] = useState<Id | null>(null);
  const [right, setRight] = useState<GrantRight>('read');
  const [reason, setReason] = useState<CaseGrant['reason'] | null>(null);
  const [until, setUntil] = useState<CalendarDay | null>(null);
  const [isUnclear, setUnclear] = useState(false);
  const [wasAsked, setAsked] = useState(false);
  const [ending, setEnding] = useState<CaseGrant | null>(null);
  const grant = useCommand('cases.grant', REFRESHES);
  const revoke = useCommand('cases.revoke', REFRESHES);
  const needed = (value: unknown) => (wasAsked && value === null ? t('access.needed') : undefined);

  const submit = () => {
    setAsked(true);
    if (accountId === null || reason === null || isUnclear || grant.isPending) return;
    grant.mutate(
      { caseId: file.id, accountId, right, reason, until },
      {
        onSuccess: () => {
          setAccount(null);
          setReason(null);
          setUntil(null);
          setAsked(false);
        },
      },
    );
  };

  return (
    <Section title={t('access.grants')}>
      {grants.length === 0 ? (
        <Text c="dimmed" mb="sm">
          {t('access.noGrant')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {grants.map((one) => (
            <li key={one.accountId}>
              <div>
                <strong>{one.accountName}</strong>
                {shared('colon')}
                {[
                  t(one.right === 'write' ? 'access.write' : 'access.read'),
                  accessReason.labelOf(one.reason, language),
                  one.until ? t('access.untilDay', { day: one.until }) : t('access.noEnd'),
                ].join(', ')}
                <div className={classes.about}>
                  {t('access.byOn', { name: one.grantedByName, day: dayOf(one.since) })}
                </div>
              </div>
              <Button
                variant="default"
                size="compact-md"
                aria-label={t('access.revokeOf', { name: one.accountName })}
                onClick={() => setEnding(one)}
              >
                {t('access.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Stack gap="sm">
        <Fields>
          <FieldRow>
            <ColleagueSelect
              label={t('access.colleague')}
              only={(one) =>
                one.isActive &&
                one.id !== me &&
                one.id !== file.responsibleId &&
                !grants.some((held) => held.accountId === one.id)
              }
              value={accountId}
              onChange={setAccount}
              error={needed(accountId)}
            />
            <RightSelect value={right} onChange={setRight} />
          </FieldRow>
          <FieldRow>
            <CodeSelect
              label={t('access.reason')}
              list={accessReason}
              value={reason}
              onChange={setReason}
              error={needed(reason)}
            />
            <DayInput
              label={t('access.until')}
              lean="future"
              value={until}
              onChange={setUntil}
              onUnclear={setUnclear}
            />
          </FieldRow>
        </Fields>
        <FailureAlert failure={grant.error} />
        <Group>
          <Button onClick={submit} loading={grant.isPending}>
            {t('access.grant')}
          </Button>
        </Group>
      </Stack>
      <ConfirmDialog
        opened={ending !== null}
        title={t('access.revokeTitle', { name: ending?.accountName ?? '' })}
        confirmLabel={t('access.revoke')}
        tone="attention"
        onConfirm={async () => {
          if (ending) await revoke.mutateAsync({ caseId: file.id, accountId: ending.accountId });
        }}
        onClose={() => setEnding(null)}
      >
        {t('access.revokeText')}
      </ConfirmDialog>
    </Section>
  );
}

function Exclusions({ file, exclusions }: { file: CaseFile; exclusions: readonly CaseExclusion[] }) {
  const { t } = useTranslation('cases');
  const { t: shared } = useTranslation('casework');
  const { accountId: me } = useSeat();
  const colleagues = useQueryOf('accounts.colleagues', {});
  const [accountId, setAccount] = useState<Id | null>(null);
  const [reason, setReason] = useState('');
  const [wasAsked, setAsked] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const [ending, setEnding] = useState<CaseExclusion | null>(null);
  const exclude = useCommand('cases.exclude', REFRESHES);
  const end = useCommand('cases.endExclusion', REFRESHES);
  const name = colleagues.data?.find((one) => one.id === accountId)?.name ?? '';

  return (
    <Section title={t('access.exclusions')}>
      {exclusions.length === 0 ? (
        <Text c="dimmed" mb="sm">
          {t('access.noExclusion')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {exclusions.map((one) => (
            <li key={one.accountId}>
              <div>
                <strong>{one.accountName}</strong>
                {shared('colon')}
                {one.reason}
                <div className={classes.about}>
                  {t('access.excludedOn', { name: one.excludedByName, day: dayOf(one.since) })}
                </div>
              </div>
              <Button
                variant="default"
                size="compact-md"
                aria-label={t('access.endExclusionOf', { name: one.accountName })}
                onClick={() => setEnding(one)}
              >
                {t('access.endExclusion')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Text size="sm" mb="xs">
        {t('access.excludeHint')}
      </Text>
      <Stack gap="sm">
        <Fields>
          <FieldRow>
            <ColleagueSelect
              label={t('access.colleague')}
              only={(one) =>
                one.isActive &&
                one.id !== me &&
                one.id !== file.responsibleId &&
                !exclusions.some((held) => held.accountId === one.id)
              }
              value={accountId}
              onChange={setAccount}
              error={wasAsked && accountId === null ? t('access.needed') : undefined}
            />
            <TextInput
              label={t('access.excludeReason')}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={wasAsked && reason.trim() === '' ? t('access.needed') : undefined}
            />
          </FieldRow>
        </Fields>
        <Group>
          <Button
            variant="default"
            onClick={() => {
              setAsked(true);
              if (accountId !== null && reason.trim() !== '') setConfirming(true);
            }}
          >
            {t('access.exclude')}
          </Button>
        </Group>
      </Stack>
      <ConfirmDialog
        opened={isConfirming}
        title={t('access.excludeTitle', { name })}
        confirmLabel={t('access.exclude')}
        tone="attention"
        onConfirm={async () => {
          if (accountId === null) return;
          await exclude.mutateAsync({ caseId: file.id, accountId, reason });
          setAccount(null);
          setReason('');
          setAsked(false);
        }}
        onClose={() => setConfirming(false)}
      >
        {t('access.excludeText')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={ending !== null}
        title={t('access.endExclusionTitle', { name: ending?.accountName ?? '' })}
        confirmLabel={t('access.endExclusion')}
        onConfirm={async () => {
          if (ending) await end.mutateAsync({ caseId: file.id, accountId: ending.accountId });
        }}
        onClose={() => setEnding(null)}
      >
        {t('access.endExclusionText')}
      </ConfirmDialog>
    </Section>
  );
}
