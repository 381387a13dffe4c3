import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventNumberMask, formatWithMask, matchesMask } from './event-number';

describe('event numbers', () => {
  it.each([
    ['TRB260314-001', 'TRB999999-999', true],
    ['TRB26031-0001', 'TRB999999-999', false],
    ['TRB260314001', 'TRB999999-999', false],
    ['trb260314-001', 'TRB999999-999', false],
    ['AB-12', 'AA-99', true],
    ['1B-12', 'AA-99', false],
    ['A1', '**', true],
    ['A-', '**', false],
    ['é1', 'A9', false],
    ['٣', '9', false],
    ['', 'A9', false],
    ['anything at all', '', true],
    ['', '', true],
    ['12.3/4 5', '99.9/9 9', true],
  ])('%j with the mask %j: %s', (number, mask, wanted) => {
    expect(matchesMask(number, mask)).toBe(wanted);
  });

  it.each([
    ['trb260314001', 'TRB999999-999', 'TRB260314-001'],
    ['TRB 260314 001', 'TRB999999-999', 'TRB260314-001'],
    ['260314001', 'TRB999999-999', 'TRB260314-001'],
    ['ab12', 'AA-99', 'AB-12'],
    // What does not fit stays as it was typed: a number is never lost.
    ['TRB26', 'TRB999999-999', 'TRB26'],
    [' 2026-55 ', 'TRB999999-999', '2026-55'],
    ['abc-1', '', 'abc-1'],
    ['', 'A9', ''],
  ])('%j is written %j as %j', (raw, mask, written) => {
    expect(formatWithMask(raw, mask)).toBe(written);
  });

  it('a number that fits is written as it is', () => {
    const mask = fc.stringMatching(/^[A9*\-/. ]{1,12}$/).filter((text) => /^[^ ].*[A9*]$/.test(text));
    fc.assert(
      fc.property(mask, fc.infiniteStream(fc.nat(35)), (form, stream) => {
        const draw = (base: number, span: number) => {
          const { value } = stream.next();
          return String.fromCharCode(base + (Number(value) % span));
        };
        const fitting = form
          .split('')
          .map((symbol) => (symbol === '9' ? draw(48, 10) : /[A*]/.test(symbol) ? draw(65, 26) : symbol))
          .join('');
        expect(matchesMask(fitting, form)).toBe(true);
        expect(formatWithMask(fitting, form)).toBe(fitting);
      }),
    );
  });

  it.each(['TRB999999-999', '', 'A*9 /.-'])('%j is a mask', (mask) => {
    expect(EventNumberMask.safeParse(mask).success).toBe(true);
  });

  it.each(['é', '<b>', '9'.repeat(41), '(999)', '\\d+', '.*+'])('%j is none', (mask) => {
    expect(EventNumberMask.safeParse(mask).success).toBe(false);
  });
});
