import { groupBy } from '../base/group.ts';
import { lineTexts } from '../db/line-texts.ts';
import type { Db } from '../db/schema.ts';
import type { Incident, SourceLine } from '../incidents/incident.ts';

/** Most lines told of those that the model did not flag. */
export const MOST_OTHERS = 50;

/** Text of a line of an incident; null where it was not kept. */
export type TextOf = (line: SourceLine) => string | null;

/**
 * Reads the lines that files tell of an incident: examples of its evidence, and the first of the others.
 * @param idOf id of a source by the key that incidents know it under
 */
export async function incidentTexts(
  db: Db,
  { evidence, others }: Incident,
  idOf: (key: string) => number | undefined
): Promise<TextOf> {
  const wanted = [...evidence.flatMap(({ samples }) => samples), ...others.slice(0, MOST_OTHERS)];
  const texts = new Map<string, Map<number, string>>();
  for (const [key, own] of groupBy(wanted, ({ source }) => source)) {
    const id = idOf(key);
    const lines = own.map(({ line }) => line);
    if (id !== undefined) texts.set(key, await lineTexts(db, id, lines));
  }
  return ({ source, line }) => texts.get(source)?.get(line) ?? null;
}
