import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

// Kept in memory: the window has no storage. The account's choice comes back with the seat at each sign-in.
let current: MantineColorScheme = 'auto';
let tell: ((scheme: MantineColorScheme) => void) | null = null;

/** Where Mantine asks for the colour scheme. */
export const appearanceManager: MantineColorSchemeManager = {
  get: () => current,
  set: (value) => {
    current = value;
  },
  subscribe: (onUpdate) => {
    tell = onUpdate;
  },
  unsubscribe: () => {
    tell = null;
  },
  clear: () => {
    current = 'auto';
  },
};

/** Light, dark, or as the system: at once, on every screen. */
export function dress(scheme: MantineColorScheme): void {
  current = scheme;
  tell?.(scheme);
}

/** The scheme that was chosen (not the one that « auto » gives). */
export function chosenScheme(): MantineColorScheme {
  return current;
}
