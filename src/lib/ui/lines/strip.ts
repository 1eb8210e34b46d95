import { BENIGN } from '../../detectors/taxonomy.ts';

/**
 * Bars across a strip, all of one class as one SVG path.
 * @param worst class id of each part of the strip, from the top; that of benign for no bar
 * @param width of the strip, when each part is one high
 */
export function stripPaths(worst: Uint8Array, width: number): { classId: number; path: string }[] {
  const paths = new Map<number, string>();
  worst.forEach((classId, part) => {
    if (classId === BENIGN) return;
    paths.set(classId, `${paths.get(classId) ?? ''}M0 ${part}h${width}v1h${-width}z`);
  });
  return [...paths].map(([classId, path]) => ({ classId, path }));
}
