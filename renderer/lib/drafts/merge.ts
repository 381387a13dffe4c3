import { hashKey } from '@tanstack/react-query';

/** Whose words are kept for one field. */
export type Side = 'mine' | 'theirs' | 'both';

/** One field in which two versions of the same thing differ. */
export type Difference<C> = {
  field: keyof C & string;
  mine: unknown;
  theirs: unknown;
  /** Both people changed it since the version that they shared: somebody has to choose. */
  isClash: boolean;
  /** Texts and lists can be kept together; a date or a choice cannot. */
  canKeepBoth: boolean;
  /** What is kept unless somebody chooses otherwise: the side that changed; nothing when both did. */
  proposed: Side | null;
};

const isSame = (a: unknown, b: unknown) => hashKey([a]) === hashKey([b]);
const isEmpty = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/**
 * The fields in which my words and the saved ones differ, in the order of the form.
 * `base` is the version that both started from, or null when it is not known: then both count as changed.
 * `joinable` names the texts and lists of which both versions can be kept together.
 */
export function differencesOf<C extends object>(
  versions: { base: C | null; mine: C; theirs: C },
  joinable: readonly (keyof C)[],
): Difference<C>[] {
  const { base, mine, theirs } = versions;
  const fields = Object.keys(mine) as (keyof C & string)[];
  return fields
    .filter((field) => !isSame(mine[field], theirs[field]))
    .map((field) => {
      const mineChanged = base === null || !isSame(base[field], mine[field]);
      const theirsChanged = base === null || !isSame(base[field], theirs[field]);
      const proposed = proposedSide(mine[field], theirs[field], mineChanged, theirsChanged);
      return {
        field,
        mine: mine[field],
        theirs: theirs[field],
        isClash: proposed === null,
        canKeepBoth: joinable.includes(field) && !isEmpty(mine[field]) && !isEmpty(theirs[field]),
        proposed,
      };
    });
}

/** The side that changed; when both did, the one that says something; when both say something, nobody but the writer knows. */
function proposedSide(
  mine: unknown,
  theirs: unknown,
  mineChanged: boolean,
  theirsChanged: boolean,
): Side | null {
  if (mineChanged !== theirsChanged) return mineChanged ? 'mine' : 'theirs';
  if (isEmpty(theirs)) return 'mine';
  if (isEmpty(mine)) return 'theirs';
  return null;
}

/**
 * What is kept of two versions: theirs, with each chosen field replaced. « Both » puts texts one under the other
 * (theirs first, since it was saved first) and joins lists without repeating an item.
 */
export function mergeOf<C extends object>(
  mine: C,
  theirs: C,
  choices: ReadonlyMap<keyof C & string, Side>,
): C {
  const merged = { ...theirs };
  for (const [field, side] of choices) {
    if (side === 'mine') merged[field] = mine[field];
    if (side === 'both') merged[field] = together(theirs[field], mine[field]) as C[typeof field];
  }
  return merged;
}

const isText = (value: unknown): value is string => typeof value === 'string';

function together(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second)) {
    const kept = new Map([...first, ...second].map((item: unknown) => [hashKey([item]), item]));
    return [...kept.values()];
  }
  if (isText(first) && isText(second)) return [first, second].filter((text) => text !== '').join('\n\n');
  return second;
}
