import type { Db, EmbeddingChunk } from './schema.ts';

/** Chunks read at once: a thousand texts of each are some 200 kB. */
const PAGE = 20;

/**
 * Where models place stored texts, in the order they were stored, some chunks at a time.
 * @param after id of the last chunk already known; 0 for all
 */
export async function* embeddingsSince(db: Db, after: number): AsyncGenerator<EmbeddingChunk> {
  for (let from = after; ;) {
    const page = await db.embeddings.where(':id').above(from).limit(PAGE).toArray();
    yield* page;
    if (page.length < PAGE) return;
    from = page.at(-1)!.id;
  }
}
