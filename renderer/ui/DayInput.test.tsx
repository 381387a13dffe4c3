import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { renderScreen } from '../testing/render-screen';
import { DayInput } from './DayInput';
import { TimeInput } from './TimeInput';

beforeEach(() => {
  // Only the clock stands still; typing needs its timers.
  vi.spyOn(Temporal.Now, 'instant').mockReturnValue(Temporal.Instant.from('2026-03-14T18:30:00Z'));
});

const seen: { days: (string | null)[]; unclear: boolean[]; times: (string | null)[] } = {
  days: [],
  unclear: [],
  times: [],
};

function Form() {
  const [day, setDay] = useState<string | null>(null);
  const [time, setTime] = useState<string | null>(null);
  return (
    <>
      <DayInput
        label="Reçue le"
        value={day}
        onChange={(next) => {
          seen.days.push(next);
          setDay(next);
        }}
        onUnclear={(is) => seen.unclear.push(is)}
      />
      <TimeInput
        label="À"
        value={time}
        onChange={(next) => {
          seen.times.push(next);
          setTime(next);
        }}
      />
    </>
  );
}

function show() {
  seen.days = [];
  seen.unclear = [];
  seen.times = [];
  renderScreen(<Form />);
  return {
    user: userEvent.setup(),
    field: screen.getByLabelText('Reçue le'),
    hour: screen.getByLabelText('À'),
  };
}

it('understands as one types, says the whole day, and writes it down when left', async () => {
  const { user, field } = show();
  await user.type(field, 'hier');
  expect(seen.days.at(-1)).toBe('2026-03-13');
  expect(screen.getByText(/^vendredi 13\smars\s2026$/)).toBeTruthy();
  await user.tab();
  expect((field as HTMLInputElement).value).toBe('2026-03-13');
});

it('keeps what it does not understand, with a word about it, and tells the form', async () => {
  const { user, field } = show();
  await user.type(field, '31/2');
  await user.tab();
  expect((field as HTMLInputElement).value).toBe('31/2');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/Cette date n’est pas comprise/)).toBeTruthy();
  expect(seen.days.at(-1) ?? null).toBeNull();
  expect(seen.unclear.at(-1)).toBe(true);
});

it('moves by one day with the arrows', async () => {
  const { user, field } = show();
  await user.type(field, '14/3{ArrowUp}{ArrowUp}{ArrowDown}');
  expect(seen.days.at(-1)).toBe('2026-03-15');
});

it('formats an hour when it is left', async () => {
  const { user, hour } = show();
  await user.type(hour, '1430');
  await user.tab();
  expect(seen.times.at(-1)).toBe('14:30');
  expect((hour as HTMLInputElement).value).toBe('14\u00a0h\u00a030');
});
