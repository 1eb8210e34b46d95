/** What a detector says of one record. Records with the same canonical text share one object. */
export interface Verdict {
  /** Id in the taxonomy; {@link BENIGN} when the record stays below the detection threshold. */
  readonly classId: number;
  /** 0..1: calibrated probability of being a threat for a detection, of being benign otherwise. */
  readonly confidence: number;
  /** Calibrated probability of each class of the taxonomy, 0..1, summing to 1. */
  readonly probabilities: Float32Array;
  /**
   * Id of the likeliest threat of a record that is suspicious but no detection (its `classId` is
   * {@link BENIGN}); null for all others.
   */
  readonly unsure: number | null;
  /**
   * True where the lines before the record decide: class and confidence are theirs, while the model, whose
   * `probabilities` are kept, takes the record for benign or is unsure. No detector sets it.
   */
  readonly byContext?: true;
  /**
   * Where the model places the record among others, packed (`packVector`): what it finds alike has a small
   * angle between. Absent where the model gives none; vectors of two models do not compare.
   */
  readonly embedding?: Int8Array<ArrayBuffer>;
}

/** Turns records into verdicts; knows nothing of storage. */
export interface Detector<R> {
  /** Name and version of the model that judges, once it is loaded: what its verdicts are marked with. */
  readonly bundle: string;
  /** Loads the model; resolves when the first record can be judged. */
  load(signal: AbortSignal): Promise<void>;
  /** @returns one verdict a record, in the records' order */
  detect(records: readonly R[], signal: AbortSignal): Promise<Verdict[]>;
  dispose(): Promise<void>;
}
