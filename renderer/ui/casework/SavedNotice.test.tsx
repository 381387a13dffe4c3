import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderScreen } from '../../testing/render-screen';
import { DraftNotice, SavedNotice } from './SavedNotice';

describe('SavedNotice', () => {
  it('says when the draft was saved, on the station’s clock', () => {
    renderScreen(
      <SavedNotice saving={{ state: 'saved', at: '2026-03-14T18:32:00Z' }} onRetry={() => undefined} />,
    );
    // The hard spaces of « 14 h 32 » are plain ones to the test.
    expect(screen.getByText('Brouillon enregistré à 14 h 32')).toBeDefined();
  });

  it('tells a failure aloud, with its reference and a way to try again', async () => {
    const onRetry = vi.fn<() => void>();
    const failure = { code: 'STORAGE' as const, storage: 'disk_full' as const, reference: 'R-42' };
    renderScreen(<SavedNotice saving={{ state: 'failed', failure }} onRetry={onRetry} />);
    expect(screen.getAllByRole('alert')[0]?.textContent).toContain('Brouillon non enregistré');
    expect(screen.getByText(/R-42/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Essayer maintenant' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('says that there are two versions rather than that a save is coming', () => {
    const draft = {
      saving: { state: 'waiting' as const },
      conflict: {},
      isGone: false,
      flush: () => Promise.resolve(),
    };
    renderScreen(<DraftNotice draft={draft} />);
    expect(screen.getByText('Deux versions de ce texte')).toBeDefined();
  });
});
