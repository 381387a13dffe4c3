import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Subject, SubjectKind } from '#shared/domain/journal-entry';
import { useMay, useSeat } from '../../lib/seat';
import type { NameOf } from './useColleagueNames';

/** Where a subject is read; the others have no page of their own. */
const PAGES: Partial<Record<SubjectKind, string>> = {
  case: '/cases/',
  person: '/people/',
  intake: '/intakes/',
};

/** More of one kind than this are counted, not named. */
const NAMED = 3;

/** What a line of the journal is about: links where there is a page, a count where there are many. */
export function SubjectLinks(props: { subjects: Subject[]; nameOf: NameOf }) {
  const { t } = useTranslation('journal');
  const mayOpen = useMay('case.read') && useSeat().holdsCaseKey;
  const kinds = [...new Set(props.subjects.map((subject) => subject.kind))];
  return kinds.map((kind, index) => {
    const ids = props.subjects.filter((subject) => subject.kind === kind).map((subject) => subject.id);
    const page = PAGES[kind];
    return (
      <span key={kind}>
        {index > 0 && ', '}
        {ids.length > NAMED
          ? t(`many.${kind}`, { count: ids.length })
          : ids.map((id, place) => (
              <span key={id}>
                {place > 0 && ', '}
                {page !== undefined && mayOpen ? (
                  <Anchor component={Link} href={`${page}${id}`} inherit>
                    {t(`open.${kind}`)} {id.slice(0, 4)}
                  </Anchor>
                ) : (
                  ((kind === 'account' ? props.nameOf(id) : undefined) ??
                  `${t(`open.${kind}`)} ${id.slice(0, 4)}`)
                )}
              </span>
            ))}
      </span>
    );
  });
}
