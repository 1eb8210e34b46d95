import type { NistPhase } from './playbook.ts';

/**
 * Names of the phases: SP 800-61 Rev. 2, section 3; Rev. 3 (April 2025) tells the same work by the
 * functions of the Cybersecurity Framework 2.0.
 */
export const NIST_PHASES: Readonly<Record<NistPhase, { name: string; csf: string }>> = {
  analysis: { name: 'Detection and Analysis', csf: 'Detect' },
  containment: { name: 'Containment, Eradication, and Recovery', csf: 'Respond and Recover' }
};
