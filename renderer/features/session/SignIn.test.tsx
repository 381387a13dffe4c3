import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Seat, SignInOutcome } from '#shared/contract/session';
import { answerCalls, renderScreen } from '../../testing/render-screen';
import { SignIn } from './SignIn';

const seat: Seat = {
  accountId: '0193c0de-0000-4000-8000-000000000001',
  name: 'Ève Fictive',
  title: 'Travailleuse sociale',
  badge: null,
  role: 'worker',
  isPeaceOfficer: false,
  isDesignatedCrisisWorker: false,
  professionalOrder: '',
  permitNumber: '',
  permissions: ['desk.read'],
  holdsCaseKey: true,
  mustChangePassword: false,
  preferences: { language: 'fr', colorScheme: 'auto' },
  service: {
    service: 'Service fictif',
    unit: 'Équipe',
    territory: [{ name: 'Ville-Fictive', healthRegion: 'laval' }],
  },
  parameters: {
    eventNumberMask: '',
    idleLockMinutes: 10,
    lateEntryHours: 24,
    firstReviewDays: 30,
    intakeWaitingHours: 24,
  },
  journals: [],
  isReturning: false,
};

beforeEach(() => {
  vi.useFakeTimers({
    now: Date.parse('2026-03-14T18:30:00Z'),
    toFake: ['setInterval', 'clearInterval', 'Date'],
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function show(outcomes: SignInOutcome[]) {
  const seated: Seat[] = [];
  const troubles: unknown[] = [];
  const calls = answerCalls({ 'session.signIn': () => outcomes.shift() ?? { outcome: 'inactive' } });
  renderScreen(
    <SignIn onSeated={(one) => seated.push(one)} onStorageTrouble={(one) => troubles.push(one)} />,
  );
  return { seated, troubles, calls };
}

const login = () => screen.getByLabelText<HTMLInputElement>('Nom d’utilisateur', { selector: 'input' });
const password = () => screen.getByLabelText<HTMLInputElement>('Mot de passe', { selector: 'input' });
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: /session|Attendre/ });

async function send(name = 'e.fictive', secret = 'crayon-glacier-panier-tulipe') {
  fireEvent.input(login(), { target: { value: name } });
  password().value = secret;
  await act(async () => {
    fireEvent.submit(login().form as HTMLFormElement);
  });
}
const later = (seconds: number) => act(async () => vi.advanceTimersByTime(seconds * 1000));

describe('signing in', () => {
  it('gives the seat, and lets the password go', async () => {
    const { seated, calls } = show([{ outcome: 'signed_in', seat }]);
    await send();
    expect(seated).toEqual([seat]);
    expect(calls).toEqual([
      { name: 'session.signIn', input: { login: 'e.fictive', password: 'crayon-glacier-panier-tulipe' } },
    ]);
    expect(password().value).toBe('');
  });

  it('asks for both fields before it asks the vault', async () => {
    const { calls } = show([]);
    await send('e.fictive', '');
    expect(calls).toEqual([]);
    expect(document.activeElement).toBe(password());
    expect(screen.getByRole('alert').textContent).toContain(
      'Écrire le nom d’utilisateur et le mot de passe.',
    );
  });

  it('does not say which of the two was wrong, empties the password, and lets one try again at once', async () => {
    show([{ outcome: 'refused', waitSeconds: 0 }]);
    await send();
    expect(screen.getByRole('alert').textContent).toContain(
      'Le nom d’utilisateur ou le mot de passe ne correspond pas.',
    );
    expect(password().value).toBe('');
    expect(document.activeElement).toBe(password());
    expect(button().disabled).toBe(false);
  });

  it('counts a wait down on the button, and opens it at the end', async () => {
    const { calls } = show([{ outcome: 'refused', waitSeconds: 10 }]);
    await send();
    expect(screen.getByRole('alert').textContent).toContain('n’a pas été vérifié');
    expect(button().textContent).toBe('Attendre 10\u00a0s');
    expect(button().disabled).toBe(true);
    password().value = 'crayon-glacier-panier-tulipe';
    fireEvent.submit(login().form as HTMLFormElement);
    expect(calls).toHaveLength(1);
    await later(4);
    expect(button().textContent).toBe('Attendre 6\u00a0s');
    await later(6);
    expect(button().textContent).toBe('Ouvrir la session');
    expect(button().disabled).toBe(false);
  });

  it('does not hold another name up', async () => {
    const { calls } = show([
      { outcome: 'refused', waitSeconds: 60 },
      { outcome: 'signed_in', seat },
    ]);
    await send();
    expect(button().disabled).toBe(true);
    await send('autre.fictif');
    expect(calls).toHaveLength(2);
  });

  it('says until when it is locked out, and what to do', async () => {
    show([{ outcome: 'locked_out', until: '2026-03-14T18:45:00Z' }]);
    await send();
    expect(screen.getByRole('alert').textContent).toContain('15\u00a0min\u00a000\u00a0s');
    expect(screen.getByRole('alert').textContent).toContain('mot de passe temporaire');
    expect(button().disabled).toBe(true);
    await later(15 * 60);
    expect(button().disabled).toBe(false);
  });

  it('promises no delay when none will help', async () => {
    show([{ outcome: 'locked_out', until: '2027-03-14T18:45:00Z' }]);
    await send();
    expect(screen.getByRole('alert').textContent).not.toMatch(/\d+\s*min/);
    expect(screen.getByRole('alert').textContent).toContain('mot de passe temporaire');
  });

  it('tells a deactivated account, and hands troubles of the files over', async () => {
    const trouble = { outcome: 'storage', problem: 'altered', file: 'cases', badPages: 3 } as const;
    const { troubles } = show([{ outcome: 'inactive' }, trouble]);
    await send();
    expect(screen.getByRole('alert').textContent).toContain('Ce compte est désactivé.');
    await send();
    expect(troubles).toEqual([trouble]);
  });

  it('says that Caps Lock is on', () => {
    show([]);
    const event = new KeyboardEvent('keydown', { key: 'A', bubbles: true });
    Object.defineProperty(event, 'getModifierState', { value: (key: string) => key === 'CapsLock' });
    act(() => void password().dispatchEvent(event));
    expect(screen.getByText('La touche Verr. maj. est activée.')).toBeTruthy();
  });
});
