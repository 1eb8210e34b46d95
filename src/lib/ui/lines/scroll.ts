import { MOST_PIXELS } from '../window.ts';

/** Geometry of a list of rows, taller than a browser allows if need be. */
export interface ScrollShape {
  rows: number;
  /** Pixels of a row; where rows wrap, of one that needs no second line. */
  rowHeight: number;
  /** Pixels of the part that is seen. */
  viewport: number;
  /** True when rows may be taller, so that even the last must be able to pass the top. */
  wrap: boolean;
}

/** Pixels that all rows would take, and the room below the last. */
function virtualHeight({ rows, rowHeight, viewport, wrap }: ScrollShape): number {
  return rows * rowHeight + (wrap ? viewport : 0);
}

/** Pixels that the scrolled element takes. */
export function scrolledHeight(shape: ScrollShape): number {
  return Math.min(MOST_PIXELS, virtualHeight(shape));
}

/** The furthest that the rows can be moved, in pixels of theirs. */
export function furthest(shape: ScrollShape): number {
  return Math.max(0, virtualHeight(shape) - shape.viewport);
}

/** An offset kept within what can be scrolled. */
export function clampOffset(shape: ScrollShape, offset: number): number {
  return Math.max(0, Math.min(furthest(shape), offset));
}

/** Pixels of rows for a pixel of the scrollbar's way; 1 but for very long lists. */
export function compression(shape: ScrollShape): number {
  const room = scrolledHeight(shape) - shape.viewport;
  return room > 0 ? Math.max(1, furthest(shape) / room) : 1;
}

/** The scroll position that belongs to an offset. */
export function scrollTopOf(shape: ScrollShape, offset: number): number {
  return offset / compression(shape);
}

/**
 * The offset after the browser scrolled. In a very long list a pixel of the scrollbar's way is many
 * rows: a short way is taken as it is, so that every row can be read, and a long one (the scrollbar
 * was dragged) in proportion.
 * @param offset pixels of rows above the seen part, before
 * @param before scroll position that belonged to it
 * @param now scroll position
 */
export function offsetAfterScroll(
  shape: ScrollShape,
  offset: number,
  before: number,
  now: number
): number {
  const factor = compression(shape);
  if (factor === 1 || Math.abs(now - before) > shape.viewport) {
    return clampOffset(shape, now * factor);
  }
  const next = clampOffset(shape, offset + now - before);
  // The scrollbar has no way on; what it cannot tell from the end is the end.
  if (now <= 0 && next < factor) return 0;
  const end = furthest(shape);
  return now >= scrollTopOf(shape, end) - 1 && end - next < factor ? end : next;
}

/** The rows to draw at an offset, and how much of the first is hidden, 0..1. */
export function rowsAt(
  { rows, rowHeight, viewport }: ScrollShape,
  offset: number
): { first: number; end: number; hidden: number } {
  const first = Math.max(0, Math.min(rows - 1, Math.floor(offset / rowHeight)));
  const end = Math.min(rows, first + Math.ceil(viewport / rowHeight) + 1);
  return { first, end, hidden: offset / rowHeight - first };
}

/** The offset nearest to the present one at which a row of plain height is seen whole. */
export function offsetToShow(shape: ScrollShape, row: number, offset: number): number {
  const { rowHeight, viewport } = shape;
  const top = row * rowHeight;
  if (top < offset) return top;
  return clampOffset(shape, Math.max(offset, top + rowHeight - viewport));
}
