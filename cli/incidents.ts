import { readdir, readFile } from 'node:fs/promises';
import { TAXONOMY } from '../src/lib/detectors/taxonomy.ts';
import type { TracedSource } from '../src/lib/incidents/clusters.ts';
import { correlate } from '../src/lib/incidents/correlate.ts';
import type { Incident } from '../src/lib/incidents/incident.ts';
import { RuleSet } from '../src/lib/incidents/sigma/rule-set.ts';
import { addLines, type JudgedLines, newTrace } from '../src/lib/incidents/trace.ts';

const RULES = new URL('../static/rules/', import.meta.url);

async function readRules(): Promise<RuleSet> {
  const names = (await readdir(RULES)).filter((name) => name.endsWith('.yml')).sort();
  return RuleSet.of(
    await Promise.all(
      names.map(async (name) => ({ name, text: await readFile(new URL(name, RULES), 'utf8') }))
    )
  );
}

function isoTime(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

/** An incident as it is printed. */
function printed({ first, last, classes, ...incident }: Incident): object {
  const { id, actor, phase, severity, reason, lines, sources, evidence, others } = incident;
  return {
    ...{ id, actor: actor === '' ? null : actor, phase, severity, reason },
    classes: classes.map(({ classId, lines }) => ({ class: TAXONOMY[classId]!.name, lines })),
    ...{ first: isoTime(first), last: isoTime(last), lines, sources, evidence, others }
  };
}

/** Gathers what incidents are made of, source by source. */
export class IncidentLog {
  readonly #sources: TracedSource[] = [];

  private constructor(readonly rules: RuleSet) {}

  /** A log with the bundled rules. */
  static async open(): Promise<IncidentLog> {
    return new IncidentLog(await readRules());
  }

  /** Begins a source; returns what takes its lines, batch by batch in their order. */
  begin(source: string): (batch: JudgedLines) => void {
    const trace = newTrace();
    this.#sources.push({ source, trace });
    return (batch) => void addLines(trace, batch, this.rules);
  }

  /** All incidents of what was read, as they are printed. */
  incidents(): object[] {
    return correlate(this.#sources).map(printed);
  }
}
