import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { LogLineDetector } from '../detectors/log-line/detector.ts';
import { createParser, sniff } from '../formats/sniff.ts';
import { correlate } from './correlate.ts';
import type { Incident } from './incident.ts';
import { RuleSet } from './sigma/rule-set.ts';
import { addLines, newTrace } from './trace.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root));

interface Row {
  file: string;
  number: number;
  step: string;
}

/** Most incidents that one day of a small company may cost somebody's attention. */
const MOST_INCIDENTS = 50;

describe('the lab sample', { timeout: 120_000 }, () => {
  let incidents: Incident[];
  let steps: Map<string, Row[]>;

  beforeAll(async () => {
    const rows = gunzipSync(read('ml/dataset/sample.jsonl.gz')).toString().trimEnd().split('\n');
    steps = new Map();
    for (const row of rows.map((text) => JSON.parse(text) as Row)) {
      if (row.step !== '') steps.set(row.step, [...(steps.get(row.step) ?? []), row]);
    }
    const bundle = new URL('static/models/log-line/', root);
    const detector = new LogLineDetector(
      (name) => Promise.resolve(new Uint8Array(readFileSync(new URL(name, bundle)))),
      { ort, threads: 1 }
    );
    const { signal } = new AbortController();
    await detector.load(signal);
    const names = readdirSync(fileURLToPath(new URL('static/rules/', root)));
    const rules = RuleSet.of(
      names
        .filter((name) => name.endsWith('.yml'))
        .map((name) => ({ name, text: read(`static/rules/${name}`).toString() }))
    );
    const files = JSON.parse(read('static/sample/index.json').toString()) as string[];
    const traces = [];
    for (const file of files) {
      const texts = read(`static/sample/${file}`).toString().trimEnd().split('\n');
      const parse = createParser(sniff(texts), {
        reference: Date.UTC(2026, 10, 22),
        offsetAt: () => 0
      });
      const parsed = texts.map((text) => parse(text).parsed);
      const verdicts = await detector.detect(
        texts.map((text, i) => ({ ...parsed[i]!, text })),
        signal
      );
      const trace = newTrace();
      addLines(trace, { firstLine: 1, texts, parsed, verdicts }, rules);
      traces.push({ source: file, trace });
    }
    await detector.dispose();
    incidents = correlate(traces);
  }, 120_000);

  it('has few incidents', () => {
    expect(incidents.length).toBeGreaterThan(5);
    expect(incidents.length).toBeLessThanOrEqual(MOST_INCIDENTS);
  });

  it('has each step of the attack in an incident', () => {
    const missed = [...steps].filter(
      ([, rows]) =>
        !rows.some(({ file, number }) =>
          incidents.some(({ sources }) =>
            sources.some(
              ({ source, firstLine, lastLine }) =>
                source === file && number >= firstLine && number <= lastLine
            )
          )
        )
    );
    expect(missed.map(([step]) => step)).toEqual([]);
  });

  it('has its directory scans, hundreds of requests in two logs, in one incident', () => {
    const scans = incidents.filter(
      ({ actor, phase }) => actor === '198.51.100.201' && phase === 'Reconnaissance'
    );
    expect(scans).toHaveLength(1);
    const sources = scans[0]!.sources.map(({ source }) => source);
    expect(sources).toEqual(expect.arrayContaining(['quay-access.log', 'quay-error.log']));
  });

  it('calls the worst of it critical', () => {
    const severe = incidents.filter(({ severity }) => severity === 'critical');
    const phases = new Set(severe.map(({ phase }) => phase));
    for (const phase of ['Credential Access', 'Execution', 'Exfiltration']) {
      expect(phases).toContain(phase);
    }
  });
});
