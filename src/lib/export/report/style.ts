/** The report's style sheet: for a screen, and for A4 or Letter. */
export const STYLE = `
:root { color-scheme: light; font: 11pt/1.45 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; color: #18202a; background: #fff; }
* { box-sizing: border-box; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 2rem 0 0.6rem; padding-bottom: 0.2rem; border-bottom: 2px solid #0a5a8c; font-size: 1.2rem; }
h3 { margin: 0; font-size: 1rem; }
h4 { margin: 0.6rem 0 0.2rem; font-size: 0.9rem; }
p { margin: 0.3rem 0; }
figure { margin: 0; }
ul { margin: 0.3rem 0; padding-left: 1.2rem; }
.muted { color: #51606f; }
.figures { display: flex; flex-wrap: wrap; gap: 0.4rem 2rem; margin: 0.6rem 0; }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dt { color: #51606f; }
.figures dd { margin: 0; font-size: 1.4rem; font-weight: 650; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.25rem 0.5rem 0.25rem 0; border-bottom: 1px solid #d8dee5; text-align: left; vertical-align: top; overflow-wrap: break-word; }
td:first-child { overflow-wrap: anywhere; min-width: 6rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead { display: table-header-group; }
article { margin: 0.9rem 0; padding: 0.2rem 0 0.2rem 0.8rem; border-left: 4px solid #7b8794; }
code { display: block; font: 0.8rem/1.4 ui-monospace, Menlo, 'DejaVu Sans Mono', monospace; white-space: pre-wrap; }
.lines { padding: 0; list-style: none; }
.lines li { margin: 0.2rem 0; padding: 0.1rem 0.4rem; background: #f4f6f8; }
.badge { display: inline-block; padding: 0 0.4rem; border: 1px solid currentcolor; border-radius: 3px; font-size: 0.8rem; }
article.critical { border-color: #a3123a; } .badge.critical { color: #a3123a; }
article.high { border-color: #9a3a00; } .badge.high { color: #9a3a00; }
article.medium { border-color: #705200; } .badge.medium { color: #705200; }
article.low { border-color: #2d5577; } .badge.low { color: #2d5577; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 11px system-ui, sans-serif; fill: #51606f; }
svg .axis { stroke: #7b8794; }
svg .critical { fill: #a3123a; } svg .high { fill: #e07a1f; } svg .medium { fill: #d9b430; } svg .low { fill: #6f9ec4; }
.legend span { margin-right: 1rem; white-space: nowrap; }
.legend svg { display: inline-block; width: 0.8rem; height: 0.8rem; vertical-align: -1px; }
@page { margin: 16mm 14mm; }
@media print {
  :root { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3, h4 { break-after: avoid; }
  tr, .lines li, .keep, svg { break-inside: avoid; }
}
`;
