/** One measure, printed as one JSON line. */
export type Measure = {
  name: string;
  value: number;
  unit: 'ms' | 'MB' | 'KB';
  /** The same thing done bare, in the same run; absent when the target is a number of its own. */
  floor: number | null;
  ratio: number | null;
  /** The most that the ratio may be when there is a floor, otherwise the most that the value may be. */
  target: number | null;
  met: boolean | null;
  /** What was measured against what, in words. */
  of: string;
};

/** Prints a measure against its floor: met when value / floor is at most the target. */
export function againstFloor(
  name: string,
  {
    value,
    floor,
    unit,
    target,
    of,
  }: { value: number; floor: number; unit: Measure['unit']; target: number | null; of: string },
): Measure {
  const ratio = value / floor;
  const met = target === null ? null : ratio <= target;
  return print({
    name,
    value: rounded(value),
    unit,
    floor: rounded(floor),
    ratio: rounded(ratio),
    target,
    met,
    of,
  });
}

/** Prints a measure whose target is a number of its own; without one, it is there to explain the others. */
export function alone(
  name: string,
  { value, unit, target, of }: { value: number; unit: Measure['unit']; target: number | null; of: string },
): Measure {
  const met = target === null ? null : value <= target;
  return print({ name, value: rounded(value), unit, floor: null, ratio: null, target, met, of });
}

function print(measure: Measure): Measure {
  console.log(JSON.stringify(measure));
  return measure;
}

const rounded = (value: number) => Number(value.toPrecision(4));

/** The value under which so many hundredths of the measures lie. */
export function percentile(values: readonly number[], hundredths: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.ceil((hundredths / 100) * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('nothing was measured');
  return found;
}

export const median = (values: readonly number[]) => percentile(values, 50);

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
