import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createParser, sniff } from '../../formats/sniff.ts';
import { INPUTS, type LogLine } from './input.ts';

function lineOf(text: string): LogLine {
  const context = { reference: Date.UTC(2026, 10, 20), offsetAt: () => 0 };
  return { ...createParser(sniff([text]), context)(text).parsed, text };
}

const login = (address: string) =>
  `Nov 20 10:00:00 web sshd[7]: Failed password for root from ${address} port 51514 ssh2`;

it('shows identities to a model that sees raw lines, and to no other', () => {
  const [one, other] = ['192.0.2.1', '198.51.100.77'].map((address) => lineOf(login(address)));
  expect(INPUTS.canonical.textOf(one!)).toBe(INPUTS.canonical.textOf(other!));
  expect(INPUTS.raw.textOf(one!)).toBe(one!.text);
  expect(INPUTS.raw.textOf(one!)).not.toBe(INPUTS.raw.textOf(other!));
});

it('bounds what is seen of a raw line, and keeps lines apart that differ within it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 6_000 }), fc.string({ maxLength: 6_000 }), (a, b) => {
      const [one, other] = [a, b].map((text) => INPUTS.raw.textOf(lineOf(text)));
      expect(one!.length).toBeLessThanOrEqual(4_000);
      if (a.slice(0, 4_000) !== b.slice(0, 4_000)) expect(one).not.toBe(other);
    }),
    { numRuns: 30 }
  );
});
