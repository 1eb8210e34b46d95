/** Columns that the table can be sorted by. */
export type SortableColumn = 'time' | 'line' | 'confidence';

/** Columns of the table, in their order. */
export const COLUMNS: readonly { id: string; title: string; sort?: SortableColumn }[] = [
  { id: 'source', title: 'Source' },
  { id: 'line', title: 'Line', sort: 'line' },
  { id: 'time', title: 'Time', sort: 'time' },
  { id: 'class', title: 'Class' },
  { id: 'confidence', title: 'Confidence', sort: 'confidence' },
  { id: 'actor', title: 'Actor' },
  { id: 'text', title: 'Text' }
];
