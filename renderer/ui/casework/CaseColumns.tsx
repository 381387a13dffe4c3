import { useTranslation } from 'react-i18next';
import { dayOf } from '#shared/domain/calendar-day';
import type { CaseLine } from '#shared/domain/case-file';
import { situationType } from '#shared/domain/code-lists';
import { familyFirst } from '#shared/domain/person';
import { useLanguage } from '../../lib/language';
import type { DataColumn } from '../DataList';
import { CaseStatusMark, ConfidentialityMark, Mark } from './Mark';
import { IconAlarm } from '@tabler/icons-react';
import './words';

/** The columns of a list of cases and the cells of one row, in the same order, without what the page already says. */
export function useCaseColumns(options: { withPerson: boolean; withResponsible: boolean }): {
  columns: DataColumn[];
  row: (line: CaseLine) => React.ReactNode[];
  textOf: (line: CaseLine) => string;
} {
  const { t } = useTranslation('casework');
  const language = useLanguage();
  const name = (line: CaseLine) => (line.person ? familyFirst(line.person) : t('case.nobody'));
  const category = (line: CaseLine) => situationType.labelOf(line.category, language);
  return {
    columns: [
      ...(options.withPerson ? [{ label: t('case.columns.person'), width: 'minmax(0, 2fr)' }] : []),
      { label: t('case.columns.number'), width: '110px' },
      { label: t('case.columns.category'), width: 'minmax(0, 1.7fr)' },
      { label: t('case.columns.status'), width: 'minmax(0, 1.6fr)' },
      ...(options.withResponsible
        ? [{ label: t('case.columns.responsible'), width: 'minmax(0, 1.3fr)' }]
        : []),
      { label: t('case.columns.review'), width: '128px' },
      { label: t('case.columns.lastEntry'), width: '100px' },
    ],
    row: (line) => [
      ...(options.withPerson ? [<strong key="person">{name(line)}</strong>] : []),
      line.number,
      category(line),
      <span key="status" style={{ display: 'inline-flex', flexWrap: 'wrap', gap: '0 12px' }}>
        <CaseStatusMark status={line.status} />
        {line.confidentiality !== 'standard' && <ConfidentialityMark level={line.confidentiality} />}
      </span>,
      ...(options.withResponsible ? [line.responsibleName] : []),
      line.isReviewOverdue ? (
        <Mark key="review" icon={IconAlarm} tone="attention">
          {line.nextReviewOn}
        </Mark>
      ) : line.status === 'closed' ? (
        ''
      ) : (
        line.nextReviewOn
      ),
      line.lastEntryAt ? dayOf(line.lastEntryAt) : '',
    ],
    textOf: (line) => [name(line), line.number, category(line), line.responsibleName].join(' '),
  };
}
