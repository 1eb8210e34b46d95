import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rate, type SeverityGround } from './severity.ts';

const ORDER = ['none', 'low', 'medium', 'high', 'critical'];

const ground = (change: Partial<SeverityGround> = {}): SeverityGround => ({
  ...{ kind: 'model', title: 'SQL injection', severity: 'critical', lines: 50, confidence: 0.99 },
  ...change
});

const grounds = fc.array(
  fc.record<SeverityGround>({
    kind: fc.constantFrom('model', 'unsure', 'burst', 'first-seen', 'rule'),
    title: fc.constantFrom('one', 'two', 'three'),
    severity: fc.constantFrom('low', 'medium', 'high', 'critical'),
    lines: fc.integer({ min: 1, max: 20 }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true })
  }),
  { minLength: 1, maxLength: 5 }
);

describe('rate', () => {
  it.each<[string, Partial<SeverityGround>, string]>([
    ['many lines', {}, 'critical'],
    ['two lines', { lines: 2 }, 'medium'],
    ['a single line', { lines: 1 }, 'medium'],
    ['a single doubtful line', { lines: 1, confidence: 0.7 }, 'low']
  ])('believes the model on %s', (_, change, severity) => {
    expect(rate([ground(change)], []).severity).toBe(severity);
  });

  it('believes it more where another kind of ground speaks, and not where the model is unsure', () => {
    const one = ground({ lines: 1 });
    const rule = ground({ kind: 'rule', severity: 'low', lines: 1 });
    const unsure = ground({ kind: 'unsure', severity: 'low', lines: 9 });
    expect(rate([one, rule], []).severity).toBe('high');
    expect(rate([one, unsure], []).severity).toBe('medium');
  });

  it('says why it holds the model back', () => {
    const { reason } = rate([ground({ lines: 1, confidence: 0.757 })], []);
    expect(reason).toContain('a single line at 75 % says so and nothing else speaks for it');
  });

  it('raises what an actor does in three phases, and names them', () => {
    const one = ground({ severity: 'medium' });
    expect(rate([one], ['Execution']).severity).toBe('medium');
    const raised = rate([one], ['Execution', 'Exfiltration']);
    expect(raised.severity).toBe('high');
    expect(raised.reason).toContain('Execution, Exfiltration');
  });

  it('does not depend on the order of grounds, and is never above the worst but for phases', () => {
    fc.assert(
      fc.property(grounds, (some) => {
        const rated = rate(some, []);
        expect(rate([...some].reverse(), []).severity).toBe(rated.severity);
        const worst = Math.max(...some.map(({ severity }) => ORDER.indexOf(severity)));
        expect(ORDER.indexOf(rated.severity)).toBeLessThanOrEqual(worst);
        expect(ORDER.indexOf(rated.severity)).toBeGreaterThanOrEqual(1);
      })
    );
  });
});
