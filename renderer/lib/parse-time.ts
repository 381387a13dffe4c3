/**
 * Understands an hour as people type it: `14 h 30`, `14h30`, `1430`, `930`, `9h`, `9`, `14:30`, `midi`, `minuit`, `2:30 pm`.
 * Gives `HH:MM` on a 24-hour clock, or null when not understood.
 */
export function parseTime(raw: string): string | null {
  const text = raw.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === 'midi' || text === 'noon') return '12:00';
  if (text === 'minuit' || text === 'midnight') return '00:00';
  const match =
    /^(\d{1,2}) ?(?:h|:|\.|,) ?(\d{1,2})? ?(?:min)? ?(am|pm|a\.m\.|p\.m\.)?$/.exec(text) ??
    /^(\d{1,2})(\d{2})? ?(am|pm|a\.m\.|p\.m\.)?$/.exec(text);
  if (!match) return null;
  const half = match[3]?.charAt(0);
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? '0');
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
