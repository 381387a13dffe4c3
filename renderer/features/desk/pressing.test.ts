import { expect, it } from 'vitest';
import type { IntakeLine } from '#shared/domain/intake';
import { mostPressing } from './pressing';

const line = (
  number: string,
  urgency: IntakeLine['urgency'],
  receivedAt: string,
  isWaiting = false,
): IntakeLine => ({
  id: number,
  number,
  receivedAt,
  origin: 'patrol',
  situationTypes: ['other'],
  urgency,
  municipality: 'Terrebonne',
  status: 'received',
  isWaiting,
  caseId: null,
});

it('puts the immediate first, then what waited too long, then by urgency, the oldest first', () => {
  const lines = [
    line('a', 'no_hurry', '2026-03-14T10:00:00Z'),
    line('b', 'within_24h', '2026-03-14T11:00:00Z'),
    line('c', 'no_hurry', '2026-03-10T10:00:00Z', true),
    line('d', 'immediate', '2026-03-14T12:00:00Z'),
    line('e', 'within_24h', '2026-03-14T09:00:00Z'),
    line('f', 'immediate', '2026-03-10T10:00:00Z', true),
  ];
  expect(mostPressing(lines).map(({ number }) => number)).toEqual(['f', 'd', 'c', 'e', 'b', 'a']);
});
