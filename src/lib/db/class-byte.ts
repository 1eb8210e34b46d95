import type { Verdict } from '../detectors/detector.ts';

/** Set in the byte of a line that is unsure; the other bits are then its likeliest threat. */
const UNSURE = 0x80;

/** A verdict's class in one byte: ids of the taxonomy leave the highest bit free. */
export function classByte({ classId, unsure }: Pick<Verdict, 'classId' | 'unsure'>): number {
  return unsure === null ? classId : UNSURE | unsure;
}

/** Class id in a byte of {@link classByte}: of an unsure line, its likeliest threat. */
export function classOfByte(byte: number): number {
  return byte & ~UNSURE;
}

/** Whether a byte of {@link classByte} is an unsure line's. */
export function isUnsureByte(byte: number): boolean {
  return (byte & UNSURE) !== 0;
}
