import type { LineCriteria } from '../../lines/criteria.ts';
import type { Place } from '../../lines/places.ts';
import type { Reply } from '../protocol.ts';

/** A search over the judged lines of one source. */
export interface SearchRequest {
  sourceId: number;
  /** The text, in which the offsets of the chunks count; null to search verdicts alone. */
  text: Blob | null;
  /** Id of the source's format. */
  format: string | null;
  /** Ms since the epoch, as `ParseContext` has it. */
  reference: number;
  /** Zone in which lines that name none were dated; null for the device's own. */
  logZone: string | null;
  criteria: LineCriteria;
}

/** What was found since the report before; comes at once, then about five times a second. */
export interface SearchReport {
  /** Line numbers, 1-based, ascending. */
  hits: Uint32Array<ArrayBuffer>;
  /** Where the text with some of them begins, so that they are soon read. */
  places: Place[];
  /** Lines searched so far. */
  searched: number;
}

/** What the page can ask of the search worker; reached through `SearchClient` alone. */
export interface SearchApi {
  /** Searches to the end of the source; the last report comes before the reply. */
  search(
    request: SearchRequest,
    onReport: (report: SearchReport) => Promise<void>
  ): Promise<Reply<void>>;
  /** The text of a packed file up to a byte offset; reports bytes of the file read. */
  unpack(file: File, end: number, onBytes: (read: number) => void): Promise<Reply<Blob>>;
}
