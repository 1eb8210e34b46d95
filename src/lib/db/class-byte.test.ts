import { expect, it } from 'vitest';
import { BENIGN, TAXONOMY } from '../detectors/taxonomy.ts';
import { classByte, classOfByte, isByContextByte, isUnsureByte } from './class-byte.ts';

it('holds every class, also of lines that are unsure or that other lines decide', () => {
  const bytes = new Set<number>();
  TAXONOMY.forEach((_, classId) => {
    const plain = classByte({ classId, unsure: null });
    const unsure = classByte({ classId: BENIGN, unsure: classId });
    const drawn = classByte({ classId, unsure: null, byContext: true });
    const read = (byte: number) => [classOfByte(byte), isUnsureByte(byte), isByContextByte(byte)];
    expect(read(plain)).toEqual([classId, false, false]);
    expect(read(unsure)).toEqual([classId, true, false]);
    expect(read(drawn)).toEqual([classId, false, true]);
    bytes.add(plain).add(unsure).add(drawn);
  });
  expect(bytes.size).toBe(3 * TAXONOMY.length);
  expect(Math.max(...bytes)).toBeLessThan(256);
});
