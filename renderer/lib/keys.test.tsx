import { fireEvent } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderScreen } from '../testing/render-screen';
import { shownKeys, useKeys, type Key } from './keys';

function Screen(props: { keys: Key[]; children?: React.ReactNode }) {
  useKeys(props.keys);
  return <>{props.children}</>;
}

const recorder = () => {
  const done: string[] = [];
  const key = (keys: string, label: string): Key => ({ keys, label, run: () => done.push(label) });
  return { done, key };
};

it('asks the last screen first, and the others for what it does not know', () => {
  const { done, key } = recorder();
  const shown = renderScreen(
    <>
      <Screen keys={[key('mod+Enter', 'page'), key('mod+L', 'lock')]} />
      <Screen keys={[key('mod+Enter', 'dialog')]} />
    </>,
  );
  fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
  fireEvent.keyDown(document.body, { key: 'l', ctrlKey: true });
  expect(done).toEqual(['dialog', 'lock']);
  expect(shownKeys().map(({ label }) => label)).toEqual(['dialog', 'lock']);
  shown.unmount();
  fireEvent.keyDown(document.body, { key: 'l', ctrlKey: true });
  expect(done).toEqual(['dialog', 'lock']);
});

it('leaves Escape to what floats over the page', () => {
  const { done, key } = recorder();
  const shown = renderScreen(
    <Screen keys={[key('Escape', 'back')]}>
      <div role="dialog" aria-label="over" />
    </Screen>,
  );
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(done).toEqual([]);
  shown.rerender(<Screen keys={[key('Escape', 'back')]} />);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(done).toEqual(['back']);
});

it('takes a bare letter in a field for text', () => {
  const { done, key } = recorder();
  const { getByRole } = renderScreen(
    <Screen keys={[key('n', 'new')]}>
      <input aria-label="field" />
    </Screen>,
  );
  fireEvent.keyDown(getByRole('textbox'), { key: 'n' });
  expect(done).toEqual([]);
  fireEvent.keyDown(document.body, { key: 'n' });
  expect(done).toEqual(['new']);
});
