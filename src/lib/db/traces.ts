import type { TracedSource } from '../incidents/clusters.ts';
import { newTrace, type Trace } from '../incidents/trace.ts';
import type { Db } from './schema.ts';

/** The trace of a source as far as it was read; an empty one for a source that was not. */
export async function traceOf(db: Db, sourceId: number): Promise<Trace> {
  return (await db.traces.get(sourceId))?.trace ?? newTrace();
}

/**
 * What all sources tell, for incidents to be made of. Sources are named by their fingerprint, which does
 * not depend on the order in which they were added.
 */
export async function tracedSources(db: Db): Promise<TracedSource[]> {
  return db.transaction('r', db.sources, db.traces, async () => {
    const sources = new Map((await db.sources.toArray()).map((source) => [source.id, source]));
    const rows = await db.traces.toArray();
    return rows.flatMap(({ sourceId, trace }) => {
      const source = sources.get(sourceId);
      return source === undefined ? [] : [{ source: source.fingerprint, trace }];
    });
  });
}
