import { expect, it } from 'vitest';
import { isActive, isSameSubject, nextExpiry, type Subject } from './suppression.ts';

const ending = (expiresAt: number | null) => ({
  subject: { kind: 'actor', actor: 'a' } as const,
  reason: 'why',
  createdAt: 0,
  expiresAt
});

it('holds until the moment it ends', () => {
  expect(isActive(ending(10), 9)).toBe(true);
  expect(isActive(ending(10), 10)).toBe(false);
  expect(isActive(ending(null), Number.MAX_SAFE_INTEGER)).toBe(true);
});

it('names the next end, of those that hold', () => {
  expect(nextExpiry([ending(5), ending(30), ending(20), ending(null)], 10)).toBe(20);
  expect(nextExpiry([ending(5), ending(null)], 10)).toBe(null);
});

it('tells subjects apart by all that decides what they hide', () => {
  const vector = Int8Array.from([1, 2]);
  const subjects: Subject[] = [
    { kind: 'actor', actor: 'a' },
    { kind: 'actor', actor: 'b' },
    { kind: 'text', text: 'a', normaliser: 1 },
    { kind: 'text', text: 'a', normaliser: 2 },
    { kind: 'similar', text: 'a', bundle: 'm 1', vector, distance: 0.1 },
    { kind: 'similar', text: 'a', bundle: 'm 1', vector, distance: 0.2 },
    { kind: 'similar', text: 'a', bundle: 'm 2', vector, distance: 0.1 }
  ];
  for (const [i, one] of subjects.entries()) {
    const same = subjects.map((other) => isSameSubject(one, structuredClone(other)));
    expect(same).toEqual(subjects.map((_, j) => i === j));
  }
});
