import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDb, type Db } from '../db/schema.ts';
import { listSources } from '../db/sources.ts';
import { tracedSources } from '../db/traces.ts';
import { TAXONOMY } from '../detectors/taxonomy.ts';
import { correlate } from '../incidents/correlate.ts';
import type { Incident } from '../incidents/incident.ts';
import { PHASES } from '../incidents/phases.ts';
import { TACTICS } from '../detectors/tactics.ts';
import { incidentTexts } from './incident-texts.ts';
import { navigatorLayer } from './navigator.ts';
import { findingLines } from './ocsf.ts';
import { sampleFiles, scanInto, textOf } from './test-database.ts';

interface Finding {
  [name: string]: unknown;
  time: number;
  severity_id: number;
  metadata: { version: string; product: { name: string; vendor_name: string } };
  finding_info: {
    uid: string;
    title: string;
    analytic: { type_id: number };
    attacks: {
      tactic: { uid: string; name: string };
      technique?: { uid: string };
      sub_technique?: { uid: string; name: string };
    }[];
  };
  evidences: {
    src_endpoint?: { ip: string };
    data: { samples: { source: string; text: string }[] };
  }[];
}

/** Required attributes of the class detection_finding and what it is made of, OCSF 1.5.0. */
const REQUIRED = [
  ...['activity_id', 'category_uid', 'class_uid', 'finding_info', 'metadata', 'severity_id'],
  ...['time', 'type_uid']
];

const NOW = Date.UTC(2026, 10, 22);

let db: Db;
let incidents: Incident[];
let findings: Finding[];

beforeAll(async () => {
  db = openDb('findings');
  await scanInto(db, [
    ...sampleFiles('quay-auth.log', 'quay-access.log', 'lamp-access.log'),
    { name: 'undated.log', text: 'sshd: a login_bruteforce that tells no time\n' }
  ]);
  const sources = await listSources(db);
  const idOf = (key: string) => sources.find(({ fingerprint }) => fingerprint === key)?.id;
  incidents = correlate(await tracedSources(db));
  const jsonl = await textOf(
    findingLines(incidents, async (incident) => ({
      sourceName: (key) => key.replace('of ', ''),
      textOf: await incidentTexts(db, incident, idOf),
      bundles: ['words 1'],
      now: NOW
    }))
  );
  expect(jsonl.endsWith('\n')).toBe(true);
  findings = jsonl
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Finding);
});

describe('OCSF findings', () => {
  it('are one for each incident, with all required attributes', () => {
    expect(findings.map(({ finding_info }) => finding_info.uid)).toEqual(
      incidents.map(({ id }) => id)
    );
    expect(findings.length).toBeGreaterThan(1);
    for (const finding of findings) {
      for (const name of REQUIRED) expect(finding).toHaveProperty(name);
      expect(finding).toMatchObject({ class_uid: 2004, category_uid: 2, type_uid: 200401 });
      expect(finding.metadata.version).toBe('1.5.0');
      expect(finding.metadata.product.name).toBe('INSyT');
      expect(finding.finding_info.title).not.toBe('');
      expect(finding.finding_info.analytic.type_id).toBeGreaterThan(0);
      expect(Number.isInteger(finding.time)).toBe(true);
      expect([2, 3, 4, 5]).toContain(finding.severity_id);
    }
  });

  it('tell tactic, technique and its part, and lines as evidence', () => {
    const scan = findings.find(({ finding_info }) => /Reconnaissance/.test(finding_info.title))!;
    expect(scan.finding_info.attacks).toContainEqual(
      expect.objectContaining({
        tactic: { uid: 'TA0043', name: 'Reconnaissance' },
        technique: { uid: 'T1595', name: 'Active Scanning' },
        sub_technique: { uid: 'T1595.003', name: 'Wordlist Scanning' }
      })
    );
    const [evidence] = scan.evidences;
    expect(evidence!.src_endpoint!.ip).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    const [sample] = evidence!.data.samples;
    expect(sample!.source).toMatch(/-access\.log$/);
    expect(sample!.text).toContain(' 404 ');
  });

  it('name every phase by its id', () => {
    expect(Object.keys(TACTICS).sort()).toEqual([...PHASES].sort());
    for (const { finding_info } of findings) {
      for (const { tactic } of finding_info.attacks) expect(tactic.uid).toMatch(/^TA\d{4}$/);
    }
  });
});

interface Layer {
  versions: { layer: string; navigator: string };
  domain: string;
  description: string;
  gradient: { minValue: number; maxValue: number };
  techniques: { techniqueID: string; score: number; metadata: { name: string; value: string }[] }[];
}

describe('the Navigator layer', () => {
  const layerOf = (perClass: ArrayLike<number>, of: readonly Incident[]) =>
    navigatorLayer({ perClass, incidents: of, filter: 'all of them.' }) as Layer;

  it('is of format 4.5 and scores techniques by detections', () => {
    const perClass = TAXONOMY.map((_, classId) => (classId === 5 ? 30 : classId === 14 ? 12 : 0));
    const layer = layerOf(perClass, incidents);
    expect(layer).toMatchObject({ versions: { layer: '4.5' }, domain: 'enterprise-attack' });
    const scan = layer.techniques.find(({ techniqueID }) => techniqueID === 'T1595.003')!;
    expect(scan.score).toBe(42);
    expect(layer.gradient).toMatchObject({ minValue: 0, maxValue: 42 });
    const concerned = incidents.filter(({ classes }) =>
      classes.some(({ classId }) => classId === 5)
    );
    expect(scan.metadata).toContainEqual({ name: 'Incidents', value: String(concerned.length) });
    const ids = layer.techniques.map(({ techniqueID }) => techniqueID);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^T\d{4}(\.\d{3})?$/);
  });

  it('of nothing is valid, its gradient included', () => {
    const { techniques, gradient } = layerOf(new Uint32Array(TAXONOMY.length), []);
    expect(techniques).toEqual([]);
    expect(gradient.maxValue).toBeGreaterThan(gradient.minValue);
  });
});
