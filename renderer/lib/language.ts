import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/domain/code-list';
import { i18n } from '../i18n/index';

/** The language of the screens now; the component is drawn again when it changes. */
export function useLanguage(): Language {
  const { i18n: current } = useTranslation();
  return current.language === 'en' ? 'en' : 'fr';
}

/** Puts every screen into a language, at once. */
export async function speak(language: Language): Promise<void> {
  await i18n.changeLanguage(language);
  document.documentElement.lang = language === 'en' ? 'en-CA' : 'fr-CA';
}
