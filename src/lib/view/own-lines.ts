import { excerptOf } from '../db/results.ts';
import type { Db } from '../db/schema.ts';
import type { Incident } from '../incidents/incident.ts';

/** A source as incidents know it, by its key. */
export type SourceOf = (key: string) => { id: number; name: string } | undefined;

/** A line of an incident with its text, and the number of its source. */
export interface OwnLine {
  sourceId: number;
  /** Name of its source. */
  source: string;
  /** 1-based. */
  line: number;
  text: string;
}

/** Lines of an incident whose text is kept: those that show each ground, then others of it. */
export async function ownLines(
  db: Db,
  { evidence, others }: Incident,
  sourceOf: SourceOf,
  most: number
): Promise<OwnLine[]> {
  const all = [...evidence.flatMap(({ samples }) => samples), ...others];
  const distinct = all.filter(
    ({ source, line }, i) =>
      all.findIndex((other) => other.source === source && other.line === line) === i
  );
  const lines = await Promise.all(
    distinct.slice(0, most).map(async ({ source: key, line }) => {
      const source = sourceOf(key);
      if (source === undefined) return [];
      const text = (await excerptOf(db, source.id, line, line)).get(line);
      return text === undefined ? [] : [{ sourceId: source.id, source: source.name, line, text }];
    })
  );
  return lines.flat();
}
