import { addressAt, addressEnd, plainAddress } from './address.ts';

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A line that is one JSON object; null for any other. */
export function parseObject(line: string): JsonObject | null {
  const trimmed = line.trim();
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return null;
  try {
    const value: unknown = JSON.parse(trimmed);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** The value at a dotted path: `host.name` is a key of that name, or `name` within `host`. */
function valueAt(object: JsonObject, path: string): unknown {
  if (Object.hasOwn(object, path)) return object[path];
  const dot = path.indexOf('.');
  if (dot < 0) return undefined;
  const key = path.slice(0, dot);
  const inner = Object.hasOwn(object, key) ? object[key] : undefined;
  return isObject(inner) ? valueAt(inner, path.slice(dot + 1)) : undefined;
}

/** The first of the paths that `accept` makes something of. */
function pick<T>(
  object: JsonObject,
  paths: readonly string[],
  accept: (value: unknown) => T | null
): T | null {
  for (const path of paths) {
    const value = valueAt(object, path);
    const accepted = value === undefined ? null : accept(value);
    if (accepted !== null) return accepted;
  }
  return null;
}

function textOf(value: unknown): string | null {
  // Caddy logs a header as the list of its values.
  const single: unknown = Array.isArray(value) ? value[0] : value;
  return typeof single === 'string' && !/^-{0,2}$/.test(single) ? single : null;
}

/** The first of the paths that holds a text which says something (not empty, `-` or `--`). */
export function textField(object: JsonObject, paths: readonly string[]): string | null {
  return pick(object, paths, textOf);
}

/** The first of the paths that holds a time: `read` turns a text or number into ms since 1970. */
export function timeField(
  object: JsonObject,
  paths: readonly string[],
  read: (value: string | number) => number | null
): number | null {
  return pick(object, paths, (value) =>
    typeof value === 'string' || typeof value === 'number' ? read(value) : null
  );
}

/** The first of the paths that holds a client: an address without its port, or a name. */
export function clientField(object: JsonObject, paths: readonly string[]): string | null {
  const text = textField(object, paths);
  if (text === null) return null;
  const end = addressEnd(text, 0);
  return end === text.length ? plainAddress(text) : (addressAt(text, 0) ?? text);
}

/** The first of the paths that holds a finite number; null where none does. */
export function numberField(object: JsonObject, paths: readonly string[]): number | null {
  return pick(object, paths, (value) =>
    typeof value === 'number' && Number.isFinite(value) ? value : null
  );
}

/** The first of the paths that holds an HTTP status, as a number or as digits. */
export function statusField(object: JsonObject, paths: readonly string[]): number | null {
  return pick(object, paths, (value) => {
    const status = typeof value === 'string' ? Number(value) : value;
    return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 999
      ? status
      : null;
  });
}
