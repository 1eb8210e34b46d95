import { expect, it } from 'vitest';
import type { FollowedText, Source, Watch } from '../../db/schema.ts';
import type { WatchStatus } from '../../workers/watch/messages.ts';
import { checkedRows, followedKeys, offeredSources, watchRows } from './watch-rows.ts';

const source = (id: number, lines: number) =>
  ({ id, name: `${id}.log`, lines, fingerprint: `key ${id}` }) as Source;
const followed = (sourceId: number, watchId: number | null, readAt = 0) =>
  ({ sourceId, watchId, readAt }) as FollowedText;
const watch = (id: number, paused = false) =>
  ({ id, kind: 'folder', name: 'logs', paused }) as Watch;
const status = (watchId: number, part: Partial<WatchStatus> = {}): WatchStatus => ({
  watchId,
  state: 'watching',
  error: null,
  files: 2,
  reading: 0,
  problems: [],
  ...part
});

const sources = [source(1, 10), source(2, 5), source(3, 7)];

it('lists a watch with its state and the lines of its files', () => {
  const rows = watchRows(
    [watch(1), watch(2), watch(3), watch(4, true), watch(5)],
    [status(1), status(2, { reading: 1 }), status(3, { state: 'gone', reading: 1 }), status(4)],
    [followed(1, 1), followed(2, 1), followed(3, 2)],
    sources
  );
  expect(rows.map(({ state }) => state)).toEqual([
    'watching',
    'reading',
    'gone',
    'paused',
    'starting'
  ]);
  expect(rows.map(({ lines }) => lines)).toEqual([15, 7, 0, 0, 0]);
  expect(rows.map(({ files }) => files)).toEqual([2, 2, 2, 2, null]);
});

it('lists picked files by when they were read on, and offers sources that are not followed', () => {
  const rows = [followed(1, null, 5), followed(2, null, 9), followed(3, 1, 7)];
  expect(checkedRows(rows, sources).map(({ name }) => name)).toEqual(['2.log', '1.log']);
  expect(offeredSources([1, 2], [followed(2, 1)], sources)).toEqual([sources[0]]);
  expect(followedKeys([followed(3, 1)], sources)).toEqual(new Set(['key 3']));
});
