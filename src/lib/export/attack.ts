import { TAXONOMY } from '../detectors/taxonomy.ts';

/** A technique with the classes that stand for it. */
export interface ClassTechnique {
  id: string;
  name: string;
  classIds: number[];
}

/** Every technique of some classes once, in the order of the classes. */
export function techniquesOf(classIds: Iterable<number>): ClassTechnique[] {
  const found = new Map<string, ClassTechnique>();
  for (const classId of classIds) {
    const { technique } = TAXONOMY[classId]!;
    if (technique === null) continue;
    const known = found.get(technique.id);
    if (known) known.classIds.push(classId);
    else found.set(technique.id, { ...technique, classIds: [classId] });
  }
  return [...found.values()];
}
