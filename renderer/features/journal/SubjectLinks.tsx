import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { JournalLine, SubjectKind } from '#shared/domain/journal-entry';
import { useMay, useSeat } from '../../lib/seat';

/** Where a subject is read; the others have no page of their own. */
const PAGES: Partial<Record<SubjectKind, string>> = {
  case: '/cases/',
  person: '/people/',
  intake: '/intakes/',
};

/** More of one kind than this are counted, not named. */
const NAMED = 3;

/** What a line of the journal is about: links where there is a page, a count where there are many. */
export function SubjectLinks(props: { subjects: JournalLine['subjects'] }) {
  const { t } = useTranslation('journal');
  const mayOpen = useMay('case.read') && useSeat().holdsCaseKey;
  const kinds = [...new Set(props.subjects.map((subject) => subject.kind))];
  return kinds.map((kind, index) => {
    const ones = props.subjects.filter((subject) => subject.kind === kind);
    const page = PAGES[kind];
    // A number says its kind itself; without one, the kind and the start of the id tell two lines apart.
    const textOf = ({ label, id }: (typeof ones)[number]) =>
      label ?? `${t(`open.${kind}`)} ${id.slice(0, 4)}`;
    return (
      <span key={kind}>
        {index > 0 && ', '}
        {ones.length > NAMED
          ? t(`many.${kind}`, { count: ones.length })
          : ones.map((one, place) => (
              <span key={one.id}>
                {place > 0 && ', '}
                {page !== undefined && mayOpen ? (
                  <Anchor component={Link} href={`${page}${one.id}`} inherit>
                    {textOf(one)}
                  </Anchor>
                ) : (
                  textOf(one)
                )}
              </span>
            ))}
      </span>
    );
  });
}
