import { Box, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventPayload } from '#shared/contract/events';
import type { Failure } from '#shared/contract/result';
import type { Seat, StationState } from '#shared/contract/session';
import type { Preferences } from '#shared/domain/account';
import { SignIn, type StorageTrouble } from '../features/session/SignIn';
import { StationProblem } from '../features/session/StationProblem';
import { dress } from '../lib/appearance';
import { call } from '../lib/call';
import { failureOf } from '../lib/failureText';
import { speak } from '../lib/language';
import { EntryFrame } from '../ui/EntryFrame';
import { FailureAlert } from '../ui/FailureAlert';
import { Notice } from '../ui/Notice';
import { Curtain } from './Curtain';

const readDesk = () => import('./SignedIn');
const SignedIn = lazy(async () => ({ default: (await readDesk()).SignedIn }));
const SetupWizard = lazy(async () => ({
  default: (await import('../features/setup/SetupWizard')).SetupWizard,
}));

type Stage =
  | { at: 'asking' }
  | { at: 'failed'; failure: Failure }
  | { at: 'station'; state: StationState }
  | { at: 'trouble'; trouble: StorageTrouble }
  | { at: 'desk'; seat: Seat }
  | { at: 'locked'; reason: EventPayload<'session.locked'>['reason'] };

/** Asks in what state the station is, and dresses the screens as its last user left them. */
async function readStage(): Promise<Stage> {
  try {
    const state = await call('station.state', {});
    if (state.state === 'signed_in') {
      const seat = await call('session.current', {});
      await wear(seat.preferences);
      return { at: 'desk', seat };
    }
    if (state.state === 'locked') await wear(state.preferences);
    return { at: 'station', state };
  } catch (error) {
    return { at: 'failed', failure: failureOf(error) };
  }
}

async function wear(preferences: Preferences): Promise<void> {
  await speak(preferences.language);
  dress(preferences.colorScheme);
}

/** Why the station locked, when nobody asked for it: the main process writes it in the address of the new window. */
const lockedBy = (['idle', 'screen_lock', 'suspend', 'vault_stopped'] as const).find(
  (reason) => reason === new URLSearchParams(window.location.search).get('locked'),
);

/** Which screen the station shows: set-up, sign-in, a problem of the files, the desk, or the curtain of the lock. */
export function App() {
  const [stage, setStage] = useState<Stage>({ at: 'asking' });
  const [isNew, setNew] = useState(false);

  const ask = () => void readStage().then(setStage);
  useEffect(() => void readStage().then(setStage), []);
  // The page is made anew by the main process after a lock; until then nothing of a case stays on the screen.
  useEffect(() => window.bridge.on('session.locked', ({ reason }) => setStage({ at: 'locked', reason })), []);

  const onSeated = async (seat: Seat) => {
    await wear(seat.preferences);
    // Someone else than before the lock does not land on the page that the other had open.
    if (!seat.isReturning) window.history.replaceState(null, '', '#/');
    setStage({ at: 'desk', seat });
  };

  switch (stage.at) {
    case 'asking':
      return <Waiting />;
    case 'failed':
      return (
        <EntryFrame>
          <FailureAlert failure={stage.failure} onRetry={ask} />
        </EntryFrame>
      );
    case 'locked':
      return <Curtain reason={stage.reason} />;
    case 'desk':
      return (
        <Suspense fallback={<Waiting />}>
          <SignedIn seat={stage.seat} />
        </Suspense>
      );
    case 'trouble':
      return (
        <EntryFrame width="medium">
          <StationProblem {...stage.trouble} onCheckAgain={ask} onBack={ask} />
        </EntryFrame>
      );
    case 'station':
      return (
        <Station
          state={stage.state}
          isNew={isNew}
          onAgain={ask}
          onSetUp={() => {
            setNew(true);
            ask();
          }}
          onSeated={(seat) => void onSeated(seat)}
          onTrouble={(trouble) => setStage({ at: 'trouble', trouble })}
        />
      );
  }
}

function Station(props: {
  state: StationState;
  isNew: boolean;
  onAgain: () => void;
  onSetUp: () => void;
  onSeated: (seat: Seat) => void;
  onTrouble: (trouble: StorageTrouble) => void;
}) {
  const { t } = useTranslation('entry');
  const { state } = props;
  switch (state.state) {
    case 'setup_needed':
      if (state.problem !== null) {
        return (
          <EntryFrame width="medium">
            <StationProblem problem={state.problem} file="folder" onCheckAgain={props.onAgain} />
          </EntryFrame>
        );
      }
      return (
        <Suspense fallback={<Waiting />}>
          <SetupWizard onDone={props.onSetUp} />
        </Suspense>
      );
    case 'unusable':
      return (
        <EntryFrame width="medium">
          <StationProblem problem={state.problem} file={state.file} onCheckAgain={props.onAgain} />
        </EntryFrame>
      );
    case 'signed_in':
      return <Waiting />;
    case 'locked':
      return (
        <EntryFrame
          foot={
            state.weakProtection ? (
              <>
                <strong>{t('weak.title')}</strong> {t('weak.text')}
              </>
            ) : undefined
          }
        >
          {props.isNew && (
            <Box mb="md">
              <Notice tone="done" role="status">
                {t('signIn.setupDone')}
              </Notice>
            </Box>
          )}
          {lockedBy !== undefined && (
            <Box mb="md">
              <Notice tone="information" role="status">
                {t(`curtain.${lockedBy}`)}
              </Notice>
            </Box>
          )}
          <SignIn
            onSeated={props.onSeated}
            onStorageTrouble={props.onTrouble}
            onStarted={() => void readDesk()}
          />
        </EntryFrame>
      );
  }
}

/** Shown for the time of one answer: a word for those who hear the screen, nothing that flashes. */
function Waiting() {
  const { t } = useTranslation('entry');
  return (
    <Text role="status" c="dimmed" p="lg">
      {t('starting')}
    </Text>
  );
}
