import { TAXONOMY } from '../detectors/taxonomy.ts';
import type { Incident } from '../incidents/incident.ts';
import { ATTACK_VERSION } from '../detectors/tactics.ts';
import { techniquesOf } from './attack.ts';

/** Type of the file, for the browser. */
export const LAYER_TYPE = 'application/json';

/** What a layer is made of. */
export interface LayerContent {
  /** Detections of each class that are shown, by class id. */
  perClass: ArrayLike<number>;
  incidents: readonly Incident[];
  /** What the detections are limited to, in words. */
  filter: string;
}

/**
 * A layer for MITRE's ATT&CK Navigator, layer file format 4.5: the techniques of the shown detections and of
 * the incidents, scored by the number of detections.
 * Source: github.com/mitre-attack/attack-navigator, layers/spec/v4.5/layerformat.md. Techniques name no
 * tactic: they are marked under each tactic that they belong to.
 */
export function navigatorLayer({ perClass, incidents, filter }: LayerContent): object {
  const shown = TAXONOMY.map((_, classId) => classId).filter((classId) => perClass[classId]! > 0);
  const told = incidents.flatMap(({ classes }) => classes.map(({ classId }) => classId));
  const classIds = new Set([...shown, ...told].sort((a, b) => a - b));
  const techniques = techniquesOf(classIds).map(({ id, classIds }) => {
    const score = classIds.reduce((sum, classId) => sum + perClass[classId]!, 0);
    const concerned = incidents.filter(({ classes }) =>
      classes.some(({ classId }) => classIds.includes(classId))
    );
    return {
      techniqueID: id,
      score,
      comment: classIds
        .map((classId) => `${TAXONOMY[classId]!.plain}: ${perClass[classId]} detections`)
        .join('; '),
      enabled: true,
      metadata: [
        { name: 'Detections', value: String(score) },
        { name: 'Incidents', value: String(concerned.length) }
      ],
      showSubtechniques: false
    };
  });
  const highest = techniques.reduce((most, { score }) => Math.max(most, score), 1);
  return {
    name: 'INSyT detections',
    versions: { attack: ATTACK_VERSION, navigator: '5.1.0', layer: '4.5' },
    domain: 'enterprise-attack',
    description: `Scores are numbers of detections by INSyT: ${filter}`,
    filters: { platforms: ['PRE', 'Linux', 'Network'] },
    sorting: 3,
    layout: { layout: 'side', showName: true, showID: true, expandedSubtechniques: 'annotated' },
    hideDisabled: false,
    techniques,
    gradient: { colors: ['#fff3c4', '#f28c28', '#a3123a'], minValue: 0, maxValue: highest },
    legendItems: []
  };
}
