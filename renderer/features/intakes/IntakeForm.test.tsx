import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { flushAll } from '../../lib/flush';
import { SeatProvider } from '../../lib/seat';
import { aSeat } from '../../testing/a-seat';
import { answerCalls, renderScreen } from '../../testing/render-screen';
import { IntakeForm } from './IntakeForm';
import { blankIntakeDraft } from './intake-draft';

const ID = '6f0f8f62-6f4e-4e3c-9a0e-1f6d1d3f0a01';
const NOW = '2026-03-14T18:32:10Z';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

function show() {
  const made = answerCalls({
    'drafts.save': (input) => ({
      id: ID,
      version: (input.version ?? 0) + 1,
      savedAt: '2026-03-14T18:32:00Z',
    }),
  });
  renderScreen(
    <SeatProvider value={aSeat()}>
      <IntakeForm draftId={ID} opened={{ words: blankIntakeDraft(NOW), version: null, savedAt: null }} />
    </SeatProvider>,
  );
  const write = (text: string) =>
    fireEvent.change(screen.getByLabelText(/^Récit des faits/), { target: { value: text } });
  return { made, write };
}

describe('IntakeForm', () => {
  it('stores nothing before the first word', async () => {
    const { made } = show();
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(made).toEqual([]);
  });

  it('saves by itself two seconds after the last keystroke, and says when', async () => {
    const { made, write } = show();
    write('La patrouille appelle.');
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(made).toMatchObject([
      { name: 'drafts.save', input: { id: ID, version: null, body: { kind: 'intake' } } },
    ]);
    expect(screen.getByText('Brouillon enregistré à 14 h 32')).toBeDefined();
  });

  it('saves at once when the station is about to lock', async () => {
    const { made, write } = show();
    write('Mots sous la main');
    await act(() => flushAll());
    expect(made).toMatchObject([{ input: { body: { content: { account: 'Mots sous la main' } } } }]);
  });

  it('records nothing while an answer is missing: says it beside the field and puts the hand there', async () => {
    const { made } = show();
    fireEvent.click(screen.getAllByRole('button', { name: /Enregistrer la demande/ })[0] as HTMLElement);
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(made).toEqual([]);
    expect(screen.getAllByText('À remplir pour enregistrer la demande.')).toHaveLength(4);
    expect(document.activeElement?.id).toBe('intake-origin');
  });
});
