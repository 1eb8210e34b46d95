/**
 * Looks at a value: says where and how it differs from what is wanted, or null.
 * @param at name of the value, for the answer
 */
export type Shape<T> = ((value: unknown, at: string) => string | null) & { readonly of?: T };

function typed<T>(name: string, is: (value: unknown) => boolean): Shape<T> {
  return (value, at) => (is(value) ? null : `${at} is no ${name}`);
}

export const text = typed<string>('text', (value) => typeof value === 'string');
export const flag = typed<boolean>('yes or no', (value) => typeof value === 'boolean');
export const number = typed<number>(
  'number',
  (value) => typeof value === 'number' && !Number.isNaN(value)
);
export const count = typed<number>(
  'whole number from 0 on',
  (value) => Number.isSafeInteger(value) && (value as number) >= 0
);

/** A typed array. */
export function column<T>(type: new (length: number) => T): Shape<T> {
  return typed(type.name, (value) => value instanceof type);
}

/** One of some texts. */
export function oneOf<const T extends string>(...choices: readonly T[]): Shape<T> {
  return typed(choices.join(' or '), (value) => choices.includes(value as T));
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, at) => (value === null ? null : shape(value, at));
}

/** A field that older rows lack. */
export function optional<T>(shape: Shape<T>): Shape<T> {
  return (value, at) => (value === undefined ? null : shape(value, at));
}

export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) return `${at} is no list`;
    return firstOf(value, (item, i) => shape(item, `${at}[${i}]`));
  };
}

export function mapOf<K, V>(key: Shape<K>, own: Shape<V>): Shape<Map<K, V>> {
  return (value, at) => {
    if (!(value instanceof Map)) return `${at} is no map`;
    return firstOf([...(value as Map<unknown, unknown>)], ([k, v]) => {
      return key(k, `a key of ${at}`) ?? own(v, `${at}[${String(k).slice(0, 40)}]`);
    });
  };
}

/** An object with these fields and no others; only those whose shape is {@link optional} may be missing. */
export function record<T extends object>(fields: { [K in keyof T]-?: Shape<T[K]> }): Shape<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return `${at} is no object`;
    const odd = Object.keys(value).find((name) => !Object.hasOwn(fields, name));
    if (odd !== undefined) return `${at} has the unknown field "${odd.slice(0, 40)}"`;
    return firstOf(names, (name) => {
      if (!Object.hasOwn(value, name)) {
        return fields[name](undefined, at) === null ? null : `${at} has no "${name}"`;
      }
      return fields[name]((value as T)[name], `${at}.${name}`);
    });
  };
}

/** A shape that must also meet a condition; `why` ends the sentence that begins with the value's name. */
export function where<T>(shape: Shape<T>, why: string, is: (value: T) => boolean): Shape<T> {
  return (value, at) => shape(value, at) ?? (is(value as T) ? null : `${at} ${why}`);
}

function firstOf<I>(
  items: readonly I[],
  look: (item: I, i: number) => string | null
): string | null {
  for (const [i, item] of items.entries()) {
    const wrong = look(item, i);
    if (wrong !== null) return wrong;
  }
  return null;
}
