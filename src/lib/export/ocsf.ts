import type { Severity } from '../detectors/taxonomy.ts';
import { isAddress } from '../formats/address.ts';
import type { EvidenceKind } from '../incidents/evidence.ts';
import type { Incident, IncidentEvidence, SourceLine } from '../incidents/incident.ts';
import { ATTACK_VERSION, TACTICS } from '../detectors/tactics.ts';
import { INCIDENT_WORDS } from '../words/incidents.ts';
import { techniquesOf } from './attack.ts';
import type { TextOf } from './incident-texts.ts';

/** Type of the file, for the browser. */
export const OCSF_TYPE = 'application/x-ndjson';

/** Version of the schema that the findings follow. */
export const OCSF_VERSION = '1.5.0';

const SEVERITIES: Readonly<Record<Severity, [id: number, caption: string]>> = {
  none: [1, 'Informational'],
  low: [2, 'Low'],
  medium: [3, 'Medium'],
  high: [4, 'High'],
  critical: [5, 'Critical']
};

/** `analytic.type_id`: what kind of analysis finds such evidence. */
const ANALYTICS: Readonly<Record<EvidenceKind, [id: number, caption: string]>> = {
  model: [4, 'Learning (ML/DL)'],
  unsure: [4, 'Learning (ML/DL)'],
  burst: [3, 'Statistical'],
  'first-seen': [2, 'Behavioral'],
  rule: [1, 'Rule']
};

/** What a finding tells beyond its incident. */
export interface FindingContext {
  /** Name of a source by the key that incidents know it under. */
  sourceName(key: string): string;
  textOf: TextOf;
  /** Model bundles that judged the incident's lines. */
  bundles: readonly string[];
  /** When the file is made, ms since the epoch. */
  now: number;
}

/** The technique of a class as OCSF takes it apart: `T1110.001` is a part of `T1110`. */
function techniqueObjects({ id, name }: { id: string; name: string }): object {
  const [parent, part] = id.split('.');
  if (part === undefined) return { technique: { uid: id, name } };
  const [of, own] = name.includes(': ') ? name.split(': ') : [undefined, name];
  return {
    technique: of === undefined ? { uid: parent } : { uid: parent, name: of },
    sub_technique: { uid: id, name: own }
  };
}

function attacksOf({ phase, classes }: Incident): object[] {
  const uid = (TACTICS as Partial<Record<string, string>>)[phase];
  const base = {
    version: ATTACK_VERSION,
    tactic: uid === undefined ? { name: phase } : { uid, name: phase }
  };
  const techniques = techniquesOf(classes.map(({ classId }) => classId));
  if (techniques.length === 0) return [base];
  return techniques.map((technique) => ({ ...base, ...techniqueObjects(technique) }));
}

function analyticOf({ kind, name, title, why }: IncidentEvidence): object {
  const [type_id, type] = ANALYTICS[kind];
  return { type_id, type, uid: `${kind}:${name}`, name: title, desc: why };
}

function evidenceOf(
  { kind, name, title, why, lines, confidence, samples }: IncidentEvidence,
  actor: string,
  toLine: (line: SourceLine) => object
): object {
  return {
    uid: `${kind}:${name}`,
    name: title,
    verdict_id: 4,
    verdict: 'Suspicious',
    ...(isAddress(actor) ? { src_endpoint: { ip: actor } } : {}),
    data: { kind, why, lines, confidence, samples: samples.map(toLine) }
  };
}

function observablesOf(actor: string): object {
  if (actor === '') return {};
  const type = isAddress(actor)
    ? { type_id: 2, type: 'IP Address' }
    : { type_id: 99, type: 'Actor' };
  return { observables: [{ name: 'actor', ...type, value: actor }] };
}

/**
 * An incident as a Detection Finding of the Open Cybersecurity Schema Framework, version 1.5.0
 * (schema.ocsf.io/1.5.0/classes/detection_finding; class_uid 2004, activity Create), with all of its
 * required attributes. The same incident has the same `finding_info.uid` in every file. `time` is that of
 * its last line; of an incident without times, when the file was made.
 */
export function detectionFinding(incident: Incident, context: FindingContext): object {
  const { id, actor, phase, severity, reason, first, last, lines, sources, evidence } = incident;
  const [severity_id, caption] = SEVERITIES[severity];
  const [analytic, ...related] = evidence.map(analyticOf);
  const confidences = evidence.flatMap(({ confidence }) => confidence ?? []);
  const title = INCIDENT_WORDS.name(phase, actor);
  const toLine = (line: SourceLine) => ({
    source: context.sourceName(line.source),
    line: line.line,
    text: context.textOf(line)
  });
  return {
    activity_id: 1,
    activity_name: 'Create',
    category_uid: 2,
    category_name: 'Findings',
    class_uid: 2004,
    class_name: 'Detection Finding',
    type_uid: 200401,
    type_name: 'Detection Finding: Create',
    ...{ severity_id, severity: caption, status_id: 1, status: 'New', is_alert: true },
    time: last ?? context.now,
    ...(first === null || last === null ? {} : { start_time: first, end_time: last }),
    count: lines,
    message: `${title}: ${reason}`,
    ...(confidences.length > 0
      ? { confidence_score: Math.round(Math.max(...confidences) * 100) }
      : {}),
    metadata: {
      version: OCSF_VERSION,
      product: { name: 'INSyT', vendor_name: 'INSyT', feature: { name: 'incidents' } },
      logged_time: context.now
    },
    finding_info: {
      uid: id,
      title,
      desc: reason,
      types: evidence.map(({ kind }) => kind).filter((kind, i, all) => all.indexOf(kind) === i),
      ...(first === null || last === null ? {} : { first_seen_time: first, last_seen_time: last }),
      ...(analytic === undefined ? {} : { analytic }),
      ...(related.length > 0 ? { related_analytics: related } : {}),
      attacks: attacksOf(incident),
      data_sources: sources.map(({ source }) => context.sourceName(source))
    },
    evidences: evidence.map((one) => evidenceOf(one, actor, toLine)),
    ...observablesOf(actor),
    unmapped: { actor, models: context.bundles }
  };
}

/** Findings as JSON lines, a piece for each incident. */
export async function* findingLines(
  incidents: readonly Incident[],
  contextOf: (incident: Incident) => Promise<FindingContext>
): AsyncGenerator<string> {
  for (const incident of incidents) {
    yield `${JSON.stringify(detectionFinding(incident, await contextOf(incident)))}\n`;
  }
}
