import { useTranslation } from 'react-i18next';
import { healthRegionOf } from '#shared/domain/settings';
import { useSeat } from '../../lib/seat';
import './words';

/** Which regional services answer for a municipality (`domain.md` 0): « Services : CISSS de Lanaudière ». */
export function HealthServices(props: { municipality: string }) {
  const { t } = useTranslation('casework');
  const region = healthRegionOf(useSeat().service.territory, props.municipality.trim());
  return <>{region ? t('services', { name: t(`healthServices.${region}`) }) : t('outside')}</>;
}
