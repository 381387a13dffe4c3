import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EmptyState } from '../ui/EmptyState';
import { PageHeader } from '../ui/PageHeader';

/** An address that is no page, with a way on. */
export function NotFound(props: { home: string }) {
  const { t } = useTranslation('shell');
  return (
    <>
      <PageHeader title={t('notFound')} />
      <EmptyState
        title={t('notFoundText')}
        action={
          <Anchor component={Link} href={props.home}>
            {t('goHome')}
          </Anchor>
        }
      />
    </>
  );
}
