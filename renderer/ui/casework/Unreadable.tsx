import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/result';
import { useKeys } from '../../lib/keys';
import { navigate } from '../../lib/location';
import { FailureAlert } from '../FailureAlert';
import { PageHeader } from '../PageHeader';
import { Notices } from './WorkPage';
import './words';

/** A page whose record could not be read: why, and the way back to its list. */
export function Unreadable(props: {
  /** The name of the list (« Dossiers ») and where it is. */
  list: { title: string; href: string };
  failure: Failure | Error | null;
  onRetry: () => void;
}) {
  const { t } = useTranslation('casework');
  const back = () => navigate(props.list.href);
  const label = t('backTo', { place: props.list.title });
  useKeys([{ keys: 'Escape', label, run: back }]);
  return (
    <>
      <PageHeader title={props.list.title} />
      <Notices>
        <FailureAlert failure={props.failure} onRetry={props.onRetry} />
      </Notices>
      <Button variant="default" onClick={back}>
        {label}
      </Button>
    </>
  );
}
