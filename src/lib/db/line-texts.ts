import { excerptOf } from './results.ts';
import type { Db } from './schema.ts';

/** Lines read at once: as many as one stored chunk has at most. */
const REACH = 10_000;

/**
 * Kept text of some lines of a source; chunks that hold several of them are read once.
 * @param lines 1-based, in any order
 * @returns line number -> text, without the lines whose text was not kept
 */
export async function lineTexts(
  db: Db,
  sourceId: number,
  lines: readonly number[]
): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  const wanted = [...new Set(lines)].sort((a, b) => a - b);
  let at = 0;
  while (at < wanted.length) {
    const first = wanted[at]!;
    const within = wanted.slice(at).filter((line) => line < first + REACH);
    const kept = await excerptOf(db, sourceId, first, within.at(-1)!);
    for (const line of within) {
      const text = kept.get(line);
      if (text !== undefined) texts.set(line, text);
    }
    at += within.length;
  }
  return texts;
}
