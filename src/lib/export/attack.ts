import { TAXONOMY } from '../detectors/taxonomy.ts';

/** Version of ATT&CK Enterprise that the taxonomy's techniques are of. */
export const ATTACK_VERSION = '16';

/** Ids of the tactics by name: https://attack.mitre.org/tactics/enterprise/ */
export const TACTIC_IDS: Readonly<Record<string, string>> = {
  Reconnaissance: 'TA0043',
  'Resource Development': 'TA0042',
  'Initial Access': 'TA0001',
  Execution: 'TA0002',
  Persistence: 'TA0003',
  'Privilege Escalation': 'TA0004',
  'Defense Evasion': 'TA0005',
  'Credential Access': 'TA0006',
  Discovery: 'TA0007',
  'Lateral Movement': 'TA0008',
  Collection: 'TA0009',
  'Command and Control': 'TA0011',
  Exfiltration: 'TA0010',
  Impact: 'TA0040'
};

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
