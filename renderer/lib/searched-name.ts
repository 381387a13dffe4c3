/** A name as searched for, split for a new record: « Gagnon, Luc », « luc gagnon » (the last word is the family name). */
export function searchedName(searched: string): { family: string; given: string } {
  const text = searched.replace(/\s+/g, ' ').trim();
  const [beforeComma, afterComma] = text.split(/\s*,\s*/, 2);
  if (beforeComma !== undefined && afterComma !== undefined) {
    return { family: capitalized(beforeComma), given: capitalized(afterComma) };
  }
  const words = text.split(' ');
  return { family: capitalized(words.at(-1) ?? ''), given: capitalized(words.slice(0, -1).join(' ')) };
}

/** Capitals at the start of each part when none was typed; a spelling that has any is the person's own. */
function capitalized(name: string): string {
  if (name !== name.toLowerCase()) return name;
  return name.replace(
    /(^|[\s’'-])(\p{Letter})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
