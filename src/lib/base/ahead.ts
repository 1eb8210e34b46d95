/**
 * Asks for the next item while the one before is being used: what makes items and what uses them wait for
 * different things.
 * @param items closed when the reader stops early, after the item that is under way
 * @throws what `items` throws, after the items before it
 */
export async function* ahead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    let next = items.next();
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = items.next();
      // Told when it is awaited, which may be after it is known.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await items.return(undefined);
  }
}
