import type { ParsedLine } from '../../formats/format.ts';
import type { Manifest } from './manifest.ts';
import { keyOf, normalise } from './normalise/normalise.ts';

/** A record of this detector: a line as it stands in its source, and what its format found in it. */
export interface LogLine extends ParsedLine {
  readonly text: string;
}

/** What a model sees of a line. */
export interface Input {
  /** A text that is cheap to make; lines with the same one have the same {@link textOf}. */
  keyOf(line: LogLine): string;
  /** What is cut into tokens. */
  textOf(line: LogLine): string;
}

/** Characters of a raw line that are looked at: more than 512 tokens of a log line take. */
const MOST_RAW = 4_000;

const raw = ({ text }: LogLine) => text.slice(0, MOST_RAW);

/** What models see, by the `input` of their manifests. */
export const INPUTS: Record<Manifest['input'], Input> = {
  canonical: { keyOf, textOf: normalise },
  raw: { keyOf: raw, textOf: raw }
};
