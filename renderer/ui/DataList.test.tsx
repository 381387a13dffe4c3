import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderScreen } from '../testing/render-screen';
import { DataList } from './DataList';

const PEOPLE = ['Ève Fictive', 'Marc L’Inventé', 'Noé Fictif', 'Zoé Imaginaire'].map((name, index) => ({
  id: String(index),
  name,
}));

function show(options: { items?: typeof PEOPLE; total?: number } = {}) {
  const opened: string[] = [];
  renderScreen(
    <DataList
      label="Personnes"
      items={options.items ?? PEOPLE}
      keyOf={(one) => one.id}
      textOf={(one) => one.name}
      row={(one) => one.name}
      onOpen={(one) => opened.push(one.name)}
      empty={<p>Rien encore</p>}
      {...(options.total === undefined ? {} : { total: options.total })}
    />,
  );
  return { opened, user: userEvent.setup() };
}

const active = () => screen.getByRole('option', { selected: true }).textContent;

describe('a list for the keyboard', () => {
  it('moves by arrows, Home and End, stops at the ends, and opens by Enter', async () => {
    const { opened, user } = show();
    screen.getByRole('listbox', { name: 'Personnes' }).focus();
    expect(active()).toBe('Ève Fictive');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(active()).toBe('Noé Fictif');
    await user.keyboard('{Enter}{End}{ArrowDown}');
    expect(active()).toBe('Zoé Imaginaire');
    await user.keyboard('{Enter}{Home}{ArrowUp}{Enter}');
    expect(opened).toEqual(['Noé Fictif', 'Zoé Imaginaire', 'Ève Fictive']);
  });

  it('tells the one who hears the screen which row is chosen', async () => {
    const { user } = show();
    const list = screen.getByRole('listbox');
    list.focus();
    await user.keyboard('{ArrowDown}');
    expect(list.getAttribute('aria-activedescendant')).toBe(
      screen.getByRole('option', { selected: true }).id,
    );
  });

  it('filters as one types in the list, without accents, and Escape brings all back', async () => {
    const { opened, user } = show();
    screen.getByRole('listbox').focus();
    await user.keyboard('eve');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    expect(screen.getAllByRole('option').map((row) => row.textContent)).toEqual(['Ève Fictive']);
    expect(screen.getByRole('status').textContent).toBe('1 sur 4');
    await user.keyboard('{Enter}{Escape}');
    expect(opened).toEqual(['Ève Fictive']);
    expect(screen.getAllByRole('option')).toHaveLength(4);
    expect(screen.getByRole('status').textContent).toBe('4 éléments');
  });

  it('opens by a click, and finds a name whatever its apostrophe', async () => {
    const { opened, user } = show();
    await user.type(screen.getByRole('searchbox'), "l'inv");
    await user.click(screen.getByRole('option'));
    expect(opened).toEqual(['Marc L’Inventé']);
  });

  it('says that nothing matches, and how to come back', async () => {
    const { user } = show();
    await user.type(screen.getByRole('searchbox'), 'xyz');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(screen.getByText(/ne correspond à/)).toBeTruthy();
    await user.click(screen.getAllByRole('button', { name: 'Effacer le filtre' })[1] as HTMLElement);
    expect(screen.getAllByRole('option')).toHaveLength(4);
  });

  it('says what to do when it is empty, and how many there are when it shows only some', () => {
    show({ items: [] });
    expect(screen.getByText('Rien encore')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('0 élément');
  });

  it('counts all, not only what it shows', () => {
    show({ total: 1200 });
    expect(screen.getByRole('status').textContent).toMatch(/^4 sur 1\s200$/);
  });
});
