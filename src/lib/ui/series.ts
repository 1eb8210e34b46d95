import { TAXONOMY } from '../detectors/taxonomy.ts';
import { PHASES, phaseOfClass } from '../incidents/phases.ts';

/** Into what the detections on the timeline are told apart. */
export interface Series {
  /** How many there are. */
  count: number;
  /** Series of each class, by class id. */
  of: Uint8Array;
  /** Plain names, by series. */
  names: readonly string[];
  /** Class of the style sheet that gives each its colour, by series (class-colours.css). */
  colours: readonly string[];
}

/** A series a threat class. */
export const BY_CLASS: Series = {
  count: TAXONOMY.length,
  of: Uint8Array.from(TAXONOMY.keys()),
  names: TAXONOMY.map(({ plain }) => plain),
  colours: TAXONOMY.map((_, id) => `k${id}`)
};

/** A series a phase of an intrusion, in the order of ATT&CK's tactics; benign, which has none, is never counted. */
export const BY_PHASE: Series = {
  count: PHASES.length,
  of: Uint8Array.from(TAXONOMY.keys(), (id) => Math.max(0, PHASES.indexOf(phaseOfClass(id)))),
  names: PHASES,
  colours: PHASES.map((_, phase) => `p${phase}`)
};
