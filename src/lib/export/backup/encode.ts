/** Bytes turned into characters at once: a call takes only so many arguments. */
const SLICE = 0x2000;

const COLUMNS = { Int8Array, Uint8Array, Uint32Array, Float32Array, Float64Array } as const;

type ColumnName = keyof typeof COLUMNS;

/** What JSON cannot say is an object with this key; it tells what stands there. */
const TAG = '$';

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += SLICE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  }
  return btoa(binary);
}

function columnName(value: object): ColumnName | null {
  for (const name of Object.keys(COLUMNS) as ColumnName[]) {
    if (value instanceof COLUMNS[name]) return name;
  }
  return null;
}

/**
 * A stored value as JSON can hold it: columns in base64 (in the byte order of all devices with a browser,
 * the least significant first), maps as pairs, numbers that are not finite by their name.
 * @throws TypeError for what no table holds (functions, symbols, other classes)
 */
export function encode(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value))
    return { [TAG]: 'number', is: String(value) };
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  if (Array.isArray(value)) return value.map(encode);
  if (value instanceof Map) return { [TAG]: 'Map', of: [...value].map((pair) => pair.map(encode)) };
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} cannot be saved.`);
  const column = columnName(value);
  if (column !== null) {
    const { buffer, byteOffset, byteLength } = value as Uint8Array;
    return { [TAG]: column, of: toBase64(new Uint8Array(buffer, byteOffset, byteLength)) };
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`A ${value.constructor.name} cannot be saved.`);
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, encode(own)]));
}

function decodeTagged(tag: unknown, { of, is }: { of?: unknown; is?: unknown }): unknown {
  if (tag === 'number' && ['NaN', 'Infinity', '-Infinity'].includes(String(is))) return Number(is);
  if (tag === 'Map' && Array.isArray(of)) {
    return new Map(
      of.map((pair: unknown) => {
        if (!Array.isArray(pair) || pair.length !== 2) throw new TypeError('a map without pairs');
        return [decode(pair[0]), decode(pair[1])];
      })
    );
  }
  if (typeof tag === 'string' && Object.hasOwn(COLUMNS, tag) && typeof of === 'string') {
    const bytes = Uint8Array.from(atob(of), (char) => char.charCodeAt(0));
    return new COLUMNS[tag as ColumnName](bytes.buffer);
  }
  throw new TypeError(`an unknown kind of value, ${JSON.stringify(tag)}`);
}

/**
 * The value that {@link encode} was given.
 * @throws an error when it is not of this form
 */
export function decode(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(decode);
  if (Object.hasOwn(json, TAG)) return decodeTagged((json as Record<string, unknown>)[TAG], json);
  // A key may be `__proto__`: as an entry it is one like any other.
  return Object.fromEntries(Object.entries(json).map(([key, own]) => [key, decode(own)]));
}
