import { listExamples, usesExamples } from '../db/examples.ts';
import type { Db } from '../db/schema.ts';
import type { Verdict } from '../detectors/detector.ts';
import { BENIGN } from '../detectors/taxonomy.ts';
import { PrototypeHead } from '../detectors/teach/prototypes.ts';

/**
 * A test for lines that the model calls benign and the person's examples a threat.
 * @param bundle the model that judges
 */
export async function lessonsFor(db: Db, bundle: string): Promise<(verdict: Verdict) => boolean> {
  const head = new PrototypeHead((await usesExamples(db)) ? await listExamples(db) : [], bundle);
  if (head.empty) return () => false;
  // Lines that read the same share their verdict.
  const known = new WeakMap<Verdict, boolean>();
  return (verdict) => {
    let taught = known.get(verdict);
    if (taught === undefined) {
      const classId = verdict.embedding === undefined ? null : head.classOf(verdict.embedding);
      taught = classId !== null && classId !== BENIGN;
      known.set(verdict, taught);
    }
    return taught;
  };
}
