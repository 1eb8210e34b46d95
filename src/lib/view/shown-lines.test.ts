import 'fake-indexeddb/auto';
import { beforeAll, expect, it } from 'vitest';
import { detectionsSince } from '../db/results.ts';
import { openDb } from '../db/schema.ts';
import { listSources } from '../db/sources.ts';
import type { ExportedLine } from '../export/exported-line.ts';
import { sampleFiles, scanInto } from '../export/test-database.ts';
import { DetectionColumns } from './columns.ts';
import { type DetectionsRead, shownLines } from './shown-lines.ts';

const files = sampleFiles('quay-access.log', 'lamp-access.log');
let detections: DetectionsRead & { epoch: number };

beforeAll(async () => {
  const db = openDb('shown');
  await scanInto(db, files);
  const columns = new DetectionColumns();
  for (const chunk of await detectionsSince(db, 0)) columns.append(chunk);
  detections = { db, columns, sources: await listSources(db), epoch: 0 };
});

async function linesOf(rows: Uint32Array): Promise<ExportedLine[]> {
  const lines: ExportedLine[] = [];
  for await (const batch of shownLines(detections, rows)) lines.push(...batch);
  return lines;
}

it('gives every row once, with its text, in the order of sources and lines', async () => {
  const { length } = detections.columns;
  expect(length).toBeGreaterThan(100);
  const lines = await linesOf(Uint32Array.from({ length }, (_, i) => length - 1 - i));
  expect(lines).toHaveLength(length);
  for (const { source, line, text } of lines) {
    const log = files.find(({ name }) => name === source)!.text.split('\n');
    expect(text).toBe(log[line - 1]);
  }
  const keys = lines.map(({ source, line }) => `${source}:${line}`);
  expect(new Set(keys).size).toBe(length);
  for (const name of ['quay-access.log', 'lamp-access.log']) {
    const own = lines.filter(({ source }) => source === name).map(({ line }) => line);
    expect(own).toEqual(own.toSorted((a, b) => a - b));
  }
});

it('gives only the rows asked for', async () => {
  const lines = await linesOf(Uint32Array.of(5, 2));
  expect(lines.map(({ line }) => line)).toEqual([2, 5].map((row) => detections.columns.lines[row]));
});

it('stops when rows were renumbered', async () => {
  const rows = shownLines(detections, Uint32Array.of(0, detections.columns.length - 1));
  await rows.next();
  detections.epoch++;
  await expect(rows.next()).rejects.toMatchObject({ code: 'export-outdated' });
});
