import type { DetectionColumns } from './columns.ts';
import { radixSort } from './radix-sort.ts';

/** What the table can be sorted by. */
export type SortKey = 'time' | 'line' | 'confidence';

/**
 * All rows of the columns in one order, kept up as rows are appended: filtering then only walks it, so
 * that moving a slider never sorts.
 */
export class RowOrder {
  /** Ascending; rows without the key (no time) follow at the end. */
  rows = new Uint32Array(0);
  /** How many of the rows have the key. */
  keyed = 0;

  constructor(
    readonly columns: DetectionColumns,
    readonly key: SortKey
  ) {}

  /** Takes in rows appended since the last call. */
  extend(): void {
    const { columns, rows } = this;
    if (columns.length === rows.length) return;
    const keyOf = keyReader(columns, this.key);
    const appended = Uint32Array.from(
      { length: columns.length - rows.length },
      (_, i) => rows.length + i
    );
    const added = appended.filter((row) => !Number.isNaN(keyOf(row)));
    const unkeyed = appended.filter((row) => Number.isNaN(keyOf(row)));
    const merged = new Uint32Array(columns.length);
    const sorted = radixSort(added, Float64Array.from(added, keyOf));
    const keyed = mergeRows(rows.subarray(0, this.keyed), sorted, keyOf, merged);
    merged.set(rows.subarray(this.keyed), keyed);
    merged.set(unkeyed, columns.length - unkeyed.length);
    this.rows = merged;
    this.keyed = keyed;
  }
}

/** What rows are sorted by, as whole numbers below 2^48; NaN where a row has no such thing. */
function keyReader(columns: DetectionColumns, key: SortKey): (row: number) => number {
  const { times, confidences, sourceIds, lines } = columns;
  switch (key) {
    case 'time':
      return (row) => Math.max(0, Math.floor(times[row]!));
    case 'confidence':
      return (row) => Math.round(confidences[row]! * 2 ** 32);
    case 'line':
      return (row) => (sourceIds[row]! % 2 ** 16) * 2 ** 32 + lines[row]!;
  }
}

/** One {@link RowOrder} a key, made when first asked for. */
export class RowOrders {
  readonly #orders = new Map<SortKey, RowOrder>();

  constructor(readonly columns: DetectionColumns) {}

  /** All rows of the columns in the order of a key. */
  by(key: SortKey): RowOrder {
    let order = this.#orders.get(key);
    if (!order) {
      order = new RowOrder(this.columns, key);
      this.#orders.set(key, order);
    }
    order.extend();
    return order;
  }

  /** Starts anew, after rows were renumbered. */
  reset(): void {
    this.#orders.clear();
  }
}

/** Merges two ordered lists into `into`; returns how many rows that makes. */
function mergeRows(
  left: Uint32Array,
  right: Uint32Array,
  keyOf: (row: number) => number,
  into: Uint32Array
): number {
  let i = 0;
  let j = 0;
  let at = 0;
  while (i < left.length && j < right.length) {
    into[at++] = keyOf(left[i]!) <= keyOf(right[j]!) ? left[i++]! : right[j++]!;
  }
  while (i < left.length) into[at++] = left[i++]!;
  while (j < right.length) into[at++] = right[j++]!;
  return at;
}
