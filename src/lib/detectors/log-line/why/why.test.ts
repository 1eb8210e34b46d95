import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BENIGN, TAXONOMY } from '../../taxonomy.ts';
import { readGolden } from '../golden.ts';
import { checkManifest, decisionOf } from '../manifest.ts';
import { createTokenizer } from '../tokenize.ts';
import { calibrate } from '../verdict.ts';
import { inLine } from './in-line.ts';
import { nearestLines } from './nearest.ts';
import { explanationOf } from './occlusion.ts';
import { maskedOnce, spansOf } from './tokens.ts';

const json = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../../../../static/models/log-line/${name}`, import.meta.url), 'utf8')
  );
const golden = readGolden(json('golden.json'))!;
const manifest = checkManifest(json('manifest.json'));
const tokenizer = createTokenizer(json('tokenizer.json') as object, manifest.sequenceLength);

/** Probabilities with this one for a class and the rest for benign. */
function probabilities(classId: number, p: number): Float32Array {
  const all = new Float32Array(TAXONOMY.length);
  all[BENIGN] = 1 - p;
  all[classId] = p;
  return all;
}

describe('maskedOnce', () => {
  it('masks each token once, and the frame never', () => {
    const ids = fc.array(fc.integer({ min: 5, max: 6999 }));
    fc.assert(
      fc.property(ids, (inner) => {
        const whole = [2, ...inner, 3];
        const rows = maskedOnce(whole, 4);
        expect(rows).toHaveLength(inner.length);
        rows.forEach((row, i) => expect(row).toEqual(whole.with(i + 1, 4)));
      })
    );
  });
});

describe('spansOf', () => {
  it('finds every token of the golden lines where it stands', () => {
    for (const { text, ids } of golden.lines) {
      const tokens = tokenizer.pieces(text);
      const spans = spansOf(text, tokens);
      expect(tokens).toHaveLength(ids.length - 2);
      let end = 0;
      spans.forEach((span, i) => {
        expect(span, `${tokens[i]} in ${text}`).not.toBeNull();
        expect(span!.start).toBeGreaterThanOrEqual(end);
        end = span!.end;
        if (tokens[i] !== '[UNK]')
          expect(text.slice(span!.start, end)).toBe(tokens[i]!.replace(/^##(?=.)/, ''));
      });
    }
  });

  it('goes on after a word it does not know, and stops where tokens leave the text', () => {
    expect(spansOf('GET ügö /a', ['get', '[UNK]', '/', 'a'])).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 7 },
      { start: 8, end: 9 },
      { start: 9, end: 10 }
    ]);
    expect(spansOf('café x', ['cafe', 'x'])).toEqual([null, null]);
    expect(spansOf('İx', ['x'])).toEqual([null]);
  });
});

describe('explanationOf', () => {
  const tokens = ['union', 'select'].map((token, i) => ({
    token,
    span: { start: i * 6, end: i * 6 + token.length }
  }));
  const explained = explanationOf('union select page', tokens, probabilities(24, 0.9), [
    probabilities(24, 0.5),
    probabilities(24, 0.95)
  ]);

  it('weighs a token by what the model says without it', () => {
    expect(explained).toMatchObject({ classId: 24, read: 12 });
    const [union, select] = explained.tokens;
    expect(union!.threat).toBeCloseTo(0.5);
    expect(union!.ofClass).toBeCloseTo(0.5);
    expect(union!.weight).toBeCloseTo(Math.log(9));
    expect(select!.weight).toBeLessThan(0);
  });

  it('stays finite for a model that is certain', () => {
    const certain = explanationOf('a', [tokens[0]!], probabilities(24, 1), [probabilities(24, 0)]);
    expect(Number.isFinite(certain.tokens[0]!.weight)).toBe(true);
  });

  it('marks words in the line where they occur once', () => {
    const line = 'GET /?q=1%27+UNION+SELECT HTTP/1.1 select';
    const marked = inLine(explained, line);
    expect(marked.map(({ start, end }) => line.slice(start, end))).toEqual(['UNION']);
    expect(marked[0]!.weight).toBeCloseTo(Math.log(9));
  });
});

describe('nearestLines', () => {
  const stage = manifest.stages.at(-1)!;

  it('finds a golden line nearest to itself', () => {
    for (const { text, logits } of golden.lines) {
      const own = calibrate(Float32Array.from(logits.get(stage.name)!), stage);
      const near = nearestLines(golden, stage, decisionOf(manifest), own, 3);
      expect(near).toHaveLength(3);
      expect(near[0]!.distance).toBe(0);
      expect(near.filter(({ distance }) => distance === 0).map((line) => line.text)).toContain(
        text
      );
    }
  });
});
