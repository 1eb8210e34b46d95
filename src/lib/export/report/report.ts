import type { Source } from '../../db/schema.ts';
import { BENIGN } from '../../detectors/taxonomy.ts';
import type { Incident } from '../../incidents/incident.ts';
import { formatNumber, formatTime, zoneName } from '../../ui/format.ts';
import type { Histogram } from '../../ui/histogram.ts';
import { REPORT_WORDS as words } from '../../words/report.ts';
import type { TextOf } from '../incident-texts.ts';
import { html, type Html } from './html.ts';
import { incidentArticle } from './incident-article.ts';
import { limitsOf } from './limits.ts';
import { STYLE } from './style.ts';
import { classTable, sourceTable } from './tables.ts';
import { timelineOf } from './timeline.ts';

/** Type of the file, for the browser. */
export const REPORT_TYPE = 'text/html;charset=utf-8';

/** What a report is made of. */
export interface ReportContent {
  sources: readonly Source[];
  /** The most severe first. */
  incidents: readonly Incident[];
  /** Detections of each class that are shown, by class id. */
  perClass: ArrayLike<number>;
  /** Those over log time; null when none has a time. */
  histogram: Histogram | null;
  /** What the shown detections are limited to, in words. */
  filter: string;
  /** Names of the classes that the model in use has learnt; null while there is none. */
  learnt: readonly string[] | null;
  /** When the report is made, ms since the epoch. */
  now: number;
  sourceName(key: string): string;
  textsOf(incident: Incident): Promise<TextOf>;
}

/** The file up to its body; nothing in it comes from a log. */
async function head(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.pageTitle}</title>
<style>${STYLE}</style>
</head>
`;
}

function figures({ sources, incidents, perClass }: ReportContent): Html {
  const total = (of: (source: Source) => number) => sources.reduce((sum, one) => sum + of(one), 0);
  const figure = (name: string, value: number) =>
    html`<div>
      <dt>${name}</dt>
      <dd>${formatNumber(value)}</dd>
    </div>`;
  const lines = total((source) => source.lines);
  const severe = incidents.filter(({ severity }) => ['critical', 'high'].includes(severity));
  return html`<dl class="figures">
    ${figure(words.figures.incidents, incidents.length)}
    ${figure(words.figures.severe, severe.length)} ${figure(words.figures.lines, lines)}
    ${figure(words.figures.detections, lines - total(({ counts }) => counts[BENIGN] ?? 0))}
    ${figure(
      words.figures.shown,
      Array.from(perClass).reduce((a, b) => a + b, 0)
    )}
    ${figure(
      words.figures.unsure,
      total(({ unsure }) => unsure)
    )}
  </dl>`;
}

function summary(content: ReportContent): Html {
  const { filter, histogram, now } = content;
  return html`<h1>${words.title}</h1>
    <p class="muted">${words.made(formatTime(now), zoneName())}</p>
    <section>
      <h2>${words.summary}</h2>
      ${figures(content)}
      <p>${words.filter(filter)}</p>
      ${classTable(content.perClass)}
    </section>
    ${histogram === null ? null : timelineSection(histogram)}`;
}

function timelineSection(histogram: Histogram): Html {
  return html`<section>
    <h2>${words.timeline}</h2>
    ${timelineOf(histogram)}
  </section>`;
}

/**
 * A report as one HTML file that needs nothing else: no script, no request (its own policy forbids both),
 * all text from logs escaped. Its pieces come incident by incident.
 */
export async function* reportOf(content: ReportContent): AsyncGenerator<string> {
  const { sources, incidents, sourceName } = content;
  yield await head();
  yield '<body>\n<main>\n';
  yield summary(content).markup;
  yield `<section>\n<h2>${words.incidents}</h2>\n`;
  if (incidents.length === 0) {
    yield `<p>${words.noIncident}</p>\n`;
  }
  for (const incident of incidents) {
    yield incidentArticle(incident, sourceName, await content.textsOf(incident)).markup;
  }
  yield '</section>\n';
  yield sourceTable(sources).markup;
  yield limitsOf(sources, content.learnt).markup;
  yield '\n</main>\n</body>\n</html>\n';
}
