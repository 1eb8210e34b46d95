import fc from 'fast-check';
import { expect, it } from 'vitest';
import { episodeAt, type Episodes, GAP_MS, MAX_EPISODES, pruneEpisodes } from './episodes.ts';

const part = { actor: 'a', phase: 'Discovery', timed: true, weak: false };

/** Episodes of some moments, each a line, in the order given. */
function episodesOf(moments: readonly number[]): Episodes {
  const episodes: Episodes = new Map();
  moments.forEach((at, i) => episodeAt(episodes, part, { line: i + 1, at }).lines++);
  return episodes;
}

it('a pause of more than half an hour divides, in whatever order lines come', () => {
  const moments = fc.array(fc.nat(20).map((step) => (step * GAP_MS) / 2));
  fc.assert(
    fc.property(moments, (all) => {
      const spans: [number, number][] = [];
      for (const at of all.toSorted((a, b) => a - b)) {
        const last = spans.at(-1);
        if (last && at <= last[1] + GAP_MS) last[1] = at;
        else spans.push([at, at]);
      }
      const list = [...episodesOf(all).values()].flat();
      expect(list.map(({ first, last }) => [first, last])).toEqual(spans);
      expect(list.reduce((sum, { lines }) => sum + lines, 0)).toBe(all.length);
    })
  );
});

it('actors, phases and weights have episodes of their own', () => {
  const episodes: Episodes = new Map();
  const others = [part, { ...part, actor: 'b' }, { ...part, phase: 'x' }, { ...part, weak: true }];
  const made = others.map((one) => episodeAt(episodes, one, { line: 1, at: 0 }));
  expect(new Set(made).size).toBe(4);
  expect(episodeAt(episodes, part, { line: 2, at: 1 })).toBe(made[0]);
});

it('of too many the weakest go, and what speaks most stays', () => {
  const episodes: Episodes = new Map();
  for (let i = 0; i < MAX_EPISODES; i++) {
    episodeAt(episodes, { ...part, actor: `w${i}`, weak: true }, { line: i, at: i });
  }
  expect(pruneEpisodes(episodes)).toBe(0);
  const strong = episodeAt(episodes, part, { line: 1, at: 0 });
  expect(pruneEpisodes(episodes)).toBe(MAX_EPISODES + 1 - MAX_EPISODES * 0.75);
  const left = [...episodes.values()].flat();
  expect(left).toHaveLength(MAX_EPISODES * 0.75);
  expect(left).toContain(strong);
  // Of equals those stay that were seen last.
  expect(left.some(({ actor }) => actor === `w${MAX_EPISODES - 1}`)).toBe(true);
  expect(left.some(({ actor }) => actor === 'w0')).toBe(false);
});

it('holds the bound even where all are equal and of one moment', () => {
  const episodes: Episodes = new Map();
  for (let i = 0; i <= MAX_EPISODES; i++) {
    episodeAt(episodes, { ...part, actor: `w${i}` }, { line: i + 1, at: 5 }).lines++;
  }
  pruneEpisodes(episodes);
  expect([...episodes.values()].flat()).toHaveLength(MAX_EPISODES * 0.75);
});
