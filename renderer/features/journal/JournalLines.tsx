import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { OutputOf } from '#shared/contract/index';
import { journalAction, role } from '#shared/domain/code-lists';
import { momentText } from '#shared/domain/format';
import { NOBODY, type JournalLine, type Subject } from '#shared/domain/journal-entry';
import { Role } from '#shared/domain/roles';
import { call, type CallFailed } from '../../lib/call';
import { useLanguage } from '../../lib/language';
import { EmptyState } from '../../ui/EmptyState';
import { FailureAlert } from '../../ui/FailureAlert';
import { NO_FILTER, PAGE_LINES, type Filter } from './journal-filter';
import { JournalFilters } from './JournalFilters';
import classes from './JournalPage.module.css';
import { SubjectLinks } from './SubjectLinks';
import { useColleagueNames, type NameOf } from './useColleagueNames';
import { useDetailText } from './useDetailText';

type Name = 'journal.list' | 'journal.listTechnical';

/** The lines of one journal, newest first, page after page. */
export function JournalLines(props: { name: Name; subject: Subject | null }) {
  const { t } = useTranslation(['journal', 'common']);
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const asked = { ...filter, subject: props.subject, limit: PAGE_LINES };
  const pages = useInfiniteQuery<OutputOf<Name>, CallFailed, OutputOf<Name>[], unknown[], number | null>({
    queryKey: [props.name, asked],
    queryFn: async ({ pageParam }) => {
      const page = await call(props.name, { ...asked, beforeSeq: pageParam });
      return page;
    },
    select: (data) => data.pages,
    initialPageParam: null,
    getNextPageParam: (last) => last.nextBeforeSeq,
    // Each consultation is journalled: nothing is asked again without a hand.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const nameOf = useColleagueNames();
  const lines = (pages.data ?? []).flatMap((page) => page.lines);
  const total = pages.data?.[0]?.total ?? 0;

  return (
    <>
      <JournalFilters applied={filter} onApply={setFilter} />
      <Group justify="space-between" mb={6}>
        <Group gap="md">
          {props.subject !== null && (
            <>
              <SubjectLinks subjects={[{ ...props.subject, label: labelIn(lines, props.subject) }]} />
              <Anchor component={Link} href="/journal" size="sm">
                {t('filter.all')}
              </Anchor>
            </>
          )}
        </Group>
        <Text size="sm" c="dimmed" role="status">
          {pages.isPending ? t('common:loading') : t('shown', { count: lines.length, total })}
        </Text>
      </Group>
      <FailureAlert failure={pages.error} onRetry={() => void pages.refetch()} />
      {lines.length > 0 && <LinesTable lines={lines} nameOf={nameOf} />}
      {pages.isSuccess && lines.length === 0 && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>}
      {pages.hasNextPage ? (
        <Button
          variant="default"
          mt="sm"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('older')}
        </Button>
      ) : (
        lines.length > 0 && (
          <Text size="sm" c="dimmed" mt="sm">
            {t('end')}
          </Text>
        )
      )}
    </>
  );
}

/** The number of what the journal is asked about, as one of its lines knows it. */
function labelIn(lines: JournalLine[], { kind, id }: Subject): string | null {
  const all = lines.flatMap((line) => line.subjects);
  return all.find((one) => one.kind === kind && one.id === id)?.label ?? null;
}

function LinesTable(props: { lines: JournalLine[]; nameOf: NameOf }) {
  const { t } = useTranslation('journal');
  return (
    <Table className={classes.table} aria-label={t('table')} verticalSpacing={5}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={140}>{t('column.at')}</Table.Th>
          <Table.Th w={210}>{t('column.who')}</Table.Th>
          <Table.Th w={230}>{t('column.action')}</Table.Th>
          <Table.Th w={260}>{t('column.subjects')}</Table.Th>
          <Table.Th>{t('column.detail')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.lines.map((line) => (
          <Line key={line.seq} line={line} nameOf={props.nameOf} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Line(props: { line: JournalLine; nameOf: NameOf }) {
  const { t } = useTranslation('journal');
  const language = useLanguage();
  const detailText = useDetailText(props.nameOf);
  const { line } = props;
  const known = Role.safeParse(line.role);
  return (
    <Table.Tr>
      <Table.Td className="tabular">
        <time dateTime={line.at}>{momentText(line.at)}</time>
      </Table.Td>
      <Table.Td title={known.success ? role.labelOf(known.data, language) : undefined}>
        {line.actorName !== '' ? line.actorName : line.actorId === NOBODY ? t('nobody') : t('system')}
      </Table.Td>
      <Table.Td>
        {journalAction.labelOf(line.action, language)}
        {line.outcome !== 'done' && (
          <Text span inherit c="var(--relais-attention)" fw={600}>
            {` · ${t(`outcome.${line.outcome}`)}`}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <SubjectLinks subjects={line.subjects} />
      </Table.Td>
      <Table.Td className={classes.detail}>{detailText(line.detail)}</Table.Td>
    </Table.Tr>
  );
}
