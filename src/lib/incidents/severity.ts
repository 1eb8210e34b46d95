import { TAXONOMY, type Severity } from '../detectors/taxonomy.ts';
import type { EvidenceKind } from './evidence.ts';

const ORDER: readonly Severity[] = ['none', 'low', 'medium', 'high', 'critical'];

/** Lines below which the model alone is not believed to the full. */
const FEW_LINES = 3;
/** Confidence below which a single line of the model is doubtful. */
const SURE = 0.9;
/** Phases of one actor at one time that make an intrusion rather than a probe. */
const MANY_PHASES = 3;

/** What severity rests on. */
export interface SeverityGround {
  kind: EvidenceKind;
  title: string;
  severity: Severity;
  lines: number;
  confidence: number;
}

export interface Rating {
  severity: Severity;
  /** A sentence. */
  reason: string;
}

/** Severity of a class by its name. */
export function severityOfClass(name: string): Severity {
  return TAXONOMY.find((threat) => threat.name === name)?.severity ?? 'low';
}

function stepped(severity: Severity, steps: number): Severity {
  const at = ORDER.indexOf(severity) + steps;
  return ORDER[Math.max(1, Math.min(ORDER.length - 1, at))]!;
}

function lower(a: Severity, b: Severity): Severity {
  return ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b;
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

/** What holds the model's word back: few lines, or doubtful ones, and nothing else that says so. */
function modelLimit(ground: SeverityGround, others: number): { most: Severity; why: string } {
  const { lines, confidence } = ground;
  if (lines >= FEW_LINES || others > 1) return { most: 'critical', why: '' };
  const doubtful = lines === 1 && confidence < SURE;
  const most = stepped(doubtful ? 'low' : 'medium', others);
  const count = lines === 1 ? 'a single line' : `only ${lines} lines`;
  const beside = others === 0 ? ' and nothing else speaks for it' : '';
  return {
    most,
    why: `, held at ${most} because ${count} at ${percent(confidence)} says so${beside}`
  };
}

/**
 * Severity of an incident: that of its worst ground, as far as that ground is to be believed, and a step
 * more where the same actor went through several phases at that time.
 * @param otherPhases other phases in which the actor was seen at about that time
 */
export function rate(grounds: readonly SeverityGround[], otherPhases: readonly string[]): Rating {
  // That the model is unsure of more lines makes it no surer of one.
  const kinds = new Set(grounds.map(({ kind }) => kind).filter((kind) => kind !== 'unsure'));
  const others = kinds.size - 1 + Math.min(1, otherPhases.length);
  const rated = grounds.map((ground) => {
    if (ground.kind !== 'model') return { ground, severity: ground.severity, why: '' };
    const { most, why } = modelLimit(ground, others);
    const severity = lower(ground.severity, most);
    return { ground, severity, why: severity === ground.severity ? '' : why };
  });
  rated.sort(
    (a, b) =>
      ORDER.indexOf(b.severity) - ORDER.indexOf(a.severity) ||
      b.ground.lines - a.ground.lines ||
      (a.ground.title < b.ground.title ? -1 : 1)
  );
  const [worst] = rated;
  if (worst === undefined) return { severity: 'low', reason: 'Nothing is known of it.' };
  const { title, severity: usual } = worst.ground;
  const start = `${title[0]!.toUpperCase()}${title.slice(1)} is ${usual}${worst.why}`;
  if (otherPhases.length + 1 < MANY_PHASES)
    return { severity: worst.severity, reason: `${start}.` };
  const severity = stepped(worst.severity, 1);
  const phases = `the same actor is seen in ${otherPhases.join(', ')}`;
  const raised = severity === worst.severity ? phases : `raised to ${severity} because ${phases}`;
  return { severity, reason: `${start}; ${raised}.` };
}
