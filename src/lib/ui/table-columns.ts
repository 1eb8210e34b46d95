import { TABLE_WORDS } from '../words/results.ts';

const { columns } = TABLE_WORDS;

/** Columns that the table can be sorted by. */
export type SortableColumn = 'time' | 'line' | 'confidence';

/** Columns of the table, in their order. */
export const COLUMNS: readonly { id: string; title: string; sort?: SortableColumn }[] = [
  { id: 'source', title: columns.source },
  { id: 'line', title: columns.line, sort: 'line' },
  { id: 'time', title: columns.time, sort: 'time' },
  { id: 'class', title: columns.class },
  { id: 'confidence', title: columns.confidence, sort: 'confidence' },
  { id: 'actor', title: columns.actor },
  { id: 'text', title: columns.text }
];
