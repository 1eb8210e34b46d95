import { expect, it } from 'vitest';
import { BENIGN, TAXONOMY } from '../detectors/taxonomy.ts';
import { classByte, classOfByte, isUnsureByte } from './class-byte.ts';

it('holds every class, and every class that an unsure line may be of', () => {
  const bytes = new Set<number>();
  TAXONOMY.forEach((_, classId) => {
    const plain = classByte({ classId, unsure: null });
    const unsure = classByte({ classId: BENIGN, unsure: classId });
    expect([classOfByte(plain), isUnsureByte(plain)]).toEqual([classId, false]);
    expect([classOfByte(unsure), isUnsureByte(unsure)]).toEqual([classId, true]);
    bytes.add(plain).add(unsure);
  });
  expect(bytes.size).toBe(2 * TAXONOMY.length);
  expect(Math.max(...bytes)).toBeLessThan(256);
});
