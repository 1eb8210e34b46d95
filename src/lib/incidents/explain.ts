import { TAXONOMY, type Severity } from '../detectors/taxonomy.ts';
import { burstByName } from './bursts.ts';
import type { Evidence } from './evidence.ts';
import { ENTITY_KINDS } from './first-seen.ts';
import { severityOfClass } from './severity.ts';

/** Words and weight of one ground. */
export interface Explanation {
  title: string;
  /** A sentence. */
  why: string;
  severity: Severity;
}

/** What is kept of a rule that lines met, for the rule itself may be gone when the incident is read. */
export interface RuleWords {
  title: string;
  level: Severity;
  description: string;
}

function plainClass(name: string): string {
  return TAXONOMY.find((threat) => threat.name === name)?.plain ?? name;
}

function times(lines: number): string {
  return lines === 1 ? 'One line' : `${lines} lines`;
}

/** Explains a ground in words that need no knowledge of how it was found. */
export function explain(
  evidence: Omit<Evidence, 'samples'>,
  ruleOf: (id: string) => RuleWords | undefined
): Explanation {
  const { kind, name, lines, confidence, detail } = evidence;
  switch (kind) {
    case 'model': {
      const title = plainClass(name);
      const why = `${times(lines)} that the model takes for ${title}, the surest with ${Math.floor(confidence * 100)} %.`;
      return { title, why, severity: severityOfClass(name) };
    }
    case 'unsure': {
      const title = `possibly ${plainClass(name)}`;
      const why = `${times(lines)} that the model cannot tell from honest ones, beside what is sure.`;
      return { title, why, severity: 'low' };
    }
    case 'burst': {
      const signal = burstByName(name);
      const title = signal?.plain ?? name;
      const rate = signal?.rate;
      const limit =
        rate && !signal.weak
          ? `: at least ${rate.events} within ${rate.withinMs / 60_000} min is more than honest use makes`
          : '';
      const of = detail === null ? '' : ` (${detail})`;
      return {
        title,
        why: `${times(lines)}${of}${limit}.`,
        severity: signal?.severity ?? 'low'
      };
    }
    case 'first-seen': {
      const entity = ENTITY_KINDS.find((one) => one.name === name);
      const title = entity?.plain ?? name;
      const why = `${detail ?? 'Something'} had not been seen before in these logs.`;
      return { title, why, severity: entity?.severity ?? 'low' };
    }
    case 'rule': {
      const rule = ruleOf(name);
      const title = rule?.title ?? detail ?? name;
      const why = `${times(lines)} that a rule matches: ${rule?.description || title}`;
      return { title, why: /[.!?]$/.test(why) ? why : `${why}.`, severity: rule?.level ?? 'low' };
    }
  }
}
