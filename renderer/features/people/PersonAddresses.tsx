import { Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addressKind } from '#shared/domain/code-lists';
import { dayOf } from '#shared/domain/calendar-day';
import { addressLine, isProtectedAddress, type Address } from '#shared/domain/person';
import { useLanguage } from '../../lib/language';
import { nowInstant } from '../../lib/station-clock';
import { Sensitive } from '../../ui/Sensitive';
import { HealthServices } from '../../ui/casework/HealthServices';
import { Mark } from '../../ui/casework/Mark';
import classes from './PersonAddresses.module.css';

/** Where the person lives or stays: present places first. A protected one stays masked until somebody asks for it. */
export function PersonAddresses(props: { addresses: readonly Address[]; hidden: number }) {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const today = dayOf(nowInstant());
  const isPast = (address: Address) => address.until !== null && address.until < today;
  const ordered = props.addresses.toSorted((a, b) => Number(isPast(a)) - Number(isPast(b)));
  return (
    <>
      {ordered.length === 0 && props.hidden === 0 && <Text c="dimmed">{t('page.noAddress')}</Text>}
      <ul className={classes.list}>
        {ordered.map((address) => (
          <li key={address.id} className={classes.address} data-past={isPast(address) || undefined}>
            <span className={classes.kind}>
              {addressKind.labelOf(address.kind, language)}
              {isPast(address) && `, ${t('page.past')}`}
            </span>
            {isProtectedAddress(address) ? (
              <Sensitive label={t('page.protected')}>
                <Place address={address} />
                <Text size="sm">{t('page.protectedUntil')}</Text>
              </Sensitive>
            ) : (
              <Place address={address} />
            )}
          </li>
        ))}
      </ul>
      {props.hidden > 0 && (
        <Text mt="xs" component="div">
          <Mark icon={IconLock} tone="accent">
            {t('page.hiddenAddresses', { count: props.hidden })}
          </Mark>
        </Text>
      )}
    </>
  );
}

function Place({ address }: { address: Address }) {
  const { t } = useTranslation('people');
  const { since, until } = address;
  const period =
    since && until
      ? t('page.period', { since, until })
      : since
        ? t('page.since', { day: since })
        : until
          ? t('page.until', { day: until })
          : '';
  const way = addressLine(address);
  const town = [address.municipality, address.postalCode].filter(Boolean).join('\u00a0\u00a0');
  return (
    <div>
      <div>{[way, town].filter(Boolean).join(', ')}</div>
      <div className={classes.about}>
        <HealthServices municipality={address.municipality} />
        {period && ` · ${period}`}
      </div>
    </div>
  );
}
