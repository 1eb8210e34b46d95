import { expect, it } from 'vitest';
import { BENIGN, LABELS } from '../../detectors/taxonomy.ts';
import { DetectionColumns } from '../columns.ts';
import { chunkOf } from '../test-columns.ts';
import { detectionLines, worstClasses } from './detection-lines.ts';

const SQL = LABELS.indexOf('sql_injection');
const SCAN = LABELS.indexOf('foothold:network_scan');

const columns = new DetectionColumns();
columns.append(
  chunkOf(1, 1, [
    { line: 2, classId: SQL },
    { line: 5, classId: SQL, unsure: true },
    { line: 9, classId: SCAN }
  ])
);
columns.append(chunkOf(2, 2, [{ line: 1, classId: SQL }]));
columns.append(
  chunkOf(3, 1, [
    { line: 10, classId: SQL },
    { line: 40, classId: SCAN }
  ])
);

it('picks the detections of one source, without its unsure lines', () => {
  const { lines, classes } = detectionLines(columns, 1);
  expect([...lines]).toEqual([2, 9, 10, 40]);
  expect([...classes]).toEqual([SQL, SCAN, SQL, SCAN]);
  expect(detectionLines(columns, 3).lines).toHaveLength(0);
});

it('names the most severe class of each part', () => {
  const detections = detectionLines(columns, 1);
  expect([...worstClasses(detections, 40, 4)]).toEqual([SQL, BENIGN, BENIGN, SCAN]);
  expect([...worstClasses(detections, 40, 1)]).toEqual([SQL]);
});
