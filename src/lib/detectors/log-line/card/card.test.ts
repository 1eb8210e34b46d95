import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BENIGN } from '../../taxonomy.ts';
import { readCard } from './card.ts';
import { place } from './projection.ts';

const shipped: unknown = JSON.parse(
  readFileSync(new URL('../../../../../static/models/log-line/card.json', import.meta.url), 'utf8')
);

describe('readCard', () => {
  it('finds every part in the card that ships', () => {
    const card = readCard(shipped);
    expect(card.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const part of [card.limits, card.sets, card.frequencies, card.validation])
      expect(part.length).toBeGreaterThan(0);
    for (const protocol of [card.leaveTestbedsOut, card.randomSplit]) {
      expect(Object.keys(protocol)).toEqual(expect.arrayContaining(['model', 'tfidf', 'rules']));
      const { model } = protocol;
      expect(model!.macroF1!.lines).toBeGreaterThan(0);
      expect(model!.falseAlarms.size).toBeGreaterThan(0);
      const { classIds, rows } = model!.confusion!;
      const benign = rows[classIds.indexOf(BENIGN)]!;
      const support = model!.perClass.lines.get(BENIGN)!.support;
      expect(benign.reduce((sum, lines) => sum + lines, 0)).toBe(support);
    }
    expect(card.leaveTestbedsOut.inContext!.threatsFlagged!.lines).toBeGreaterThan(0);
    expect(card.unseenTestbed!.found.length).toBeGreaterThan(0);
    expect(card.projection!.points.length).toBe(card.frequencies.length);
  });

  it('leaves out what does not fit and keeps the rest', () => {
    const card = readCard({
      limits: ['one', 2],
      classes: {
        benign: { lines: 5, distinctTexts: 3 },
        unheard_of: { lines: 1, distinctTexts: 1 },
        sql_injection: { lines: 'many' }
      },
      leaveTestbedsOut: { model: { confusion: { labels: ['benign'], rowsAreTruth: [[1, 2]] } } }
    });
    expect(card.limits).toEqual(['one']);
    expect(card.frequencies).toEqual([{ classId: BENIGN, lines: 5, distinct: 3 }]);
    expect(card.leaveTestbedsOut.model!.confusion).toBeNull();
    expect(card.leaveTestbedsOut.tfidf).toBeUndefined();
    expect(card.projection).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        readCard(a);
        readCard({
          classes: a,
          projection: { of: 'embedding', mean: b, axes: a, points: a },
          leaveTestbedsOut: { model: b }
        });
      })
    );
  });
});

describe('place', () => {
  const projection = {
    mean: [0.1, 0.2, 0],
    axes: [
      [1, 0, 0],
      [0, 1, 1]
    ] as [number[], number[]],
    points: []
  };

  it('projects the direction, centred', () => {
    const { x, y } = place(projection, Int8Array.from([30, 0, 40]));
    expect(x).toBeCloseTo(0.6 - 0.1);
    expect(y).toBeCloseTo(0 - 0.2 + 0.8);
  });

  it('knows no direction of a vector of zeros', () => {
    const { x, y } = place(projection, [0, 0, 0]);
    expect([x, y]).toEqual([-0.1, -0.2]);
  });
});
