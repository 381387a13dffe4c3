import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { NewPerson, PersonLine } from '#shared/domain/person';
import { SeatProvider } from '../../lib/seat';
import { aSeat } from '../../testing/a-seat';
import { answerCalls, renderScreen } from '../../testing/render-screen';
import { PersonPicker, type Picked } from './PersonPicker';

const eve: PersonLine = {
  id: '6f0f8f62-6f4e-4e3c-9a0e-1f6d1d3f0a01',
  name: { kind: 'usual', family: 'Tremblay-D’Amours', given: 'Ève' },
  otherNames: [],
  birth: null,
  gender: 'woman',
  municipality: 'Terrebonne',
  openCases: 1,
};

function show(lines: PersonLine[], mayDescribe = true) {
  const onPick = vi.fn<(picked: Picked) => void>();
  const made = answerCalls({
    'persons.search': () => ({ lines, isCut: false }),
    'persons.create': (input) => ({
      ...(input as NewPerson),
      hiddenAddresses: 0,
      version: 1,
      createdAt: '2026-03-14T18:32:00Z',
      updatedAt: '2026-03-14T18:32:00Z',
    }),
  });
  renderScreen(
    <SeatProvider value={aSeat()}>
      <PersonPicker onPick={onPick} mayDescribe={mayDescribe} />
    </SeatProvider>,
  );
  const field = () => screen.getByRole('combobox', { name: 'Chercher une personne' });
  const create = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Créer une fiche' });
  return { onPick, made, field, create };
}

describe('PersonPicker', () => {
  it('finds by keyboard: typing, then Enter', async () => {
    const { onPick, field } = show([eve]);
    await userEvent.type(field(), 'damours');
    const line = await screen.findByRole('option', { name: /Tremblay-D’Amours, Ève/ });
    expect(line.textContent).toContain('Terrebonne');
    await userEvent.keyboard('{Enter}');
    expect(onPick).toHaveBeenCalledWith({ personId: eve.id, name: eve.name });
  });

  it('creates a record only after a search was answered, with the words searched', async () => {
    const { onPick, made, field, create } = show([]);
    expect(create().disabled).toBe(true);
    await userEvent.type(field(), 'nova fictive');
    await screen.findByText(/Aucune fiche ne correspond/);
    await userEvent.click(create());
    expect(screen.getByLabelText<HTMLInputElement>('Nom de famille').value).toBe('Fictive');
    await userEvent.click(screen.getAllByRole('button', { name: /Créer une fiche/ }).at(-1) as HTMLElement);
    await vi.waitFor(() => expect(onPick).toHaveBeenCalledTimes(1));
    expect(made.map(({ name }) => name)).toEqual(['persons.search', 'persons.create']);
    expect(onPick.mock.calls[0]?.[0]).toMatchObject({ name: { family: 'Fictive', given: 'Nova' } });
  });

  it('describes somebody unidentified without a search', async () => {
    const { onPick, made } = show([]);
    await userEvent.click(screen.getByRole('button', { name: 'Décrire seulement' }));
    await userEvent.type(screen.getByLabelText('Description de la personne'), 'homme, tuque rouge{Enter}');
    expect(onPick).toHaveBeenCalledWith({ personId: null, described: 'homme, tuque rouge' });
    expect(made).toEqual([]);
  });

  it('offers no description where only a record will do', () => {
    show([], false);
    expect(screen.queryByRole('button', { name: 'Décrire seulement' })).toBeNull();
  });
});
