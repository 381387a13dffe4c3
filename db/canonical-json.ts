/** What canonical JSON can say. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * The one JSON text of a value: keys sorted by code unit, no space, strings in NFC, as RFC 8785 writes it. The same
 * value always gives the same bytes, which is what a hash needs. A property that is `undefined` is left out.
 * @throws {TypeError} for anything JSON would silently change or lose: NaN, infinity, functions, dates, maps...
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.normalize('NFC'));
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('no canonical JSON for a number that is not finite');
      return JSON.stringify(value);
    case 'boolean':
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
      return canonicalObject(value);
    default:
      throw new TypeError(`no canonical JSON for ${typeof value}`);
  }
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('canonical JSON is for plain objects only');
  }
  const properties = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .map(([key, held]): [string, unknown] => [key.normalize('NFC'), held])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${properties.map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`).join(',')}}`;
}
