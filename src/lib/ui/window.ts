/** Browsers cap the height of an element (Firefox at about 17 million pixels). */
export const MOST_PIXELS = 8_000_000;

/** Which rows of a long list are drawn, and where. */
export interface RowWindow {
  /** First row drawn. */
  first: number;
  /** Row after the last one drawn. */
  end: number;
  /** Pixels from the top of the scrolled content to the first row. */
  top: number;
}

/** Geometry of a list of rows of one height, taller than a browser allows if need be. */
export interface ListShape {
  rows: number;
  rowHeight: number;
  /** Pixels of the part that is seen. */
  viewport: number;
}

/** Pixels that the rows would take. */
const virtualHeight = ({ rows, rowHeight }: ListShape) => rows * rowHeight;

/** Pixels that the scrolled content takes. */
export function contentHeight(shape: ListShape): number {
  return Math.min(MOST_PIXELS, virtualHeight(shape));
}

/** Rows are passed over faster than pixels are scrolled by this factor; 1 but for very long lists. */
function compression(shape: ListShape): number {
  const room = contentHeight(shape) - shape.viewport;
  return room > 0 ? Math.max(1, (virtualHeight(shape) - shape.viewport) / room) : 1;
}

/** The rows to draw at a scroll position, with some beyond either edge. */
export function windowAt(shape: ListShape, scrollTop: number, beyond = 4): RowWindow {
  const { rows, rowHeight, viewport } = shape;
  const offset = scrollTop * compression(shape);
  const first = Math.max(0, Math.floor(offset / rowHeight) - beyond);
  const end = Math.min(rows, Math.ceil((offset + viewport) / rowHeight) + beyond);
  return { first: Math.min(first, end), end, top: scrollTop + first * rowHeight - offset };
}

/** The scroll position nearest to the present one at which a row is seen whole. */
export function scrollToRow(shape: ListShape, row: number, scrollTop: number): number {
  const { rowHeight, viewport } = shape;
  const factor = compression(shape);
  const offset = scrollTop * factor;
  const top = row * rowHeight;
  if (top < offset) return top / factor;
  const least = top + rowHeight - viewport;
  return least > offset ? Math.max(0, least) / factor : scrollTop;
}
