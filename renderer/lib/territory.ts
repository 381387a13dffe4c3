import type { healthRegion } from '#shared/domain/code-lists';
import type { Municipality } from '#shared/domain/settings';
import { foldForSearch } from '#shared/domain/text';

type Region = (typeof healthRegion)['codes'][number];

/** One municipality being written; its region may still be to choose. `key`: its identity on screen. */
export type TerritoryLine = { key: number; name: string; healthRegion: Region | null };

export const linesOf = (territory: readonly Municipality[]): TerritoryLine[] =>
  territory.map((one, index) => ({ key: index, ...one }));

/** The municipalities that are complete. */
export const territoryOf = (lines: readonly TerritoryLine[]): Municipality[] =>
  lines.flatMap((line) =>
    line.healthRegion === null ? [] : [{ name: line.name, healthRegion: line.healthRegion }],
  );

/** What is wrong, by field: `territory`, `name-<key>`, `region-<key>`. Empty when nothing is. */
export function territoryProblems(lines: readonly TerritoryLine[]): Record<string, string> {
  if (lines.length === 0) return { territory: 'needOne' };
  const problems: Record<string, string> = {};
  const seen = new Set<string>();
  for (const line of lines) {
    const folded = foldForSearch(line.name);
    if (folded === '') problems[`name-${line.key}`] = 'required';
    else if (seen.has(folded)) problems[`name-${line.key}`] = 'twice';
    seen.add(folded);
    if (line.healthRegion === null) problems[`region-${line.key}`] = 'required';
  }
  return problems;
}
