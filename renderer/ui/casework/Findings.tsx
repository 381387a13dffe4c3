import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/domain/finding';
import { Notice } from '../Notice';
import './words';

/** What a supervisor should look at, in words. Shows nothing when there is nothing. */
export function Findings(props: { findings: readonly Finding[]; withoutExplanation?: boolean }) {
  const { t } = useTranslation('casework');
  if (props.findings.length === 0) return null;
  return (
    <Notice tone="attention" title={t('findings.title')}>
      <List size="sm" spacing={2} listStyleType="none">
        {props.findings.map(({ code, field }) => (
          <List.Item key={`${code} ${field ?? ''}`}>{t(`finding.${code}`)}</List.Item>
        ))}
      </List>
      {!props.withoutExplanation && <div>{t('findings.kept')}</div>}
    </Notice>
  );
}
