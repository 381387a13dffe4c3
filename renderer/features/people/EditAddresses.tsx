import { Autocomplete, Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addressKind } from '#shared/domain/code-lists';
import { formatPostalCode } from '#shared/domain/person';
import { useSeat } from '../../lib/seat';
import { CodeSelect } from '../../ui/CodeSelect';
import { DayInput } from '../../ui/DayInput';
import { TidyInput } from '../../ui/TidyInput';
import { HealthServices } from '../../ui/casework/HealthServices';
import { FieldRow } from '../../ui/casework/Section';
import { EditItem } from './EditItem';
import { blankAddress, changedAt, withoutAt, type EditPart } from './person-words';

/** Where the person lives or stays. Protected addresses that this account may not see are kept as they are by the vault. */
export function EditAddresses({ words, change, problems, onUnclear }: EditPart) {
  const { t } = useTranslation('people');
  const { service } = useSeat();
  const { addresses } = words;
  return (
    <div>
      {addresses.map((address, index) => {
        const set = (changes: Partial<typeof address>) =>
          change({ addresses: changedAt(addresses, index, changes) });
        return (
          <EditItem
            key={address.id}
            name={t('edit.addressN', { n: index + 1 })}
            removeLabel={t('edit.removeAddress')}
            onRemove={() => change({ addresses: withoutAt(addresses, index) })}
          >
            <CodeSelect
              label={t('edit.kind')}
              list={addressKind}
              value={address.kind}
              onChange={(kind) => kind && set({ kind })}
            />
            {address.kind !== 'no_fixed_address' && (
              <FieldRow>
                <TextInput
                  label={t('edit.civicNumber')}
                  maxLength={20}
                  value={address.civicNumber}
                  onChange={(event) => set({ civicNumber: event.currentTarget.value })}
                />
                <TextInput
                  label={t('edit.street')}
                  placeholder={t('edit.streetHint')}
                  maxLength={200}
                  value={address.street}
                  onChange={(event) => set({ street: event.currentTarget.value })}
                />
                <TextInput
                  label={t('edit.unit')}
                  maxLength={40}
                  value={address.unit}
                  onChange={(event) => set({ unit: event.currentTarget.value })}
                />
              </FieldRow>
            )}
            <FieldRow>
              <Autocomplete
                label={t('edit.municipality')}
                withAsterisk
                maxLength={80}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                data={service.territory.map(({ name }) => name)}
                description={
                  address.municipality.trim() === '' ? undefined : (
                    <HealthServices municipality={address.municipality} />
                  )
                }
                value={address.municipality}
                onChange={(municipality) => set({ municipality })}
                error={problems.includes(`addresses.${index}.municipality`) ? t('edit.needed') : undefined}
              />
              <TidyInput
                label={t('edit.postalCode')}
                maxLength={10}
                tidy={formatPostalCode}
                value={address.postalCode}
                onChange={(postalCode) => set({ postalCode })}
              />
            </FieldRow>
            <FieldRow>
              <DayInput
                label={t('edit.since')}
                lean="past"
                value={address.since}
                onChange={(since) => set({ since })}
                onUnclear={(isUnclear) => onUnclear(`${address.id} since`, isUnclear)}
              />
              <DayInput
                label={t('edit.until')}
                value={address.until}
                onChange={(until) => set({ until })}
                onUnclear={(isUnclear) => onUnclear(`${address.id} until`, isUnclear)}
              />
            </FieldRow>
            <Checkbox
              label={t('edit.isProtected')}
              description={address.kind === 'secret_shelter' ? t('edit.secretAlways') : undefined}
              checked={address.isProtected || address.kind === 'secret_shelter'}
              disabled={address.kind === 'secret_shelter'}
              onChange={(event) => set({ isProtected: event.currentTarget.checked })}
            />
          </EditItem>
        );
      })}
      <Button
        variant="subtle"
        size="compact-md"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={addresses.length >= 50}
        onClick={() => change({ addresses: [...addresses, blankAddress('')] })}
      >
        {t('edit.addAddress')}
      </Button>
    </div>
  );
}
