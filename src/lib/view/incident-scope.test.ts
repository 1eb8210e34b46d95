import { expect, it } from 'vitest';
import { LABELS } from '../detectors/taxonomy.ts';
import type { Incident } from '../incidents/incident.ts';
import { phaseOfClass } from '../incidents/phases.ts';
import { DetectionColumns } from './columns.ts';
import { scopeOf, scopeTest } from './incident-scope.ts';
import { chunkOf } from './test-columns.ts';

const scan = LABELS.indexOf('attacker_http:dirb:foothold');
const shell = LABELS.indexOf('attacker_http:foothold:webshell_cmd');

it("rows of an incident are its actor's, of its phase, within its lines of a source", () => {
  const columns = new DetectionColumns();
  const rows = [
    { line: 5, classId: scan, actor: 'a' },
    { line: 6, classId: scan, actor: 'b' },
    { line: 7, classId: shell, actor: 'a' },
    { line: 9, classId: scan, actor: 'a' },
    { line: 10, classId: scan, actor: 'a' }
  ];
  columns.append(chunkOf(1, 1, rows));
  columns.append(chunkOf(2, 2, rows));
  const incident = {
    actor: 'a',
    phase: phaseOfClass(scan),
    sources: [
      { source: 'first', lines: 2, firstLine: 5, lastLine: 9 },
      { source: 'removed', lines: 2, firstLine: 1, lastLine: 99 }
    ]
  } as Incident;
  const scope = scopeOf(incident, (key) => (key === 'first' ? 1 : undefined));
  const test = scopeTest(columns, scope);
  const found = Array.from({ length: columns.length }, (_, row) => row).filter(test);
  expect(found.map((row) => [columns.sourceIds[row], columns.lines[row]])).toEqual([
    [1, 5],
    [1, 9]
  ]);
});

it('an actor that no row has is in none', () => {
  const columns = new DetectionColumns();
  columns.append(chunkOf(1, 1, [{ line: 1, classId: scan, actor: 'a' }]));
  const extents = new Map([[1, { firstLine: 1, lastLine: 1 }]]);
  expect(scopeTest(columns, { actor: 'z', phase: phaseOfClass(scan), extents })(0)).toBe(false);
});
