import { expect, test } from 'vitest';
import type { Source } from '../db/schema.ts';
import { BENIGN, TAXONOMY } from '../detectors/taxonomy.ts';
import type { Job } from './intake.svelte.ts';
import { sourceRows } from './source-rows.ts';

function source(id: number, state: Source['state']): Source {
  const counts = TAXONOMY.map(() => 0);
  counts[BENIGN] = 90;
  counts[5] = 10;
  return {
    id,
    name: `${id}.log`,
    size: 1000,
    fingerprint: `${id}`,
    format: 'syslog',
    state,
    lines: 100,
    offset: 400,
    bytesRead: 400,
    counts,
    unsure: 0,
    bundles: ['INSyT 1.0.0'],
    error: null,
    addedAt: 0
  };
}

function job(id: number, name: string, sourceId: number | null, paused = false): Job {
  const progress = sourceId === null ? null : { sourceId };
  return { id, file: { name, size: 1000 }, progress, paused } as Job;
}

test('counts detections and the share that is read', () => {
  const [row] = sourceRows([source(1, 'done')], [], false);
  expect(row).toMatchObject({ detections: 10, lines: 100, share: 0.4, state: 'done' });
});

test('a scan that nobody runs any more has stopped', () => {
  expect(sourceRows([source(1, 'scanning')], [], false)[0]!.state).toBe('stopped');
  expect(sourceRows([source(1, 'scanning')], [], true)[0]!.state).toBe('scanning');
  expect(sourceRows([source(1, 'scanning')], [job(1, '1.log', 1)], false)[0]!.state).toBe(
    'scanning'
  );
});

test('files that wait are listed after the sources, the one being read once', () => {
  const rows = sourceRows(
    [source(1, 'scanning')],
    [job(1, '1.log', null), job(2, 'next.log', null)],
    false
  );
  expect(rows.map(({ name }) => name)).toEqual(['1.log', 'next.log']);
  expect(rows.map(({ state }) => state)).toEqual(['scanning', 'waiting']);
});
