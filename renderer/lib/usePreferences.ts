import { useState } from 'react';
import type { Preferences } from '#shared/domain/account';
import { chosenScheme, dress } from './appearance';
import { call } from './call';
import { speak, useLanguage } from './language';

/** The account's language and appearance: applied at once, then kept by the vault for the next session. */
export function usePreferences(): {
  preferences: Preferences;
  choose: (change: Partial<Preferences>) => void;
} {
  const language = useLanguage();
  const [colorScheme, setColorScheme] = useState(chosenScheme);
  const choose = (change: Partial<Preferences>) => {
    const next: Preferences = { language, colorScheme, ...change };
    void speak(next.language);
    dress(next.colorScheme);
    setColorScheme(next.colorScheme);
    // What is on screen already changed; a refusal would only mean that the next session starts as before.
    call('session.setPreferences', next).catch(() => undefined);
  };
  return { preferences: { language, colorScheme }, choose };
}
