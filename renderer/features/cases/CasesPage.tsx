import { Button, Group, SegmentedControl, Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { CaseLine } from '#shared/domain/case-file';
import { navigate } from '../../lib/location';
import { useMay, useSeat } from '../../lib/seat';
import { useQueryOf } from '../../lib/useQueryOf';
import { DataList } from '../../ui/DataList';
import { EmptyState } from '../../ui/EmptyState';
import { FailureAlert } from '../../ui/FailureAlert';
import { PageHeader } from '../../ui/PageHeader';
import { useCaseColumns } from '../../ui/casework/CaseColumns';
import './words';

const LIMIT = 200;

type View = { scope: 'mine' | 'readable'; withClosed: boolean };
// What was shown last stays for the session: coming back from a case shows the same list.
let lastView: View | null = null;

/** The cases of this account, or all those that it may read. Closed ones come by a visible switch. */
export function CasesPage() {
  const { t } = useTranslation('cases');
  const mayOpen = useMay('case.open');
  const { role } = useSeat();
  const [view, setView] = useState<View>(
    () => lastView ?? { scope: mayOpen && role !== 'coordinator' ? 'mine' : 'readable', withClosed: false },
  );
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 150);
  const cases = useQueryOf('cases.list', { ...view, text: asked, limit: LIMIT }, { keepPrevious: true });
  const { columns, row } = useCaseColumns({
    withPerson: true,
    withResponsible: view.scope === 'readable',
  });
  const show = (changes: Partial<View>) => {
    lastView = { ...view, ...changes };
    setView(lastView);
  };
  return (
    <>
      <PageHeader title={t('title')} keepsFocus />
      <FailureAlert failure={cases.error} onRetry={() => void cases.refetch()} />
      {cases.data && (
        <DataList<CaseLine>
          label={t('title')}
          items={cases.data.lines}
          total={cases.data.total}
          keyOf={(line) => line.id}
          search={{ text, onChange: setText, label: t('list.search') }}
          autoFocus
          tools={
            <>
              {mayOpen && (
                <SegmentedControl
                  aria-label={t('list.scope')}
                  size="xs"
                  value={view.scope}
                  onChange={(value) => show({ scope: value === 'mine' ? 'mine' : 'readable' })}
                  data={[
                    { value: 'mine', label: t('list.mine') },
                    { value: 'readable', label: t('list.readable') },
                  ]}
                />
              )}
              <Switch
                label={t('list.withClosed')}
                checked={view.withClosed}
                onChange={(event) => show({ withClosed: event.currentTarget.checked })}
              />
            </>
          }
          columns={columns}
          row={row}
          onOpen={(line) => navigate(`/cases/${line.id}`)}
          empty={
            <EmptyState
              title={t(view.scope === 'mine' ? 'list.emptyMine' : 'list.emptyReadable')}
              action={
                mayOpen && (
                  <Button variant="default" component={Link} href="/intakes">
                    {t('list.toIntakes')}
                  </Button>
                )
              }
            >
              {t(view.scope === 'mine' ? 'list.emptyMineText' : 'list.emptyReadableText')}
            </EmptyState>
          }
        />
      )}
      {cases.data?.lines.length === 0 && asked.trim() !== '' && <Wider view={view} onWider={show} />}
    </>
  );
}

/** Nothing matches in what is shown: the places where the case may still be. */
function Wider({ view, onWider }: { view: View; onWider: (changes: Partial<View>) => void }) {
  const { t } = useTranslation('cases');
  return (
    <Group gap="xs" px="sm">
      {view.scope === 'mine' && (
        <Button variant="default" onClick={() => onWider({ scope: 'readable' })}>
          {t('list.lookInAll')}
        </Button>
      )}
      {!view.withClosed && (
        <Button variant="default" onClick={() => onWider({ withClosed: true })}>
          {t('list.lookInClosed')}
        </Button>
      )}
    </Group>
  );
}
