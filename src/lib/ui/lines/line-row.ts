/** What a line was judged to be. */
export interface LineVerdict {
  /** Of an unsure line, its likeliest threat. */
  classId: number;
  unsure: boolean;
  /** True where the lines around it decide. */
  byContext: boolean;
  /** Probability of being a threat, 0..1. */
  threat: number;
}

/** What is shown of a line. */
export interface LineRow {
  /** 1-based. */
  line: number;
  /** Null until it is read. */
  verdict: LineVerdict | null;
  /** Null until it is read, and where it is not stored. */
  text: string | null;
  /** False where the text can only be read in the file. */
  stored: boolean;
}
