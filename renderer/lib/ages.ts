import { ageOn, dayOf, type Birth } from '#shared/domain/calendar-day';
import type { Language } from '#shared/domain/code-list';
import { ageText } from '#shared/domain/format';
import { nowInstant } from './station-clock';

/** « 34 ans » today, or nothing when the birth is not known (or lies ahead). */
export function ageTodayText(birth: Birth | null, language: Language): string | null {
  const age = birth && ageOn(birth, dayOf(nowInstant()));
  return age ? ageText(age, language) : null;
}
