/** Readers of JSON that somebody else made: what does not fit is left out, and nothing throws. */

export type Read<T> = (value: unknown) => T | null;

/** The value under a name; undefined where there is no such object or name. */
export function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Record<string, unknown>)[name]
        : undefined,
    value
  );
}

export const number: Read<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

export const text: Read<string> = (value) => (typeof value === 'string' ? value : null);

/** An object of numbers under all of these names. */
export function numbers<K extends string>(...names: readonly K[]): Read<Record<K, number>> {
  return (value) => {
    const read = names.map((name) => [name, number(at(value, name))] as const);
    if (read.some(([, own]) => own === null)) return null;
    return Object.fromEntries(read) as Record<K, number>;
  };
}

/** A list of those items that fit. */
export function list<T extends object | string | number>(read: Read<T>): (value: unknown) => T[] {
  return (value) => (Array.isArray(value) ? value.map(read).filter((item) => item !== null) : []);
}

/** An object's entries, of those values that fit. */
export function entries<T>(read: Read<T>): (value: unknown) => [string, T][] {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([name, own]) => {
      const fit = read(own);
      return fit === null ? [] : [[name, fit] as [string, T]];
    });
  };
}
