import { describe, expect, it } from 'vitest';
import { BENIGN, LABELS, TAXONOMY } from './taxonomy.ts';

describe('TAXONOMY', () => {
  it("begins with the reference system's 23 classes, benign the thirteenth", () => {
    expect(LABELS).toHaveLength(29);
    expect(new Set(LABELS).size).toBe(LABELS.length);
    expect(LABELS[BENIGN]).toBe('benign');
    // The reference system numbers its classes in the order of their names.
    const reference = LABELS.slice(0, 23);
    expect(reference).toEqual([...reference].sort());
  });

  it('gives every threat a technique, a phase and a severity, and benign none', () => {
    TAXONOMY.forEach(({ technique, phase, severity, plain }, id) => {
      expect(plain).not.toBe('');
      expect(technique === null).toBe(id === BENIGN);
      expect(phase === 'none').toBe(id === BENIGN);
      expect(severity === 'none').toBe(id === BENIGN);
      if (technique) expect(technique.id).toMatch(/^T\d{4}(\.\d{3})?$/);
    });
  });
});
