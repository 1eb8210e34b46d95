import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDb } from '../../db/schema.ts';
import { listSources } from '../../db/sources.ts';
import { tracedSources } from '../../db/traces.ts';
import { TAXONOMY } from '../../detectors/taxonomy.ts';
import { correlate } from '../../incidents/correlate.ts';
import { histogramOf } from '../../ui/histogram.ts';
import { incidentTexts } from '../incident-texts.ts';
import { sampleFiles, scanInto, textOf } from '../test-database.ts';
import { escapeHtml } from './html.ts';
import { type ReportContent, reportOf } from './report.ts';

const START = Date.UTC(2026, 10, 21, 9);

let content: ReportContent;

beforeAll(async () => {
  const db = openDb('report');
  await scanInto(db, sampleFiles('quay-auth.log', 'quay-access.log'));
  const sources = await listSources(db);
  const idOf = (key: string) => sources.find(({ fingerprint }) => fingerprint === key)?.id;
  const times = Float64Array.from({ length: 40 }, (_, i) => (i === 0 ? NaN : START + i * 60_000));
  const rows = Uint32Array.from(times, (_, row) => row);
  content = {
    sources,
    incidents: correlate(await tracedSources(db)),
    perClass: TAXONOMY.map((_, classId) => (classId === 5 ? 1234 : 0)),
    histogram: histogramOf({ times, classes: new Uint8Array(40).fill(5) }, rows, {
      from: START,
      to: START + 40 * 60_000
    }),
    filter: 'all.',
    learnt: ['benign', 'attacker_http:dirb:foothold'],
    now: START,
    sourceName: (key) => key.replace('of ', ''),
    textsOf: (incident) => incidentTexts(db, incident, idOf)
  };
});

/** Text that attacks a page. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['<', '>', '"', "'", '&', '/', '=', '`', '$', '{', '}', '\0', '\n', '\u202e', '\ud800'],
        ...['<script>alert(1)</script>', '</code>', '-->', ']]>', '</style>', '&lt;', '&#60;'],
        ...[
          '"><img src=x onerror=alert(1)>',
          "' onload='alert(1)",
          'javascript:alert(1)',
          '<svg/onload='
        ]
      ),
      fc.string({ unit: 'binary' })
    ),
    { maxLength: 8 }
  )
  .map((pieces) => pieces.join(''));

/** Everything of a page that is no text: its tags with their attributes. */
const tagsOf = (page: string) => page.match(/<[^>]*>/g);

/** The same report with one text wherever a log could have put it. */
function withText(text: string): ReportContent {
  return {
    ...content,
    sources: content.sources.map((source) => ({
      ...source,
      name: text,
      format: text,
      bundles: [text]
    })),
    incidents: content.incidents.map((incident) => ({
      ...incident,
      actor: `a${text}`,
      reason: text,
      evidence: incident.evidence.map((one) => ({ ...one, title: text, why: text }))
    })),
    filter: text,
    sourceName: () => text,
    textsOf: () => Promise.resolve(() => text)
  };
}

describe('escapeHtml', () => {
  it('leaves nothing that a parser acts on', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"'\0]/);
        expect(escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      })
    );
    expect(escapeHtml(`<a href="x">'&'</a>`)).toBe(
      '&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;'
    );
  });
});

describe('the report', () => {
  it('has the same tags whatever the logs say', async () => {
    const plain = tagsOf(await textOf(reportOf(withText('plain'))));
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        expect(tagsOf(await textOf(reportOf(withText(text))))).toEqual(plain);
      }),
      { numRuns: 30 }
    );
  });

  it('tells incidents with reason, evidence and lines, sources, model and limits', async () => {
    const page = await textOf(reportOf(content));
    const [incident] = content.incidents;
    expect(page.match(/<article/g)).toHaveLength(content.incidents.length);
    expect(page).toContain(escapeHtml(incident!.reason));
    expect(page).toContain('Failed password for ');
    expect(page).toContain('quay-access.log');
    expect(page).toContain('<svg viewBox');
    expect(page).toContain('1 detection without a time');
    expect(page).toContain('judged by words 1');
    expect(page).toContain('Never named');
    expect(page).toContain('1,234');
  });

  it('asks for nothing and runs nothing: its policy allows its own style alone', async () => {
    const page = await textOf(reportOf(content));
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\sstyle=|\son\w+=|url\(|@import/i);
    const [, stated] = /style-src 'sha256-([^']+)'/.exec(page)!;
    const [, style] = /<style>([^]*?)<\/style>/.exec(page)!;
    expect(createHash('sha256').update(style!).digest('base64')).toBe(stated);
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
  });

  it('of nothing says so', async () => {
    const page = await textOf(
      reportOf({
        ...content,
        sources: [],
        incidents: [],
        histogram: null,
        perClass: [],
        learnt: null
      })
    );
    expect(page).toContain('None. That is no proof that nothing happened');
    expect(page).toContain('No detection is shown.');
    expect(page).not.toContain('<svg');
  });
});
