import { Button, Menu } from '@mantine/core';
import { IconDotsVertical, IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearch } from 'wouter';
import type { OutputOf } from '#shared/contract/index';
import { isOpen, type TimelineEntry } from '#shared/domain/case-file';
import type { Id } from '#shared/domain/id';
import { useStoredDraft } from '../../lib/drafts/opened-drafts';
import { useKeys } from '../../lib/keys';
import { navigate } from '../../lib/location';
import { useMay } from '../../lib/seat';
import { useQueryOf } from '../../lib/useQueryOf';
import { KeyHint } from '../../ui/KeyHint';
import { Notice } from '../../ui/Notice';
import { CaseHead } from '../../ui/casework/CaseHead';
import { Unreadable } from '../../ui/casework/Unreadable';
import { Notices, WorkPage } from '../../ui/casework/WorkPage';
import { AddParticipant } from './AddParticipant';
import { CaseAccess } from './CaseAccess';
import { CaseFrame } from './CaseFrame';
import { CaseSide } from './CaseSide';
import { Timeline } from './Timeline';
import { signedInterventions } from './timeline';
import './words';

export type SignedEntry = Extract<TimelineEntry, { kind: 'intervention' }>;
export type CaseRead = OutputOf<'cases.read'>;

/** The parts that other features bring to the page of a case; `renderer/app` puts them together. */
export type CaseParts = {
  reading: (args: { interventionId: Id; read: CaseRead; draftId: Id | null }) => ReactNode;
  printing: (args: { caseId: Id; interventions: SignedEntry[]; onClose: () => void }) => ReactNode;
};

type Panel = 'participant' | 'frame' | 'access' | null;

/** A case: its one timeline in the middle, and beside it what must stay in sight. */
export function CasePage(props: { parts: CaseParts }) {
  const { t } = useTranslation('cases');
  const { caseId } = useParams<{ caseId: string }>();
  const read = useQueryOf('cases.read', { caseId });
  // Where the timeline opens: an entry just signed (`?entry=…`), or the one that an addendum under way corrects (`?addendum=…`).
  const asked = new URLSearchParams(useSearch());
  const addendumId = asked.get('addendum');
  const addendum = useStoredDraft(addendumId ?? '', addendumId !== null);
  if (read.error) {
    const list = { title: t('title'), href: '/cases' };
    return <Unreadable list={list} failure={read.error} onRetry={() => void read.refetch()} />;
  }
  if (!read.data || (addendumId !== null && addendum.isPending)) return null;
  const body = addendum.data?.body;
  return (
    <OpenedCase
      read={read.data}
      parts={props.parts}
      entry={body?.kind === 'addendum' ? body.interventionId : asked.get('entry')}
      addendumId={addendumId}
    />
  );
}

function OpenedCase(props: { read: CaseRead; parts: CaseParts; entry: Id | null; addendumId: Id | null }) {
  const { read, parts } = props;
  const { caseFile: file, timeline } = read;
  const { t } = useTranslation('cases');
  const mayPrint = useMay('summary.print');
  const [panel, setPanel] = useState<Panel>(null);
  const [isPrinting, setPrinting] = useState(false);
  const signed = signedInterventions(timeline);
  const write = () => navigate(`/cases/${file.id}/interventions/new`);
  const print = () => signed.length > 0 && setPrinting(true);
  const close = () => setPanel(null);

  useKeys([
    ...(file.mayWrite ? [{ keys: 'mod+I', label: t('page.newIntervention'), run: write }] : []),
    ...(mayPrint ? [{ keys: 'mod+P', label: t('page.print'), run: () => void print() }] : []),
    { keys: 'Escape', label: t('title'), run: () => (panel ? close() : navigate('/cases')) },
  ]);

  return (
    <>
      <WorkPage
        sideLabel={t('page.side')}
        head={
          <CaseHead
            file={file}
            actions={
              <>
                {mayPrint && (
                  <Button
                    variant="default"
                    leftSection={<IconPrinter size={18} aria-hidden />}
                    disabled={signed.length === 0}
                    title={signed.length === 0 ? t('page.nothingToPrint') : undefined}
                    onClick={print}
                  >
                    {t('page.print')}
                  </Button>
                )}
                <CaseActs file={file} onPanel={setPanel} />
                {file.mayWrite && (
                  <Button
                    leftSection={<IconPlus size={18} aria-hidden />}
                    rightSection={<KeyHint keys="mod+I" />}
                    onClick={write}
                  >
                    {t('page.newIntervention')}
                  </Button>
                )}
              </>
            }
          />
        }
        side={<CaseSide read={read} />}
      >
        <Notices>
          {!isOpen(file.status) && <Notice tone="information">{t('page.closed')}</Notice>}
          {!file.mayWrite && <Notice tone="information">{t('page.readOnly')}</Notice>}
        </Notices>
        {panel === 'participant' && <AddParticipant file={file} onClose={close} />}
        {panel === 'frame' && <CaseFrame file={file} onClose={close} />}
        {panel === 'access' && <CaseAccess file={file} onClose={close} />}
        <Timeline
          caseId={file.id}
          entries={timeline}
          openFirst={props.entry}
          mayWrite={file.mayWrite}
          reading={(interventionId) =>
            parts.reading({
              interventionId,
              read,
              draftId: props.entry === interventionId ? props.addendumId : null,
            })
          }
        />
      </WorkPage>
      {isPrinting &&
        parts.printing({ caseId: file.id, interventions: signed, onClose: () => setPrinting(false) })}
    </>
  );
}

/** The acts that are done now and then. */
function CaseActs({ file, onPanel }: { file: CaseRead['caseFile']; onPanel: (panel: Panel) => void }) {
  const { t } = useTranslation('cases');
  const { t: shared } = useTranslation('casework');
  const mayReadJournal = useMay('journal.read');
  if (!file.mayWrite && !file.mayGrant && !mayReadJournal) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDotsVertical size={18} aria-hidden />}>
          {t('page.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {file.mayWrite && (
          <>
            <Menu.Item onClick={() => onPanel('participant')}>{t('page.addParticipant')}</Menu.Item>
            <Menu.Item onClick={() => onPanel('frame')}>{t('page.changeFrame')}</Menu.Item>
          </>
        )}
        {file.mayGrant && <Menu.Item onClick={() => onPanel('access')}>{t('page.access')}</Menu.Item>}
        {mayReadJournal && (
          <Menu.Item onClick={() => navigate(`/journal?case=${file.id}`)}>{shared('journal')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
