import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { personRole } from '#shared/domain/code-lists';
import type { Id } from '#shared/domain/id';
import { PRINTABLE_FIELDS } from '#shared/domain/summary';
import { useLanguage } from '../../lib/language';
import { Notice } from '../../ui/Notice';
import { useEntryText, type SignedEntry } from './InterventionChoice';

/** What a copy leaves out, as the vault told it in codes: fields, and roles whose names are withheld. */
export function Withheld({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation('summaries');
  const language = useLanguage();
  const fields = PRINTABLE_FIELDS.filter((field) => codes.includes(field)).map((field) =>
    t(`withheld.field.${field}`),
  );
  const roles = personRole.codes
    .filter((role) => codes.includes(`role:${role}`))
    .map((role) => personRole.labelOf(role, language));
  const sentences = [
    fields.length > 0 && t('withheld.fields', { list: fields.join(', ') }),
    codes.includes('opinion_by_role') && t('withheld.opinionByRole'),
    roles.length > 0 && t('withheld.roles', { list: roles.join(', ') }),
  ].filter((sentence) => sentence !== false);
  if (sentences.length === 0) return null;
  return (
    <Text size="sm">
      <strong>{t('withheld.title')}</strong> {sentences.join(' ')}
    </Text>
  );
}

/** The interventions whose words, printed as they were signed, name somebody whose name stays out of this copy. */
export function NamedInText(props: {
  codes: readonly string[];
  entries: readonly SignedEntry[];
  onDrop: (id: Id) => void;
}) {
  const { t } = useTranslation('summaries');
  const textOf = useEntryText();
  const named = props.entries.filter((entry) => props.codes.includes(`named_in_text:${entry.id}`));
  if (named.length === 0) return null;
  return (
    <Notice tone="attention" role="alert" title={t('withheld.named')}>
      {named.map((entry) => (
        <Group key={entry.id} justify="space-between" gap="xs">
          <Text size="sm">{textOf(entry)}</Text>
          <Button size="compact-sm" variant="default" onClick={() => props.onDrop(entry.id)}>
            {t('naming.drop')}
          </Button>
        </Group>
      ))}
    </Notice>
  );
}
