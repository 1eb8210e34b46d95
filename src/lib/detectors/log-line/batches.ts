/** Lines of one model run: longer batches gain nothing on two cores and keep an abort waiting. */
export const BATCH = 32;

/** Tokens of one model run, padding included: a large network takes a second or two for them. */
const BATCH_TOKENS = 2048;

/**
 * Texts in batches for the model, sorted by length so that little is padded.
 * @param texts their token ids; each is in one batch
 */
export function* batchesOf<T extends { ids: readonly number[] }>(
  texts: readonly T[]
): Generator<T[]> {
  const sorted = texts.toSorted((a, b) => a.ids.length - b.ids.length);
  let batch: T[] = [];
  for (const text of sorted) {
    // The latest is the longest: all others are padded to it.
    const full = batch.length === BATCH || (batch.length + 1) * text.ids.length > BATCH_TOKENS;
    if (full && batch.length > 0) {
      yield batch;
      batch = [];
    }
    batch.push(text);
  }
  if (batch.length > 0) yield batch;
}
