import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';

// Neutral greys of paper, one deep accent, a second hue for the current selection. Red is kept for danger to a person:
// what is wrong in a form, late or about to be removed is amber, with an icon and a word (`docs/` and the README of this room).

/** Deep blue-green: buttons, links, focus. */
const petrol: MantineColorsTuple = [
  '#edf4f7',
  '#d8e7ed',
  '#b3d1dd',
  '#8bb8ca',
  '#6ba3ba',
  '#4787a2',
  '#2e708c',
  '#1f5c77',
  '#164a61',
  '#0e394c',
];
/** The current selection: the row under the hand, the page of the rail. */
const indigo: MantineColorsTuple = [
  '#f0effa',
  '#e2e0f5',
  '#c9c5ea',
  '#aaa4dc',
  '#8f87cf',
  '#766cc1',
  '#5f55ad',
  '#4d4494',
  '#3e3779',
  '#2f2a5e',
];
/** Attention: a form to mend, a date gone by, something that cannot be undone. */
const amber: MantineColorsTuple = [
  '#fdf4e3',
  '#fae7c4',
  '#f3d08e',
  '#ebb758',
  '#dd9c2d',
  '#bf7f12',
  '#9d640a',
  '#834f06',
  '#673d05',
  '#4d2e05',
];
/** Danger to a person, and nothing else. */
const danger: MantineColorsTuple = [
  '#fdeeed',
  '#f9d7d5',
  '#f0aba7',
  '#e67e78',
  '#d9564f',
  '#c73a33',
  '#b02a24',
  '#94211c',
  '#771a16',
  '#5a1411',
];
/** Done, signed, safe. */
const done: MantineColorsTuple = [
  '#eef6ef',
  '#d8eadb',
  '#b2d5b8',
  '#88bd92',
  '#65a772',
  '#468c55',
  '#347444',
  '#285f36',
  '#1f4c2b',
  '#163920',
];
const gray: MantineColorsTuple = [
  '#f8f7f5',
  '#f1efec',
  '#e5e3df',
  '#d5d2cd',
  '#bbb8b2',
  '#8e8b85',
  '#65625d',
  '#4c4a46',
  '#353432',
  '#21201f',
];
/** The dark scheme, drawn on purpose: slate rather than black, no pure white. */
const dark: MantineColorsTuple = [
  '#dde1e4',
  '#bfc6cb',
  '#a0aab1',
  '#76818a',
  '#475159',
  '#374047',
  '#2b3238',
  '#20262b',
  '#191e22',
  '#121619',
];

const SANS = "'Source Sans 3 Variable', 'Segoe UI', 'Noto Sans', sans-serif";
/** For what is read at length: accounts of facts, notes. */
export const SERIF = "'Source Serif 4 Variable', 'Cambria', 'Noto Serif', serif";

/** The few words that Mantine's own parts need; given in the language of the screen. */
export type PartWords = { close: string; showPassword: string; clear: string };

