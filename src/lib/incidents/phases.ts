import { TAXONOMY } from '../detectors/taxonomy.ts';

/** Phases of an intrusion in the order of ATT&CK's tactics, by the names the taxonomy uses. */
export const PHASES: readonly string[] = [
  'Reconnaissance',
  'Resource Development',
  'Initial Access',
  'Execution',
  'Persistence',
  'Privilege Escalation',
  'Defense Evasion',
  'Credential Access',
  'Discovery',
  'Lateral Movement',
  'Collection',
  'Command and Control',
  'Exfiltration',
  'Impact'
];

/** Classes that one line cannot tell from another; an incident takes the phase of the other. */
const TWINS: Readonly<Record<number, number>> = { 10: 11, 18: 7 };

/** Phase of the incident that a detection of a class belongs to. */
export function phaseOfClass(classId: number): string {
  return TAXONOMY[TWINS[classId] ?? classId]!.phase;
}
