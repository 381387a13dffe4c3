import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { IconDeviceFloppy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/domain/code-list';
import type { Id } from '#shared/domain/id';
import type { RecipientProfile } from '#shared/domain/summary';
import { useKeys } from '../../lib/keys';
import { navigate } from '../../lib/location';
import { useCommand } from '../../lib/useCommand';
import { EmptyState } from '../../ui/EmptyState';
import { FailureAlert } from '../../ui/FailureAlert';
import { KeyHint } from '../../ui/KeyHint';
import { Notice } from '../../ui/Notice';
import { InterventionChoice, useEntryText, type SignedEntry } from './InterventionChoice';
import { Preview } from './Preview';
import { LanguageChoice, RecipientChoice } from './RecipientChoice';
import { SaveCopy } from './SaveCopy';
import { NamedInText, Withheld } from './Withheld';
import { usePdf } from './usePdf';
import './words';
import classes from './SummaryDialog.module.css';

type Props = {
  caseId: Id;
  /** The signed interventions of the case, the earliest first. */
  interventions: readonly SignedEntry[];
  /** Those chosen when the dialog opens; all of them when absent. */
  preselected?: readonly Id[];
  onClose: () => void;
};

/**
 * Prints a summary: what is chosen on one side, the real pages on the other. Preparing gives a print number; printing and
 * saving act on the very pages that are shown (`docs/decisions/0008-printing.md`).
 */
export function SummaryDialog(props: Props) {
  const { t } = useTranslation('summaries');
  return (
    <Modal
      opened
      fullScreen
      title={t('title')}
      onClose={props.onClose}
      classNames={{
        content: classes.content ?? '',
        header: classes.header ?? '',
        body: classes.body ?? '',
      }}
    >
      <Body {...props} />
    </Modal>
  );
}

function Body({ caseId, interventions, preselected, onClose }: Props) {
  const { t } = useTranslation('summaries');
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(
    () => new Set(preselected ?? interventions.map(({ id }) => id)),
  );
  const [profile, setProfile] = useState<RecipientProfile>('internal');
  const [language, setLanguage] = useState<Language>('fr');
  const [isSaving, setSaving] = useState(false);
  const [told, setTold] = useState<'printed' | 'notPrinted' | 'saved' | 'notSaved' | null>(null);

  const preview = useCommand('summaries.preview');
  const print = useCommand('summaries.print');
  const save = useCommand('summaries.save');

  const wanted = {
    caseId,
    interventionIds: interventions.map(({ id }) => id).filter((id) => chosen.has(id)),
    profile,
    language,
  };
  const prepared = preview.data;
  const { shown, isUnreadable } = usePdf(prepared?.pdf);
  const isStale = prepared !== undefined && JSON.stringify(preview.variables) !== JSON.stringify(wanted);
  const isReady = prepared !== undefined && !isStale && !preview.isPending && shown !== null;
  const isBusy = preview.isPending || print.isPending || save.isPending;

  const prepare = () => {
    if (isBusy || wanted.interventionIds.length === 0) return;
    setTold(null);
    setSaving(false);
    print.reset();
    preview.mutate(wanted);
  };
  const sendToPrinter = () => {
    if (!isReady || isBusy) return;
    setTold(null);
    print.mutate(
      { printId: prepared.printId },
      { onSuccess: ({ printed }) => setTold(printed ? 'printed' : 'notPrinted') },
    );
  };
  const saveCopy = async () => {
    if (!isReady) return;
    setTold(null);
    const { saved } = await save.mutateAsync({ printId: prepared.printId, warningRead: true });
    setTold(saved ? 'saved' : 'notSaved');
  };
  const drop = (id: Id) => setChosen(new Set([...chosen].filter((one) => one !== id)));

  useKeys([
    { keys: 'mod+Enter', label: t('prepare'), run: prepare },
    { keys: 'mod+P', label: t('print'), run: () => (isReady ? sendToPrinter() : prepare()) },
  ]);

  return (
    <>
      <section className={classes.choices} aria-label={t('choices')}>
        <div className={classes.fields}>
          <Stack gap="lg">
            <RecipientChoice value={profile} onChange={setProfile} />
            <LanguageChoice value={language} onChange={setLanguage} />
            <InterventionChoice entries={interventions} chosen={chosen} onChange={setChosen} />
          </Stack>
        </div>
        <div className={classes.acts}>
          <Button
            fullWidth
            variant={isReady ? 'default' : 'filled'}
            rightSection={<KeyHint keys="mod+Enter" />}
            loading={preview.isPending}
            disabled={wanted.interventionIds.length === 0 || isBusy}
            onClick={prepare}
          >
            {t(prepared ? 'prepareAgain' : 'prepare')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('numbered')}
          </Text>
        </div>
      </section>

      <section className={classes.document} aria-label={t('document')}>
        <div className={classes.notices}>
          {isSaving && isReady ? (
            <SaveCopy onSave={saveCopy} onClose={() => setSaving(false)} />
          ) : (
            <>
              <FailureAlert failure={preview.error ?? print.error} />
              <NamingAddress
                ids={
                  preview.error?.failure.rule === 'protected_address_in_text'
                    ? preview.error.failure.where
                    : []
                }
                entries={interventions}
                onDrop={drop}
                onOpen={(id) => {
                  onClose();
                  navigate(`/cases/${caseId}?entry=${id}`);
                }}
              />
              {isUnreadable && <Notice tone="attention" role="alert" title={t('unreadable')} />}
              {isStale && !preview.isPending && (
                <Notice tone="attention" role="status" title={t('stale')}>
                  {t('staleText')}
                </Notice>
              )}
              {told && (
                <Notice tone={told === 'printed' || told === 'saved' ? 'done' : 'information'} role="status">
                  {t(told)}
                </Notice>
              )}
              {prepared && !isStale && (
                <>
                  <NamedInText codes={prepared.withheld} entries={interventions} onDrop={drop} />
                  <Withheld codes={prepared.withheld} />
                </>
              )}
            </>
          )}
        </div>
        <div className={classes.pages}>
          {preview.isPending ? (
            <Group justify="center" h="100%" gap="sm" role="status">
              <Loader size="sm" aria-hidden />
              <Text>{t('preparing')}</Text>
            </Group>
          ) : shown ? (
            <Preview key={prepared?.printId} shown={shown} isStale={isStale} />
          ) : (
            !prepared && <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
          )}
        </div>
        <Group className={classes.out} justify="space-between" gap="xs">
          <Text size="sm" role="status" className="tabular">
            {isReady && t('ready', { count: prepared.pages, number: prepared.printNumber })}
          </Text>
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconDeviceFloppy size={18} aria-hidden />}
              disabled={!isReady || isBusy}
              onClick={() => {
                print.reset();
                setTold(null);
                setSaving(true);
              }}
            >
              {t('save')}
            </Button>
            <Button
              leftSection={<IconPrinter size={18} aria-hidden />}
              rightSection={<KeyHint keys="mod+P" />}
              loading={print.isPending}
              disabled={!isReady || isBusy}
              onClick={sendToPrinter}
            >
              {t('print')}
            </Button>
          </Group>
        </Group>
      </section>
    </>
  );
}

/** The interventions that stop a summary, each with what can be done about it. */
function NamingAddress(props: {
  ids: readonly string[] | undefined;
  entries: readonly SignedEntry[];
  onDrop: (id: Id) => void;
  onOpen: (id: Id) => void;
}) {
  const { t } = useTranslation('summaries');
  const textOf = useEntryText();
  const found = props.entries.filter(({ id }) => props.ids?.includes(id));
  if (found.length === 0) return null;
  return (
    <ul className={classes.naming} aria-label={t('naming.title')}>
      {found.map((entry) => (
        <li key={entry.id}>
          <span>{textOf(entry)}</span>
          <Group gap={6}>
            <Button size="compact-sm" variant="default" onClick={() => props.onOpen(entry.id)}>
              {t('naming.open')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => props.onDrop(entry.id)}>
              {t('naming.drop')}
            </Button>
          </Group>
        </li>
      ))}
    </ul>
  );
}
