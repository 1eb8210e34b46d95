import { classOfByte, isByContextByte, isUnsureByte } from '../db/class-byte.ts';
import type { DetectionChunk } from '../db/schema.ts';
import { BENIGN } from '../detectors/taxonomy.ts';
import { KEY_WORDS } from '../detectors/log-line/text-key.ts';

const FIRST_CAPACITY = 4096;

/** Why a row is not among the others. */
export const HIDDEN = {
  /** It is. */
  not: 0,
  /** The person suppressed it. */
  suppressed: 1,
  /** Benign by the person's examples. */
  taughtBenign: 2,
  /** Benign: it was kept while examples that are off now, or gone, called it a threat. */
  benign: 3
} as const;

/** Where a stored chunk's detections lie, to fetch their texts together. */
export interface ChunkExtent {
  sourceId: number;
  /** Line of the first detection. */
  first: number;
  /** Line of the last detection. */
  last: number;
}

/**
 * All detections and unsure lines as columns that grow: a million of them take some 40 MB and are filtered without
 * touching an object. A row is an index into the columns; appending keeps rows, removing a source
 * renumbers them.
 */
export class DetectionColumns {
  length = 0;
  sourceIds = new Uint32Array(FIRST_CAPACITY);
  chunkIds = new Uint32Array(FIRST_CAPACITY);
  lines = new Uint32Array(FIRST_CAPACITY);
  /** Ms since the epoch; NaN where the line has no time. */
  times = new Float64Array(FIRST_CAPACITY);
  /** Class id; of an unsure line, its likeliest threat. */
  classes = new Uint8Array(FIRST_CAPACITY);
  /** 1 for an unsure line, 0 for a detection. */
  unsure = new Uint8Array(FIRST_CAPACITY);
  /** What the model said, as `classByte` packs it; the two above differ where examples changed it. */
  said = new Uint8Array(FIRST_CAPACITY);
  /** 0..1 */
  confidences = new Float32Array(FIRST_CAPACITY);
  /** What the text is known by (`textKey`), in two words; 0 and 0 where it is not known. */
  keysHigh = new Uint32Array(FIRST_CAPACITY);
  keysLow = new Uint32Array(FIRST_CAPACITY);
  /** Why a row is not among the others, as {@link HIDDEN} numbers it: set by `RowMarks`. */
  hidden = new Uint8Array(FIRST_CAPACITY);
  /** Index into {@link actors}. */
  actorIds = new Uint32Array(FIRST_CAPACITY);
  /** Every actor once. */
  readonly actors: string[] = [];
  readonly chunks = new Map<number, ChunkExtent>();
  /** Earliest and latest time of the detections; Infinity and -Infinity where no detection has one. */
  earliest = Infinity;
  latest = -Infinity;
  readonly #actorIds = new Map<string, number>();

  /**
   * Adds the detections of one stored chunk.
   * @param keys of their texts, two words each
   */
  append(chunk: DetectionChunk, keys: ArrayLike<number> = []): void {
    const added = chunk.lines.length;
    if (added === 0) return;
    const start = this.length;
    this.#reserve(start + added);
    this.sourceIds.fill(chunk.sourceId, start, start + added);
    this.chunkIds.fill(chunk.id, start, start + added);
    this.lines.set(chunk.lines, start);
    this.times.set(chunk.times, start);
    chunk.classes.forEach((byte, i) => {
      this.classes[start + i] = classOfByte(byte);
      this.unsure[start + i] = isUnsureByte(byte) ? 1 : 0;
      this.said[start + i] = byte;
    });
    this.confidences.set(chunk.confidences, start);
    for (let i = 0; i < added; i++) {
      this.actorIds[start + i] = this.#actorId(chunk.actors[i]!);
      this.keysHigh[start + i] = keys[i * KEY_WORDS] ?? 0;
      this.keysLow[start + i] = keys[i * KEY_WORDS + 1] ?? 0;
    }
    // Rows of a removed source may have left their marks here.
    this.hidden.fill(0, start, start + added);
    this.#widen(start, start + added);
    this.chunks.set(chunk.id, {
      sourceId: chunk.sourceId,
      first: chunk.lines[0]!,
      last: chunk.lines[added - 1]!
    });
    this.length += added;
  }

  /** Whether the lines around a row's line decide its class, and neither the model alone nor an example. */
  isByContext(row: number): boolean {
    const said = this.said[row]!;
    return isByContextByte(said) && this.classes[row] === classOfByte(said);
  }

  /** Removes the detections of some sources; the rows that stay are renumbered. */
  removeSources(gone: readonly number[]): void {
    const sourceIds = new Set(gone);
    let kept = 0;
    for (let row = 0; row < this.length; row++) {
      if (sourceIds.has(this.sourceIds[row]!)) continue;
      for (const column of this.#columns()) column[kept] = column[row]!;
      kept++;
    }
    this.length = kept;
    for (const [id, { sourceId }] of this.chunks) {
      if (sourceIds.has(sourceId)) this.chunks.delete(id);
    }
    this.earliest = Infinity;
    this.latest = -Infinity;
    this.#widen(0, kept);
  }

  /** The actor of a row. */
  actorOf(row: number): string {
    return this.actors[this.actorIds[row]!]!;
  }

  #columns() {
    return [
      this.sourceIds,
      this.chunkIds,
      this.lines,
      this.times,
      this.classes,
      this.unsure,
      this.confidences,
      this.keysHigh,
      this.keysLow,
      this.said,
      this.hidden,
      this.actorIds
    ];
  }

  #actorId(actor: string): number {
    const known = this.#actorIds.get(actor);
    if (known !== undefined) return known;
    const id = this.actors.push(actor) - 1;
    this.#actorIds.set(actor, id);
    return id;
  }

  #widen(from: number, to: number): void {
    for (let row = from; row < to; row++) {
      if (this.unsure[row] === 1 || this.classes[row] === BENIGN) continue;
      const time = this.times[row]!;
      if (time < this.earliest) this.earliest = time;
      if (time > this.latest) this.latest = time;
    }
  }

  #reserve(needed: number): void {
    let capacity = this.lines.length;
    if (needed <= capacity) return;
    while (capacity < needed) capacity *= 2;
    const grow = <T extends Uint32Array | Uint8Array | Float32Array | Float64Array>(
      from: T,
      to: T
    ): T => {
      to.set(from);
      return to;
    };
    this.sourceIds = grow(this.sourceIds, new Uint32Array(capacity));
    this.chunkIds = grow(this.chunkIds, new Uint32Array(capacity));
    this.lines = grow(this.lines, new Uint32Array(capacity));
    this.times = grow(this.times, new Float64Array(capacity));
    this.classes = grow(this.classes, new Uint8Array(capacity));
    this.unsure = grow(this.unsure, new Uint8Array(capacity));
    this.confidences = grow(this.confidences, new Float32Array(capacity));
    this.keysHigh = grow(this.keysHigh, new Uint32Array(capacity));
    this.keysLow = grow(this.keysLow, new Uint32Array(capacity));
    this.said = grow(this.said, new Uint8Array(capacity));
    this.hidden = grow(this.hidden, new Uint8Array(capacity));
    this.actorIds = grow(this.actorIds, new Uint32Array(capacity));
  }
}
