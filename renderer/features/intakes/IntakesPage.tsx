import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { intakeOrigin, situationType } from '#shared/domain/code-lists';
import { momentText } from '#shared/domain/format';
import type { IntakeLine } from '#shared/domain/intake';
import { useLanguage } from '../../lib/language';
import { navigate } from '../../lib/location';
import { useMay } from '../../lib/seat';
import { useQueryOf } from '../../lib/useQueryOf';
import { DataList } from '../../ui/DataList';
import { EmptyState } from '../../ui/EmptyState';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { PageHeader } from '../../ui/PageHeader';
import { IntakeStatusMark, UrgencyMark } from '../../ui/casework/Mark';
import './words';

const LIMIT = 200;

/** The requests: those that wait for a decision first. */
export function IntakesPage() {
  const { t } = useTranslation('intakes');
  const { t: shared } = useTranslation('casework');
  const language = useLanguage();
  const mayWrite = useMay('intake.write');
  const [which, setWhich] = useState<'undecided' | 'all'>('undecided');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 150);
  const intakes = useQueryOf('intakes.list', { which, text: asked, limit: LIMIT }, { keepPrevious: true });

  const begin = mayWrite && (
    <Button
      component={Link}
      href="/intakes/new"
      leftSection={<IconPlus size={18} aria-hidden />}
      rightSection={<KeyHint keys="mod+N" />}
    >
      {t('new')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('title')} keepsFocus actions={begin} />
      <FailureAlert failure={intakes.error} onRetry={() => void intakes.refetch()} />
      {intakes.data && (
        <DataList<IntakeLine>
          label={t('list.label')}
          items={intakes.data.lines}
          total={intakes.data.total}
          keyOf={(intake) => intake.id}
          search={{ text, onChange: setText, label: t('list.search') }}
          autoFocus
          tools={
            <SegmentedControl
              aria-label={t('list.which')}
              size="xs"
              value={which}
              onChange={(value) => setWhich(value === 'all' ? 'all' : 'undecided')}
              data={[
                { value: 'undecided', label: t('list.undecided') },
                { value: 'all', label: t('list.all') },
              ]}
            />
          }
          columns={[
            { label: shared('intake.columns.urgency'), width: 'minmax(150px, 1fr)' },
            { label: shared('intake.columns.situation'), width: 'minmax(0, 2.4fr)' },
            { label: shared('intake.columns.number'), width: '110px' },
            { label: shared('intake.columns.received'), width: '136px' },
            { label: shared('intake.columns.origin'), width: 'minmax(0, 1.2fr)' },
            { label: shared('intake.columns.municipality'), width: 'minmax(0, 1.2fr)' },
            { label: shared('intake.columns.status'), width: 'minmax(0, 1.3fr)' },
          ]}
          row={(intake) => [
            <UrgencyMark key="urgency" urgency={intake.urgency} />,
            <strong key="situation">
              {intake.situationTypes.map((code) => situationType.labelOf(code, language)).join(', ')}
            </strong>,
            intake.number,
            <time key="received">{momentText(intake.receivedAt)}</time>,
            intakeOrigin.labelOf(intake.origin, language),
            intake.municipality,
            <IntakeStatusMark key="status" status={intake.status} isWaiting={intake.isWaiting} />,
          ]}
          onOpen={(intake) => navigate(`/intakes/${intake.id}`)}
          empty={
            <EmptyState
              title={t(which === 'undecided' ? 'list.emptyUndecided' : 'list.emptyAll')}
              action={begin}
            >
              {t(mayWrite ? 'list.emptyUndecidedText' : 'list.readOnlyEmpty')}
            </EmptyState>
          }
        />
      )}
    </>
  );
}
