import { Anchor } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { spotlight } from '@mantine/spotlight';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { call } from '../lib/call';
import { flushAll } from '../lib/flush';
import { useKeys } from '../lib/keys';
import { navigate } from '../lib/location';
import { lockNow } from '../lib/lock';
import { useMay, useSeat } from '../lib/seat';
import { EmptyState } from '../ui/EmptyState';
import { Corner } from './Corner';
import { homeOf } from './home';
import { JournalsBanner } from './JournalsBanner';
import { KeySheet } from './KeySheet';
import { NotFound } from './NotFound';
import { PageGuard } from './PageGuard';
import { railOf } from './rail';
import { PLACES } from './routes';
import classes from './Shell.module.css';

const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }));

/** The frame of the desk: the rail, the corner, the page; the keys that work everywhere. */
export function Shell() {
  const { t } = useTranslation('shell');
  const seat = useSeat();
  const [path] = useLocation();
  const [hasPalette, setPalette] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  const mayWriteIntake = useMay('intake.write') && seat.holdsCaseKey;
  const rail = railOf(seat);
  const home = homeOf(seat);

  // The vault gives half a second before it locks by itself: what is under the hand is saved now.
  useEffect(
    () =>
      window.bridge.on('session.locking', () => {
        // Once everything is saved there is nothing to wait for: the lock need not take its half second.
        void flushAll()
          .then(() => call('session.lock', {}))
          .catch(() => undefined);
      }),
    [],
  );

  // A new page is read from its top.
  useEffect(() => document.getElementById('content')?.scrollTo(0, 0), [path]);

  useKeys([
    {
      keys: 'mod+K',
      label: t('keys.find'),
      run: () => {
        setPalette(true);
        spotlight.open();
      },
    },
    ...(mayWriteIntake
      ? [{ keys: 'mod+N', label: t('keys.newIntake'), run: () => navigate('/intakes/new') }]
      : []),
    { keys: 'mod+L', label: t('keys.lock'), run: () => void lockNow() },
    ...rail.map((item, index) => ({
      keys: `alt+${index + 1}`,
      label: t('keys.page', { page: t(item.word) }),
      run: () => navigate(item.path),
    })),
    { keys: 'F1', label: t('keys.open'), run: () => setShowsKeys((shows) => !shows) },
  ]);

  return (
    <div className={classes.shell}>
      <a
        href="#content"
        className="skip-link"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('content')?.focus();
        }}
      >
        {t('skip')}
      </a>
      <nav className={classes.rail} aria-label={t('rail')}>
        {rail.map(({ path: to, word, Icon }, index) => {
          const isHere = path === to || path.startsWith(`${to}/`);
          return (
            <Link
              key={to}
              href={to}
              className={classes.place ?? ''}
              aria-current={isHere ? 'page' : undefined}
              title={`${t(word)} (Alt+${index + 1})`}
            >
              <Icon size={22} stroke={1.6} aria-hidden />
              <span>{t(word)}</span>
            </Link>
          );
        })}
      </nav>
      <Corner
        onFind={() => {
          setPalette(true);
          spotlight.open();
        }}
        onShowKeys={() => setShowsKeys(true)}
      />
      <main id="content" tabIndex={-1} className={classes.main}>
        <div className={classes.page}>
          <JournalsBanner />
          <PageGuard key={path}>
            <Suspense fallback={<p role="status">{t('opening')}</p>}>
              <Switch>
                <Route path="/">
                  <Redirect to={home} replace />
                </Route>
                {PLACES.map(({ path: at, needs, Page }) => (
                  <Route key={at} path={at}>
                    {needs === null || seat.permissions.includes(needs) ? (
                      <Page />
                    ) : (
                      <EmptyState
                        title={t('notYours')}
                        action={
                          <Anchor component={Link} href={home}>
                            {t('goHome')}
                          </Anchor>
                        }
                      >
                        {t('notYoursText')}
                      </EmptyState>
                    )}
                  </Route>
                ))}
                <Route>
                  <NotFound home={home} />
                </Route>
              </Switch>
            </Suspense>
          </PageGuard>
        </div>
      </main>
      <KeySheet opened={showsKeys} onClose={() => setShowsKeys(false)} />
      {hasPalette && (
        <Suspense fallback={null}>
          <Palette onShowKeys={() => setShowsKeys(true)} />
        </Suspense>
      )}
      <Notifications position="bottom-right" autoClose={5000} limit={4} />
    </div>
  );
}
