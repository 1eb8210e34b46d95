import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subject, Suppression } from '../incidents/suppress/suppression.ts';
import { readSuppressions, suppressionsJson } from './suppressions.ts';

const filled = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
const subject = fc.oneof<fc.Arbitrary<Subject>[]>(
  fc.record({ kind: fc.constant('actor' as const), actor: filled }),
  fc.record({ kind: fc.constant('text' as const), text: fc.string(), normaliser: fc.nat() }),
  fc.record({
    kind: fc.constant('similar' as const),
    text: fc.string(),
    bundle: fc.string(),
    vector: fc
      .array(fc.integer({ min: -127, max: 127 }), { minLength: 1, maxLength: 8 })
      .map((values) => Int8Array.from(values)),
    distance: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0)
  })
);
const suppression: fc.Arbitrary<Suppression> = fc.record({
  subject,
  reason: filled,
  createdAt: fc.nat(),
  expiresAt: fc.option(fc.nat())
});

it('reads back what it wrote, without the numbers of the database', () => {
  fc.assert(
    fc.property(fc.array(suppression), (suppressions) => {
      const stored = suppressions.map((one, id) => ({ ...one, id }));
      expect(readSuppressions('a.json', suppressionsJson(stored))).toEqual(suppressions);
    })
  );
});

const written = JSON.parse(
  suppressionsJson([
    {
      subject: { kind: 'actor', actor: 'mallory' },
      reason: 'Our tester.',
      createdAt: 1,
      expiresAt: null
    }
  ])
) as { suppressions: [{ subject: object; reason: unknown }] };

describe('a file of another form is refused by name', () => {
  const changed = (change: (content: typeof written) => void) => {
    const content = structuredClone(written);
    change(content);
    return JSON.stringify(content);
  };
  it.each([
    ['a log', 'GET / HTTP/1.1', /no JSON/],
    ['nothing', 'null', /is no object/],
    ['a newer form', changed((file) => Object.assign(file, { version: 2 })), /newer version/],
    [
      'another kind',
      changed((file) => Object.assign(file.suppressions[0].subject, { kind: 'all' })),
      /no kind/
    ],
    [
      'an actor that is none',
      changed((file) => Object.assign(file.suppressions[0].subject, { actor: ' ' })),
      /is empty/
    ],
    ['no reason', changed((file) => (file.suppressions[0].reason = '')), /is empty/],
    [
      'a field more',
      changed((file) => Object.assign(file.suppressions[0], { all: true })),
      /unknown field/
    ]
  ])('%s', (_, json, why) => {
    expect(() => readSuppressions('mine.json', json)).toThrow(/^mine\.json was not imported/);
    expect(() => readSuppressions('mine.json', json)).toThrow(why);
  });
});
