import { NORMALISER_VERSION } from '../../detectors/log-line/normalise/normalise.ts';
import { isActive } from '../../incidents/suppress/suppression.ts';
import type { SuppressionRow } from '../../ui/suppress/suppression-row.ts';
import type { DetectionColumns } from '../columns.ts';
import { rowTest } from './matcher.ts';
import type { Suppressions } from './suppressions.svelte.ts';

/** Suppressions as they are listed, each with how many stored lines it is about. */
export function suppressionRows(
  suppressions: Pick<Suppressions, 'list' | 'now' | 'matcherOf'>,
  columns: DetectionColumns
): SuppressionRow[] {
  return suppressions.list.map((one) => {
    const matches = rowTest(columns, suppressions.matcherOf(one));
    let lines = 0;
    for (let row = 0; row < columns.length; row++) if (matches(row)) lines++;
    const { subject } = one;
    return {
      ...one,
      active: isActive(one, suppressions.now),
      outdated: subject.kind === 'text' && subject.normaliser !== NORMALISER_VERSION,
      lines
    };
  });
}
