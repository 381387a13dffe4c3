import { Button, Group } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Draft, DraftBody } from '#shared/domain/draft';
import type { Id } from '#shared/domain/id';
import type { DraftStart } from '../../lib/drafts/draft-session';
import { firstWordsOf, isFreshDraft, useStoredDraft } from '../../lib/drafts/opened-drafts';
import { EmptyState } from '../EmptyState';
import { FailureAlert } from '../FailureAlert';
import { PageHeader } from '../PageHeader';
import './words';

/**
 * Opens a draft before its page is drawn: a fresh one starts clean, a stored one is read. One that is not there any more is
 * told, with what to do next (`beginAgain`). Give it `key={draftId}`: each draft has a page of its own.
 */
export function DraftGate<C extends object>(props: {
  draftId: Id;
  blank: () => C;
  wordsOf: (body: DraftBody) => C | null;
  beginAgain: ReactNode;
  /** The name of the page, when the draft has one of its own. */
  title?: string;
  /** `stored`: what was read, with its owner; nothing for a fresh draft. */
  children: (opened: DraftStart<C>, stored: Draft | null) => ReactNode;
}) {
  const { t } = useTranslation('casework');
  const [isFresh] = useState(() => isFreshDraft(props.draftId));
  const [fresh] = useState((): DraftStart<C> => {
    const first = firstWordsOf(props.draftId) as C | null;
    return { words: first ?? props.blank(), version: null, savedAt: null, isTouched: first !== null };
  });
  const stored = useStoredDraft(props.draftId, !isFresh);
  if (isFresh) return props.children(fresh, null);
  if (stored.isPending) return null;

  const words = stored.data ? props.wordsOf(stored.data.body) : null;
  if (stored.data && words) {
    const { version, savedAt } = stored.data;
    return props.children({ words, version, savedAt, isTouched: false }, stored.data);
  }
  if (stored.error && stored.error.failure.code !== 'NOT_FOUND') {
    return <FailureAlert failure={stored.error} onRetry={() => void stored.refetch()} />;
  }
  return (
    <>
      {props.title && <PageHeader title={props.title} />}
      <EmptyState
        title={t('draft.missingTitle')}
        action={
          <Group gap="xs">
            {props.beginAgain}
            <Button variant="default" component={Link} href="/desk">
              {t('draft.backToDesk')}
            </Button>
          </Group>
        }
      >
        {t('draft.missingText')}
      </EmptyState>
    </>
  );
}
