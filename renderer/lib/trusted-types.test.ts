import { expect, it, vi } from 'vitest';
import { refuseMarkup } from './trusted-types';

it('lets plain text through and refuses markup', () => {
  const policies = new Map<string, { createHTML: (text: string) => string }>();
  vi.stubGlobal('trustedTypes', {
    createPolicy: (name: string, policy: { createHTML: (text: string) => string }) =>
      policies.set(name, policy),
  });
  refuseMarkup();
  expect([...policies.keys()]).toEqual(['default']);
  const policy = policies.get('default');
  expect(policy?.createHTML('.a > .b { color: red }')).toBe('.a > .b { color: red }');
  expect(() => policy?.createHTML('<img src=x onerror=alert(1)>')).toThrow('markup refused');
  vi.unstubAllGlobals();
});
