import { classOfByte, isUnsureByte } from '../../db/class-byte.ts';
import { BENIGN } from '../../detectors/taxonomy.ts';
import { type DetectionColumns, HIDDEN } from '../columns.ts';
import type { TaughtTexts } from '../teach/taught-texts.ts';
import { type Matcher, rowTest } from './matcher.ts';

/** What the person's word makes of the model's verdicts. */
export interface PersonsWord {
  /** Lines that are suppressed. */
  matcher: Matcher;
  taught: TaughtTexts;
}

/** By how much counts of the model's verdicts change by the person's word; the four add up to nothing. */
export interface Tally {
  detections: number;
  unsure: number;
  benign: number;
  suppressed: number;
  /** Detections by source id. */
  bySource: ReadonlyMap<number, number>;
  /** Lines whose verdict examples changed, and those of them that are benign by it. */
  taught: number;
  taughtBenign: number;
}

type Counts = Omit<Tally, 'bySource'> & { bySource: Map<number, number> };

function nothing(): Counts {
  return {
    ...{ detections: 0, unsure: 0, benign: 0, suppressed: 0, taught: 0, taughtBenign: 0 },
    bySource: new Map()
  };
}

/** Keeps what rows are by the person's word, as that and the rows change. */
export class RowMarks {
  #word: PersonsWord | null = null;
  #epoch = 0;
  /** Rows looked at since the person's word changed. */
  #upTo = 0;
  #tally = nothing();

  constructor(readonly columns: DetectionColumns) {}

  /**
   * Sets class and visibility of the rows; rows that were looked at before with the same word are not looked
   * at again.
   * @param epoch changes when rows were renumbered
   */
  update(word: PersonsWord, epoch: number): Tally {
    const { columns } = this;
    const before = this.#word;
    const same = before?.matcher === word.matcher && before.taught === word.taught;
    if (!same || epoch !== this.#epoch) {
      this.#word = word;
      this.#epoch = epoch;
      this.#upTo = 0;
      this.#tally = nothing();
    }
    const matches = rowTest(columns, word.matcher);
    for (let row = this.#upTo; row < columns.length; row++) this.#mark(row, word, matches(row));
    this.#upTo = columns.length;
    return { ...this.#tally, bySource: new Map(this.#tally.bySource) };
  }

  #mark(row: number, { taught }: PersonsWord, suppressed: boolean): void {
    const { columns } = this;
    const said = columns.said[row]!;
    const saidUnsure = isUnsureByte(said);
    const saidClass = classOfByte(said);
    const lesson = taught.size === 0 ? undefined : this.#lesson(row, taught);
    const changed = lesson !== undefined && (saidUnsure || lesson !== saidClass);
    const classId = changed ? lesson : saidClass;
    const unsure = saidUnsure && !changed;
    const benign = classId === BENIGN && !unsure;
    const seen = suppressed ? HIDDEN.suppressed : HIDDEN.not;
    columns.classes[row] = classId;
    columns.unsure[row] = unsure ? 1 : 0;
    columns.hidden[row] = benign ? (changed ? HIDDEN.taughtBenign : HIDDEN.benign) : seen;
    if (columns.hidden[row] === HIDDEN.taughtBenign) this.#tally.taughtBenign++;
    if (changed) this.#tally.taught++;
    this.#count(row, saidUnsure ? 'unsure' : saidClass === BENIGN ? 'benign' : 'detections', -1);
    const now = benign ? 'benign' : suppressed ? 'suppressed' : unsure ? 'unsure' : 'detections';
    this.#count(row, now, 1);
  }

  #lesson(row: number, taught: TaughtTexts): number | undefined {
    return taught.classOf(this.columns.keysHigh[row]!, this.columns.keysLow[row]!);
  }

  #count(row: number, what: 'detections' | 'unsure' | 'benign' | 'suppressed', by: number): void {
    const tally = this.#tally;
    tally[what] += by;
    if (what !== 'detections') return;
    const sourceId = this.columns.sourceIds[row]!;
    tally.bySource.set(sourceId, (tally.bySource.get(sourceId) ?? 0) + by);
  }
}
