import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { versionOf } from '../analysis/stored-analysis.ts';
import { markOf } from '../incidents/identity.ts';
import { incidentsOf, refused } from '../incidents/test-lines.ts';
import { addAnalysis, addToChat, listAnalyses, rateAnalysis, removeAnalysis } from './analyses.ts';
import { openDb } from './schema.ts';

const guessing = (lines: number, actor = '198.51.100.7') =>
  incidentsOf(Array.from({ length: lines }, (_, i) => refused(i, actor)))[0]!;

const analysisOf = (incident: ReturnType<typeof guessing>, at: number) => ({
  mark: markOf(incident),
  version: versionOf(incident),
  model: 'Gemma 3 1B',
  promptVersion: 1,
  at,
  ms: 5,
  answer: {
    ...{ summary: 's', why: 'w', check: ['c'], respond: ['r'], falseAlarm: ['f'] },
    confidence: 'low' as const
  },
  note: null,
  rating: null,
  chat: []
});

it('lists the analyses of an incident though lines came since, the latest first', async () => {
  const db = openDb('analyses');
  const before = guessing(12);
  const first = await addAnalysis(db, analysisOf(before, 1));
  const second = await addAnalysis(db, analysisOf(before, 2));
  await addAnalysis(db, analysisOf(guessing(12, '203.0.113.9'), 3));
  const grown = guessing(20);
  expect((await listAnalyses(db, grown)).map(({ id }) => id)).toEqual([second, first]);
  expect(versionOf(grown)).not.toBe(versionOf(before));
  expect(versionOf(guessing(12))).toBe(versionOf(before));

  await rateAnalysis(db, first, 'helpful');
  await addToChat(db, first, [{ role: 'user', content: 'Who?' }]);
  await addToChat(db, first, [{ role: 'assistant', content: 'Nobody knows.' }]);
  expect((await listAnalyses(db, grown))[1]).toMatchObject({
    rating: 'helpful',
    chat: [{ content: 'Who?' }, { content: 'Nobody knows.' }]
  });
  await removeAnalysis(db, second);
  expect((await listAnalyses(db, grown)).map(({ id }) => id)).toEqual([first]);
});
