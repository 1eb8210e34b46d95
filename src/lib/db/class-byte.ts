import type { Verdict } from '../detectors/detector.ts';

/** Set in the byte of a line that is unsure; the other bits are then its likeliest threat. */
const UNSURE = 0x80;

/** Set in the byte of a line that the lines around it decide. */
const BY_CONTEXT = 0x40;

/** A verdict's class in one byte: ids of the taxonomy leave the two highest bits free. */
export function classByte({
  classId,
  unsure,
  byContext
}: Pick<Verdict, 'classId' | 'unsure' | 'byContext'>): number {
  if (unsure !== null) return UNSURE | unsure;
  return byContext ? BY_CONTEXT | classId : classId;
}

/** Class id in a byte of {@link classByte}: of an unsure line, its likeliest threat. */
export function classOfByte(byte: number): number {
  return byte & ~(UNSURE | BY_CONTEXT);
}

/** Whether a byte of {@link classByte} is an unsure line's. */
export function isUnsureByte(byte: number): boolean {
  return (byte & UNSURE) !== 0;
}

/** Whether a byte of {@link classByte} is of a line that the lines around it decide. */
export function isByContextByte(byte: number): boolean {
  return (byte & BY_CONTEXT) !== 0;
}
