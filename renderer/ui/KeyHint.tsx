import { useTranslation } from 'react-i18next';

const NAMES = {
  fr: {
    mod: 'Ctrl',
    alt: 'Alt',
    shift: 'Maj',
    enter: 'Entrée',
    escape: 'Échap',
    arrowup: '↑',
    arrowdown: '↓',
  },
  en: {
    mod: 'Ctrl',
    alt: 'Alt',
    shift: 'Shift',
    enter: 'Enter',
    escape: 'Esc',
    arrowup: '↑',
    arrowdown: '↓',
  },
} as const;

/** « Ctrl+Entrée », as it is written on the keys, from `mod+Enter`. */
export function keysText(keys: string, language: string): string {
  const names: Record<string, string> = language === 'en' ? NAMES.en : NAMES.fr;
  return keys
    .split('+')
    .map((part) => names[part.toLowerCase()] ?? part.toUpperCase())
    .join('+');
}

/** A key beside the button that it stands for. Seen, not read aloud: the key sheet (F1) is. */
export function KeyHint(props: { keys: string }) {
  const { i18n } = useTranslation();
  return <kbd aria-hidden>{keysText(props.keys, i18n.language)}</kbd>;
}
