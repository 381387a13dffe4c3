import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderScreen } from '../../testing/render-screen';
import { ConflictScreen, type ConflictField } from './ConflictScreen';

type Words = { purpose: string; facts: string; minutes: number | null };
const FIELDS: ConflictField<Words>[] = [
  { field: 'purpose', label: 'But', show: (text: string) => text },
  { field: 'facts', label: 'Faits', show: (text: string) => text, isJoinable: true },
  { field: 'minutes', label: 'Minutes', show: (minutes: number | null) => minutes ?? '' },
];
const base: Words = { purpose: '', facts: 'A', minutes: null };
const mine: Words = { purpose: '', facts: 'A de moi', minutes: 30 };
const theirs: Words = { purpose: 'Relance', facts: 'A de Luc', minutes: null };

function show() {
  const onSettle = vi.fn<(chosen: Words) => void>();
  renderScreen(
    <ConflictScreen
      versions={{ base, mine, theirs }}
      theirsBy="Luc Fictif"
      theirsAt="2026-03-14T18:32:00Z"
      fields={FIELDS}
      onSettle={onSettle}
    />,
  );
  const field = (name: string) => within(screen.getByRole('group', { name: new RegExp(`^${name}`) }));
  const save = () => screen.getByRole<HTMLButtonElement>('button', { name: /Enregistrer ce choix/ });
  return { onSettle, field, save };
}

describe('ConflictScreen', () => {
  it('shows both versions of each field that differs, and who saved the other', () => {
    const { field } = show();
    expect(screen.getByText(/Luc Fictif a enregistré une autre version le 2026-03-14/)).toBeDefined();
    expect(field('Faits').getByText('A de moi')).toBeDefined();
    expect(field('Faits').getByText('A de Luc')).toBeDefined();
    expect(field('But').getByText('vide')).toBeDefined();
  });

  it('waits for a choice where both changed, and has chosen the rest', async () => {
    const { field, save, onSettle } = show();
    expect(save().disabled).toBe(true);
    expect(screen.getByRole('status').textContent).toBe('1 champ reste à choisir.');
    await userEvent.click(field('Faits').getByRole('radio', { name: /Ma version/ }));
    await userEvent.click(save());
    expect(onSettle).toHaveBeenCalledWith({ purpose: 'Relance', facts: 'A de moi', minutes: 30 });
  });

  it('keeps both texts one under the other', async () => {
    const { field, save, onSettle } = show();
    await userEvent.click(field('Faits').getByRole('radio', { name: 'Les deux' }));
    await userEvent.click(save());
    expect(onSettle.mock.calls[0]?.[0].facts).toBe('A de Luc\n\nA de moi');
  });

  it('offers to keep one version whole', async () => {
    const { save, onSettle } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Tout garder de ma version' }));
    await userEvent.click(save());
    expect(onSettle).toHaveBeenCalledWith(mine);
  });

  it('does not offer both of a number', () => {
    const { field } = show();
    expect(field('Minutes').queryByRole('radio', { name: 'Les deux' })).toBeNull();
  });
});
