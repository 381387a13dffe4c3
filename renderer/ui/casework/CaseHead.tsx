import { Anchor, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { CaseFile } from '#shared/domain/case-file';
import { situationType } from '#shared/domain/code-lists';
import { givenFirst } from '#shared/domain/person';
import { ageTodayText } from '../../lib/ages';
import { useLanguage } from '../../lib/language';
import { PageHeader } from '../PageHeader';
import { CaseStatusMark, ConfidentialityMark } from './Mark';
import { mainParticipantOf } from './case-words';
import './words';

/** The head of every page of a case, always in sight: the person's name and age, the number, where it stands, how closely it is held. */
export function CaseHead(props: {
  file: CaseFile;
  /** What this page is about, when it is not the case itself. */
  work?: string;
  under?: ReactNode;
  actions?: ReactNode;
  keepsFocus?: boolean;
}) {
  const { file } = props;
  const { t } = useTranslation('casework');
  const language = useLanguage();
  const main = mainParticipantOf(file.participants);
  const name = (main && givenFirst(main.name)) || t('case.nobody');
  const age = main && ageTodayText(main.birth, language);
  return (
    <PageHeader
      title={age ? `${name}, ${age}` : name}
      keepsFocus={props.keepsFocus ?? false}
      over={
        <Group gap={6} component="span">
          <Anchor component={Link} href="/cases" size="xs">
            {t('case.title')}
          </Anchor>
          {props.work && (
            <>
              <span aria-hidden>›</span>
              <Anchor component={Link} href={`/cases/${file.id}`} size="xs">
                {file.number}
              </Anchor>
            </>
          )}
        </Group>
      }
      under={
        <Group gap="4px 16px">
          {props.work && (
            <Text span fw={600} c="var(--mantine-color-text)">
              {props.work}
            </Text>
          )}
          <Text span c="var(--mantine-color-text)">
            {t('case.number', { number: file.number })}
          </Text>
          <span>{situationType.labelOf(file.category, language)}</span>
          <CaseStatusMark status={file.status} />
          <ConfidentialityMark level={file.confidentiality} />
          {props.under}
        </Group>
      }
      actions={props.actions}
    />
  );
}
