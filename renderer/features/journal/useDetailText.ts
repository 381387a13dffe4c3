import { useTranslation } from 'react-i18next';
import { accessReason, role as roleList } from '#shared/domain/code-lists';
import type { Language } from '#shared/domain/code-list';
import { journalFr } from '../../i18n/fr/journal';
import type { NameOf } from './useColleagueNames';
import { useLanguage } from '../../lib/language';

type DetailKey = Exclude<keyof typeof journalFr.detail, 'other'>;
type ValueKey = keyof typeof journalFr.value;

const isDetailKey = (key: string): key is DetailKey => key in journalFr.detail && key !== 'other';
const isValueKey = (value: string): value is ValueKey => value in journalFr.value;

/** A long fingerprint by its beginning: enough to compare by eye, the whole stays in the journal. */
const HASH_SHOWN = 12;

/** The details of a line in words. What has no word yet is shown as it is: a journal hides nothing. */
export function useDetailText(nameOf: NameOf): (detail: Record<string, unknown>) => string {
  const { t } = useTranslation(['journal', 'common']);
  const language = useLanguage();
  const valueText = (key: string, value: unknown): string => {
    if (Array.isArray(value)) return value.map((one) => valueText(key, one)).join(', ');
    if (typeof value === 'string') {
      const labelled = labelOf(key, value, language) ?? nameOf(value) ?? null;
      if (labelled !== null) return labelled;
      const word = value.replace(':', '_');
      if (isValueKey(word)) return t(`value.${word}`);
      return key === 'hash' || key === 'sha256' ? value.slice(0, HASH_SHOWN) : value;
    }
    if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no');
    return JSON.stringify(value);
  };
  return (detail) =>
    Object.entries(detail)
      .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
      .map(([key, value]) =>
        isDetailKey(key)
          ? t(`detail.${key}`, { value: valueText(key, value) })
          : t('detail.other', { key, value: valueText(key, value) }),
      )
      .join(' · ');
}

function labelOf(key: string, value: string, language: Language): string | null {
  const role = roleList.codes.find((code) => code === value);
  if (role !== undefined && (key === 'role' || key === 'formerRole')) return roleList.labelOf(role, language);
  const reason = accessReason.codes.find((code) => code === value);
  return reason !== undefined && key === 'reason' ? accessReason.labelOf(reason, language) : null;
}
