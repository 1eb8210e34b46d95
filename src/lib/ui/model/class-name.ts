import { TAXONOMY } from '$lib/detectors/taxonomy.ts';

/** Plain name of a class; no two share one. */
export function className(classId: number): string {
  return TAXONOMY[classId]!.plain;
}

/** Plain name of a class given by its name in the taxonomy; any other name as it is. */
export function plainName(name: string): string {
  return TAXONOMY.find((threat) => threat.name === name)?.plain ?? name;
}
