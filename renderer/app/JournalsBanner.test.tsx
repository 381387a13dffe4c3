import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Seat } from '#shared/contract/session';
import type { JournalVerdict } from '#shared/domain/journal-entry';
import { shellEn } from '../i18n/en/shell';
import { shellFr } from '../i18n/fr/shell';
import { addWords } from '../i18n/index';
import { SeatProvider } from '../lib/seat';
import { renderScreen } from '../testing/render-screen';
import { JournalsBanner } from './JournalsBanner';

addWords('shell', { fr: shellFr, en: shellEn });

const INTACT: JournalVerdict = { state: 'intact', entries: 12, lastSeq: 12, sealedEntries: 12 };

function show(verdict: JournalVerdict, permissions: string[]) {
  const seat = {
    permissions,
    journals: [
      { store: 'system', verdict: INTACT },
      { store: 'cases', verdict },
    ],
  } as unknown as Seat;
  renderScreen(
    <SeatProvider value={seat}>
      <JournalsBanner />
    </SeatProvider>,
  );
}

it('says nothing while the journals agree', () => {
  show(INTACT, []);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says which journal, where, what it means and whom to tell, and cannot be dismissed', () => {
  show({ state: 'broken', seq: 41, problem: 'hash' }, []);
  const told = screen.getByRole('alert').textContent;
  expect(told).toContain('journal des dossiers');
  expect(told).not.toContain('journal technique');
  expect(told).toContain('ligne 41');
  expect(told).toContain('le contenu d’une ligne a changé');
  expect(told).toContain('Prévenir aujourd’hui');
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(screen.queryByRole('link')).toBeNull();
});

it('leads to the journal those who may read it', () => {
  show({ state: 'broken', seq: 41, problem: 'gap' }, ['journal.read_technical']);
  expect(screen.getByRole('link', { name: 'Voir le journal' })).toBeTruthy();
});
