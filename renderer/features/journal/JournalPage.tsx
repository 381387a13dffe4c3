import { Button, Tabs, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { journalEn } from '../../i18n/en/journal';
import { journalFr } from '../../i18n/fr/journal';
import { addWords } from '../../i18n/index';
import { navigate } from '../../lib/location';
import { useMay, useSeat } from '../../lib/seat';
import { PageHeader } from '../../ui/PageHeader';
import { subjectIn } from './journal-filter';
import { JournalLines } from './JournalLines';
import { VerifyDialog } from './VerifyDialog';

addWords('journal', { fr: journalFr, en: journalEn });

/** Who looked at what, when: the journal of the cases and the technical one, and their verification. */
export function JournalPage() {
  const { t } = useTranslation('journal');
  const [params] = useSearchParams();
  const [verifies, setVerifies] = useState(false);
  const mayReadCases = useMay('journal.read') && useSeat().holdsCaseKey;
  const subject = subjectIn(params);
  const asked = params.get('part') === 'technical' || subject?.kind === 'account' ? 'technical' : 'cases';
  const part = mayReadCases ? asked : 'technical';
  return (
    <>
      <PageHeader
        title={subject === null ? t('title') : t(`who.${subject.kind}`)}
        under={t(part === 'cases' ? 'under' : 'technicalUnder')}
        actions={
          <Button
            variant="default"
            leftSection={<IconShieldCheck size={18} aria-hidden />}
            onClick={() => setVerifies(true)}
          >
            {t('verify.act')}
          </Button>
        }
      />
      <Tabs
        value={part}
        keepMounted={false}
        onChange={(next) => navigate(next === 'technical' ? '/journal?part=technical' : '/journal')}
      >
        {mayReadCases && (
          <Tabs.List mb="sm">
            <Tabs.Tab value="cases">{t('tabCases')}</Tabs.Tab>
            <Tabs.Tab value="technical">{t('tabTechnical')}</Tabs.Tab>
          </Tabs.List>
        )}
        <Tabs.Panel value="cases">
          <JournalLines name="journal.list" subject={subject} />
        </Tabs.Panel>
        <Tabs.Panel value="technical">
          {!mayReadCases && (
            <Text size="sm" c="dimmed" mb="sm">
              {t('noCases')}
            </Text>
          )}
          <JournalLines name="journal.listTechnical" subject={subject?.kind === 'account' ? subject : null} />
        </Tabs.Panel>
      </Tabs>
      <VerifyDialog opened={verifies} onClose={() => setVerifies(false)} />
    </>
  );
}
