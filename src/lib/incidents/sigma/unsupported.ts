/** What a rule asks for that is not read here: a part of a sentence that names the construct. */
export class UnsupportedRule extends Error {}

/** A map of YAML. */
export type YamlMap = Record<string, unknown>;

export function isMap(value: unknown): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
