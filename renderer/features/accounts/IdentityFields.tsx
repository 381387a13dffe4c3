import { Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccountIdentity } from '#shared/domain/account';
import { role } from '#shared/domain/code-lists';
import { fieldText } from '../../lib/failureText';
import { CodeSelect } from '../../ui/CodeSelect';

/** An identity being written. The role may still be to choose. */
export type IdentityDraft = Omit<AccountIdentity, 'role' | 'badge'> & {
  role: AccountIdentity['role'] | null;
  badge: string;
};

export const EMPTY_IDENTITY: IdentityDraft = {
  name: '',
  title: '',
  badge: '',
  role: null,
  isPeaceOfficer: false,
  isDesignatedCrisisWorker: false,
  professionalOrder: '',
  permitNumber: '',
};

export const draftOfIdentity = (identity: AccountIdentity): IdentityDraft => ({
  name: identity.name,
  title: identity.title,
  badge: identity.badge ?? '',
  role: identity.role,
  isPeaceOfficer: identity.isPeaceOfficer,
  isDesignatedCrisisWorker: identity.isDesignatedCrisisWorker,
  professionalOrder: identity.professionalOrder,
  permitNumber: identity.permitNumber,
});

/** The identity as the vault takes it, or nothing while a needed field is empty. */
export function identityOf(draft: IdentityDraft): AccountIdentity | null {
  if (draft.role === null || draft.name.trim() === '' || draft.title.trim() === '') return null;
  return { ...draft, role: draft.role, badge: draft.badge.trim() === '' ? null : draft.badge };
}

/** Who an account is for. */
export function IdentityFields(props: {
  draft: IdentityDraft;
  onChange: (part: Partial<IdentityDraft>) => void;
  showsMissing: boolean;
  autoFocus?: boolean;
  roleIsFixed?: boolean;
}) {
  const { t } = useTranslation('accounts');
  const { draft, onChange, showsMissing } = props;
  const missing = (value: string | null) =>
    showsMissing && (value === null || value.trim() === '') ? fieldText('required') : null;
  return (
    <Stack gap="xs">
      <TextInput
        label={t('field.name')}
        maxLength={120}
        autoComplete="off"
        autoFocus={props.autoFocus ?? false}
        value={draft.name}
        error={missing(draft.name)}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Group gap="xs" align="flex-start" grow>
        <TextInput
          label={t('field.title')}
          maxLength={120}
          autoComplete="off"
          value={draft.title}
          error={missing(draft.title)}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <TextInput
          label={t('field.badge')}
          maxLength={20}
          autoComplete="off"
          value={draft.badge}
          onChange={(event) => onChange({ badge: event.currentTarget.value })}
        />
      </Group>
      <CodeSelect
        label={t('field.role')}
        list={role}
        value={draft.role}
        error={missing(draft.role)}
        disabled={props.roleIsFixed ?? false}
        onChange={(chosen) => onChange({ role: chosen })}
      />
      {draft.role !== null && (
        <Text size="xs" c="dimmed">
          {t(`roleDoes.${draft.role}`)}
        </Text>
      )}
      <Checkbox
        label={t('field.isPeaceOfficer')}
        checked={draft.isPeaceOfficer}
        onChange={(event) => onChange({ isPeaceOfficer: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('field.isDesignatedCrisisWorker')}
        checked={draft.isDesignatedCrisisWorker}
        onChange={(event) => onChange({ isDesignatedCrisisWorker: event.currentTarget.checked })}
      />
      <Group gap="xs" align="flex-start" grow>
        <TextInput
          label={t('field.professionalOrder')}
          maxLength={80}
          autoComplete="off"
          value={draft.professionalOrder}
          onChange={(event) => onChange({ professionalOrder: event.currentTarget.value })}
        />
        <TextInput
          label={t('field.permitNumber')}
          maxLength={40}
          autoComplete="off"
          value={draft.permitNumber}
          onChange={(event) => onChange({ permitNumber: event.currentTarget.value })}
        />
      </Group>
    </Stack>
  );
}