/** How everything looks, in every language. */
export function themeOf(words: PartWords): MantineThemeOverride {
  return createTheme({
    colors: { petrol, indigo, amber, danger, done, gray, dark, red: danger },
    primaryColor: 'petrol',
    primaryShade: { light: 7, dark: 6 },
    black: '#20201e',
    white: '#ffffff',
    fontFamily: SANS,
    fontFamilyMonospace: "'Cascadia Mono', 'Consolas', 'DejaVu Sans Mono', monospace",
    fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
    lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.35' },
    spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
    headings: {
      fontFamily: SANS,
      fontWeight: '600',
      sizes: {
        h1: { fontSize: '1.375rem', lineHeight: '1.3' },
        h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
        h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
      },
    },
    defaultRadius: '4px',
    cursorType: 'pointer',
    respectReducedMotion: true,
    focusRing: 'auto',
    shadows: {
      xs: 'none',
      sm: '0 2px 8px rgb(0 0 0 / 12%)',
      md: '0 4px 16px rgb(0 0 0 / 16%)',
      lg: '0 8px 28px rgb(0 0 0 / 20%)',
      xl: '0 8px 28px rgb(0 0 0 / 20%)',
    },
    components: {
      Modal: {
        defaultProps: {
          yOffset: '9vh',
          transitionProps: { duration: 100, transition: 'fade' },
          closeButtonProps: { 'aria-label': words.close },
          overlayProps: { backgroundOpacity: 0.4 },
        },
      },
      // Inside a dialog, a header is no banner of the page.
      ModalHeader: { defaultProps: { role: 'none' } },
      Popover: { defaultProps: { transitionProps: { duration: 80 }, shadow: 'sm' } },
      // Its first item takes the focus; the library's own place-holder is no item of a menu.
      Menu: {
        defaultProps: { transitionProps: { duration: 80 }, shadow: 'sm', withInitialFocusPlaceholder: false },
      },
      Tooltip: {
        defaultProps: { openDelay: 300, transitionProps: { duration: 80 }, multiline: true, maw: 320 },
      },
      Select: {
        defaultProps: {
          // Reached by Tab, a list stays closed; a letter or an arrow opens it.
          openOnFocus: false,
          checkIconPosition: 'right',
          comboboxProps: { transitionProps: { duration: 0 }, shadow: 'sm' },
        },
      },
      MultiSelect: {
        defaultProps: {
          openOnFocus: false,
          checkIconPosition: 'right',
          comboboxProps: { transitionProps: { duration: 0 }, shadow: 'sm' },
        },
      },
      PasswordInput: { defaultProps: { visibilityToggleButtonProps: { 'aria-label': words.showPassword } } },
      CloseButton: { defaultProps: { 'aria-label': words.close } },
      InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
      Notification: { defaultProps: { withBorder: true, closeButtonProps: { 'aria-label': words.close } } },
      Loader: { defaultProps: { type: 'dots' } },
      Button: { defaultProps: { loaderProps: { type: 'dots' } } },
      SegmentedControl: { defaultProps: { transitionDuration: 0 } },
    },
  });
}

/** Colours by meaning, in both schemes; used in CSS as `var(--relais-…)`. */
export const variablesOf: CSSVariablesResolver = (theme) => {
  const shade = (color: string, index: number): string => theme.colors[color]?.[index] ?? '';
  return {
    variables: { '--relais-serif': SERIF },
    light: {
      '--mantine-color-body': '#fdfdfc',
      '--mantine-color-text': '#20201e',
      '--mantine-color-dimmed': '#5c5c56',
      '--mantine-color-placeholder': '#6c6c66',
      '--mantine-color-error': shade('amber', 7),
      '--mantine-color-anchor': shade('petrol', 7),
      '--mantine-color-default-border': '#c4c4bc',
      '--relais-rail': shade('gray', 1),
      '--relais-rail-line': shade('gray', 3),
      '--relais-line': shade('gray', 2),
      '--relais-hover': '#f3f3ef',
      '--relais-selected': shade('indigo', 1),
      '--relais-selected-edge': shade('indigo', 6),
      '--relais-selected-text': shade('indigo', 8),
      '--relais-attention': shade('amber', 7),
      '--relais-attention-soft': shade('amber', 0),
      '--relais-attention-edge': shade('amber', 4),
      '--relais-danger': shade('danger', 6),
      '--relais-danger-soft': shade('danger', 0),
      '--relais-done': shade('done', 7),
      '--relais-done-soft': shade('done', 0),
      '--relais-accent': shade('petrol', 7),
      '--relais-accent-soft': shade('petrol', 0),
    },
    dark: {
      '--mantine-color-body': shade('dark', 7),
      '--mantine-color-text': '#e3e6e8',
      '--mantine-color-dimmed': '#a9b2b8',
      '--mantine-color-placeholder': '#98a2a9',
      '--mantine-color-error': shade('amber', 3),
      '--mantine-color-anchor': shade('petrol', 3),
      '--mantine-color-default-border': '#4d5860',
      '--relais-rail': shade('dark', 8),
      '--relais-rail-line': '#2e353b',
      '--relais-line': '#333b41',
      '--relais-hover': '#272e33',
      '--relais-selected': '#35335a',
      '--relais-selected-edge': shade('indigo', 3),
      '--relais-selected-text': '#dcd9f6',
      '--relais-attention': shade('amber', 3),
      '--relais-attention-soft': '#3a301c',
      '--relais-attention-edge': shade('amber', 5),
      '--relais-danger': '#f2918b',
      '--relais-danger-soft': '#452624',
      '--relais-done': shade('done', 3),
      '--relais-done-soft': '#22352a',
      '--relais-accent': shade('petrol', 3),
      '--relais-accent-soft': '#22343d',
    },
  };
};
